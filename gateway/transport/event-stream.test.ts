import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { createHandler } from 'graphql-sse/lib/use/http';
import { anonymous } from '../../platform/identity/principal';
import { createTopic } from '../testing/topic';
import { until } from '../testing/until';
import { createEventStreamTransport } from './event-stream';
import { readServerSentEvents, type ServerSentEvent } from './server-sent-events';
import { isEventStream, type SubgraphRequest, type SubgraphResponse } from './transport';

const read = async (...chunks: string[]): Promise<ServerSentEvent[]> => {
  const bytes = async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
  };
  const events: ServerSentEvent[] = [];
  for await (const event of readServerSentEvents(bytes(), 100)) events.push(event);
  return events;
};

describe('the reader of server-sent events', () => {
  it('reads events, of several lines too, and skips comments', async () => {
    expect(
      await read(':\n\nid: 1\nevent: next\ndata: a\ndata:b\n\nevent: complete\ndata:\n\n'),
    ).toEqual([
      { event: 'next', data: 'a\nb' },
      { event: 'complete', data: '' },
    ]);
  });

  it.each([
    ['CR LF', 'event: next\r\ndata: a\r\n\r\n'],
    ['CR', 'event: next\rdata: a\r\r\n'],
  ])('reads lines that end with %s, wherever chunks are cut', async (_name, text) => {
    for (let cut = 0; cut < text.length; cut += 1) {
      expect(await read(text.slice(0, cut), text.slice(cut))).toEqual([
        { event: 'next', data: 'a' },
      ]);
    }
  });

  it('reads the same however its text is cut', async () => {
    const text =
      ':\n\n\nevent: next\ndata: a\ndata: b\r\n\r\ndata: c\n\n\n\nevent: complete\ndata:\n\n';
    const whole = await read(text);
    expect(whole).toHaveLength(3);
    expect(await read(...text)).toEqual(whole);
    for (let first = 0; first < text.length; first += 1)
      for (let second = first; second < text.length; second += 3)
        expect(
          await read(text.slice(0, first), text.slice(first, second), text.slice(second)),
        ).toEqual(whole);
  });

  it('looks at each piece of a long event once', async () => {
    const pieces = Array.from({ length: 200 }, () => 'x'.repeat(100));
    const replace = jest.spyOn(String.prototype, 'replace');
    const bytes = async function* () {
      for (const piece of ['data: ', ...pieces, '\n\n']) yield Buffer.from(piece);
    };
    const events: ServerSentEvent[] = [];
    for await (const event of readServerSentEvents(bytes(), 50_000)) events.push(event);
    const looked = replace.mock.contexts.reduce<number>(
      (sum, text) => sum + String(text).length,
      0,
    );
    replace.mockRestore();
    expect(events[0]?.data).toHaveLength(20_000);
    // Once when it comes, and once when its line is read.
    expect(looked).toBeLessThan(3 * 20_000);
  });

  it('reads characters that are cut in two', async () => {
    const text = Buffer.from('data: ä\n\n').toString('latin1');
    expect(await read(text.slice(0, 7), text.slice(7))).toEqual([{ event: 'message', data: 'ä' }]);
  });

  it('refuses an event without end', async () => {
    await expect(read('data: '.padEnd(200, 'x'))).rejects.toThrow('more than 100');
  });
});

describe('the event stream transport', () => {
  const topic = createTopic<{ tick: number }>();
  const headers: unknown[] = [];
  let server: Server;
  let transport: ReturnType<typeof createEventStreamTransport>;

  beforeAll(async () => {
    const schema = makeExecutableSchema({
      typeDefs: 'type Query { a: Int } type Subscription { tick: Int refused: Int }',
      resolvers: {
        Subscription: {
          tick: { subscribe: () => topic.subscribe() },
          refused: {
            subscribe: () => {
              throw new Error('Not you.');
            },
          },
        },
      },
    });
    const handler = createHandler({ schema });
    server = createServer((request, response) => {
      headers.push(request.headers['x-principal']);
      void handler(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    transport = createEventStreamTransport({
      subgraph: { name: 'live', url: 'http://unused' },
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/stream`,
      principalHeaders: () => ({ 'x-principal': 'signed' }),
    });
  });
  afterAll(async () => {
    await transport.close();
    server.closeAllConnections();
    server.close();
  });

  const request = (document: string, signal = new AbortController().signal): SubgraphRequest => ({
    kind: 'subscription',
    document,
    variables: {},
    variablesText: '{}',
    context: {
      ...{ requestId: 'r', principal: anonymous, identityKey: '', signal },
      forwardedHeaders: new Map(),
    },
  });
  const open = async (signal?: AbortSignal): Promise<AsyncIterator<SubgraphResponse>> => {
    const stream = await transport.subscribe(request('subscription { tick }', signal));
    if (!isEventStream(stream)) throw new Error('refused');
    await until('subscribed', () => topic.subscribers === 1);
    return stream[Symbol.asyncIterator]();
  };

  it('brings the events in order and ends with the upstream', async () => {
    const events = await open();
    topic.publish({ tick: 1 });
    topic.publish({ tick: 2 });
    expect(await events.next()).toEqual({ done: false, value: { data: { tick: 1 } } });
    expect(await events.next()).toEqual({ done: false, value: { data: { tick: 2 } } });
    topic.end();
    expect(await events.next()).toEqual({ done: true, value: undefined });
    expect(headers).toContain('signed');
  });

  it.each([
    ['without end', (more: () => void) => setImmediate(more)],
    ['that stops before its end', () => undefined],
  ])('does not read an answer %s in place of a stream', async (_how, then) => {
    let isClosed = false;
    const lying = createServer((_request, response) => {
      response.on('close', () => (isClosed = true));
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(1_000), () => then(more));
      };
      more();
    });
    await new Promise<void>((resolve) => lying.listen(0, '127.0.0.1', resolve));
    const { port } = lying.address() as AddressInfo;
    const subgraph = { name: 'lying', url: 'http://unused' };
    const url = `http://127.0.0.1:${port}`;
    const reading = createEventStreamTransport({ subgraph, url, timeout: 300, maxLength: 50_000 });
    await expect(reading.subscribe(request('subscription { tick }'))).rejects.toMatchObject({
      code: 'SUBGRAPH_INVALID_RESPONSE',
    });
    await until('closed', () => isClosed);
    await reading.close();
    lying.close();
  });

  it('releases the upstream at once, on a quiet topic too', async () => {
    const events = await open();
    const waiting = events.next();
    await events.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await until('released', () => topic.subscribers === 0);
    const controller = new AbortController();
    await open(controller.signal);
    controller.abort();
    await until('released', () => topic.subscribers === 0);
  });

  it('reports an upstream that is lost', async () => {
    const events = await open();
    const next = events.next();
    server.closeAllConnections();
    await expect(next).rejects.toMatchObject({ code: 'SUBGRAPH_UNREACHABLE' });
    await until('released', () => topic.subscribers === 0);
  });

  it('hands on why a subscription is refused', async () => {
    const stream = await transport.subscribe(request('subscription { refused }'));
    if (!isEventStream(stream)) throw new Error('no stream');
    expect((await stream[Symbol.asyncIterator]().next()).value).toMatchObject({
      isRefusal: true,
      errors: [{ message: 'Not you.' }],
    });
    const answer = await transport.subscribe(request('{'));
    expect(isEventStream(answer)).toBe(false);
    expect(answer).toMatchObject({ errors: [{}] });
  });
});
