import { createClient } from 'graphql-sse';
import { startTestServer, type TestServer } from '../testing/test-server';
import { until } from '../testing/until';

let server: TestServer;
const aborts: AbortController[] = [];

const serve = async (env: Record<string, string> = {}) => {
  server = await startTestServer({ env });
};
afterEach(async () => {
  for (const abort of aborts.splice(0)) abort.abort();
  await server.close();
});

const subscribed = (count: number) =>
  until(`${count} subscribers`, () => server.subscribers() === count);

interface Stream {
  readonly status: number;
  readonly headers: Headers;
  /** What came until now. */
  text(): string;
  readonly ended: Promise<string>;
  abort(): void;
}

async function openStream(
  query: string,
  headers: Record<string, string> = {},
  variables?: unknown,
): Promise<Stream> {
  const controller = new AbortController();
  aborts.push(controller);
  const response = await fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: controller.signal,
  });
  let text = '';
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array);
    return text;
  };
  const ended = read();
  ended.catch(() => undefined);
  return {
    status: response.status,
    headers: response.headers,
    text: () => text,
    ended,
    abort: () => controller.abort(),
  };
}

const events = 'subscription { events { cursor text } }';

describe('an event stream', () => {
  beforeEach(() => serve());

  it('sends events with their cursor as id, and completes', async () => {
    const stream = await openStream(events);
    await subscribed(1);
    server.topic.publish({ cursor: 'a', text: 'one' });
    server.topic.end();
    expect(await stream.ended).toMatch(
      /^retry: \d{4}\n:\n\nid: a\nevent: next\ndata: {"data":{"events":{"cursor":"a","text":"one"}}}\n\nevent: complete\ndata:\n\n$/,
    );
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('x-request-id')).not.toBeNull();
  });

  it('is what the graphql-sse client understands', async () => {
    const client = createClient({ url: `${server.url}/graphql/stream`, retryAttempts: 0 });
    const received: unknown[] = [];
    const done = new Promise<void>((resolve, reject) =>
      client.subscribe(
        { query: events },
        { next: (value) => received.push(value), error: reject, complete: resolve },
      ),
    );
    await subscribed(1);
    server.topic.publish({ cursor: 'a', text: 'one' });
    server.topic.publish({ cursor: 'b', text: 'two' });
    server.topic.end();
    await done;
    expect(received).toEqual([
      { data: { events: { cursor: 'a', text: 'one' } } },
      { data: { events: { cursor: 'b', text: 'two' } } },
    ]);
    client.dispose();
  });

  it('answers queries and mutations with one event', async () => {
    expect(await (await openStream('{ hello }')).ended).toContain(
      'event: next\ndata: {"data":{"hello":"Hello, world"}}\n\nevent: complete',
    );
    expect(await (await openStream('mutation { change(to: "x") }')).ended).toContain(
      '"change":"x"',
    );
  });

  it('is opened by GET too, for EventSource, but runs no mutation by it', async () => {
    const get = (query: string) =>
      fetch(`${server.url}/graphql/stream?query=${encodeURIComponent(query)}`, {
        headers: { accept: 'text/event-stream' },
      });
    expect(await (await get('{ hello }')).text()).toContain('event: next');
    const refused = await get('mutation { change(to: "x") }');
    expect(refused.status).toBe(405);
    expect(refused.headers.get('allow')).toBe('POST');
    expect(server.changes).toEqual([]);
  });

  it.each([
    ['a syntax error', '{', 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'a root that depends on a variable',
      'subscription ($s: Boolean!) { events @skip(if: $s) { text } }',
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a source that refuses', 'subscription { broken { text } }', 403, 'FORBIDDEN'],
  ])('answers %s with a status before the stream begins', async (_title, query, status, code) => {
    const stream = await openStream(query);
    expect(stream.status).toBe(status);
    expect(JSON.parse(await stream.ended)).toMatchObject({ errors: [{ extensions: { code } }] });
    await until('counted out', () => server.live.running === 0);
  });

  it('refuses who accepts no event stream, and who has a bad token', async () => {
    expect((await openStream(events, { accept: 'application/json' })).status).toBe(406);
    expect((await openStream(events, { authorization: 'Bearer bad' })).status).toBe(401);
  });

  it('releases the source when the client is gone, on a quiet topic too', async () => {
    const stream = await openStream(events);
    await subscribed(1);
    stream.abort();
    await subscribed(0);
    await until('counted out', () => server.live.running === 0);
  });
});

describe('Last-Event-ID', () => {
  beforeEach(() => serve());
  const first = async (query: string, variables?: unknown) => {
    const stream = await openStream(query, { 'last-event-id': 'a7' }, variables);
    await until('an event', () => stream.text().includes('id: '));
    return stream.text();
  };

  it('counts as `after` when the subscription has none', async () => {
    expect(await first(events)).toContain('id: a7+\n');
  });

  it('replaces a literal `after`', async () => {
    expect(await first('subscription { events(after: "a1") { cursor } }')).toContain('id: a7+\n');
  });

  it('replaces the value of a variable `after`', async () => {
    const query = 'subscription ($from: String) { events(after: $from) { cursor } }';
    expect(await first(query, { from: 'a1' })).toContain('id: a7+\n');
  });

  it('is refused where it cannot be honoured', async () => {
    for (const query of ['subscription { other { cursor } }', '{ hello }']) {
      const stream = await openStream(query, { 'last-event-id': 'a7' });
      expect(stream.status).toBe(400);
    }
    const inFragment = 'subscription { ...F } fragment F on Subscription { events { cursor } }';
    expect((await openStream(inFragment, { 'last-event-id': 'a7' })).status).toBe(400);
  });
});

describe('an event stream with limits', () => {
  it('stays alive by comments', async () => {
    await serve({ LIVE_HEARTBEAT: '20' });
    const stream = await openStream(events);
    await until('three comments', () => stream.text().split(':\n\n').length > 4);
  });

  it('ends with an error when the token expires', async () => {
    await serve();
    const soon = Math.ceil(Date.now() / 1_000) + 1;
    const stream = await openStream(events, { authorization: `Bearer maija.${soon}` });
    const text = await stream.ended;
    expect(text).toContain('"code":"UNAUTHENTICATED"');
    expect(text).toContain('event: complete');
    await subscribed(0);
  });

  it('counts against the caps', async () => {
    await serve({ LIVE_MAX_PER_PRINCIPAL: '1' });
    await openStream(events);
    await subscribed(1);
    const second = await openStream(events);
    expect(second.status).toBe(429);
    expect(await second.ended).toContain('TOO_MANY_SUBSCRIPTIONS');
  });

  it('ends with the last cursor for a client that reads too slowly', async () => {
    await serve({ LIVE_MAX_BUFFERED_BYTES: '100000', LIVE_SLOW_GRACE: '1000' });
    const controller = new AbortController();
    aborts.push(controller);
    const url = `${server.url}/graphql/stream?query=${encodeURIComponent(events)}`;
    const { signal } = controller;
    const slow = await fetch(url, { headers: { accept: 'text/event-stream' }, signal });
    await subscribed(1);
    const text = 'x'.repeat(50_000);
    let count = 0;
    await until('the slow one is dropped', () => {
      for (let i = 0; i < 10; i += 1) server.topic.publish({ cursor: String((count += 1)), text });
      return server.topic.subscribers === 0;
    });
    const received = await slow.text();
    const lastCursor = [...received.matchAll(/^id: (.+)$/gm)].at(-1)?.[1];
    const last = received.trimEnd().split('\n\n').at(-1) ?? '';
    expect(last).toMatch(/^event: next\ndata: /);
    expect(JSON.parse(last.replace(/^event: next\ndata: /, ''))).toMatchObject({
      errors: [{ extensions: { code: 'SLOW_CONSUMER', lastCursor } }],
    });
    // It is to come back, as it does when a stream ends without `complete`.
    expect(received).not.toContain('event: complete');
    await until('counted out', () => server.live.running === 0);
  });

  it('ends without `complete` when the gateway stops, so that clients come back', async () => {
    await serve();
    const stream = await openStream(events);
    await subscribed(1);
    await server.close();
    expect(await stream.ended).not.toContain('complete');
    expect(server.topic.subscribers).toBe(0);
  });
});
