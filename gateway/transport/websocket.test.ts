import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { anonymous } from '../../platform/identity/principal';
import { isEventStream, type SubgraphRequest, type SubgraphResponse } from './transport';
import { createWebSocketTransport } from './websocket';

const requestOf = (document: string, identityKey = ''): SubgraphRequest => ({
  kind: 'subscription',
  document,
  variables: {},
  variablesText: '{}',
  context: {
    requestId: 'r',
    principal: anonymous,
    forwardedHeaders: new Map(),
    identityKey,
    signal: new AbortController().signal,
  },
});

describe('the WebSocket transport', () => {
  let server: Server;
  let sockets: WebSocketServer;
  let begun = 0;
  let released = 0;
  const connections: unknown[] = [];
  let transport: ReturnType<typeof createWebSocketTransport>;

  beforeAll(async () => {
    const schema = makeExecutableSchema({
      typeDefs:
        'type Query { a: Int } type Subscription { count(to: Int!): Int quiet: Int refused: Int }',
      resolvers: {
        Subscription: {
          count: {
            async *subscribe(_: unknown, { to }: { to: number }) {
              for (let count = 1; count <= to; count += 1) yield { count };
            },
          },
          quiet: {
            subscribe: () => ({
              [Symbol.asyncIterator]() {
                return this;
              },
              next: () => {
                begun += 1;
                return new Promise(() => undefined);
              },
              return: () => {
                released += 1;
                return Promise.resolve({ done: true, value: undefined });
              },
            }),
          },
          refused: {
            subscribe: () => {
              throw new Error('Not you.');
            },
          },
        },
      },
    });
    server = createServer();
    sockets = new WebSocketServer({ server, path: '/graphql' });
    useServer(
      { schema, onConnect: ({ connectionParams }) => void connections.push(connectionParams) },
      sockets,
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    transport = createWebSocketTransport({
      subgraph: { name: 'live', url },
      principalHeaders: () => ({ 'x-principal': 'signed' }),
    });
  });

  afterAll(async () => {
    await transport.close();
    for (const socket of sockets.clients) socket.terminate();
    await new Promise((resolve) => sockets.close(resolve));
    server.close();
  });

  const open = async (
    document: string,
    identityKey?: string,
  ): Promise<AsyncIterator<SubgraphResponse>> => {
    const stream = await transport.subscribe(requestOf(document, identityKey));
    if (!isEventStream(stream)) throw new Error('refused');
    return stream[Symbol.asyncIterator]();
  };

  const until = async (isMet: () => boolean): Promise<void> => {
    const deadline = Date.now() + 4_000;
    while (!isMet()) {
      if (Date.now() > deadline) throw new Error('It did not happen in time.');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };

  it('brings the events in order and ends with the upstream', async () => {
    const events = await open('subscription { count(to: 2) }');
    expect(await events.next()).toEqual({ done: false, value: { data: { count: 1 } } });
    expect(await events.next()).toEqual({ done: false, value: { data: { count: 2 } } });
    expect(await events.next()).toEqual({ done: true, value: undefined });
    expect(connections).toContainEqual({ 'x-principal': 'signed' });
  });

  it('shares a socket within an identity and releases it with its last subscription', async () => {
    await until(() => sockets.clients.size === 0);
    const streams = [
      await open('subscription { quiet }', 'a'),
      await open('subscription { quiet }', 'a'),
      await open('subscription { quiet }', 'b'),
    ];
    for (const stream of streams) void stream.next();
    await until(() => sockets.clients.size === 2 && begun === 3);
    for (const stream of streams) await stream.return?.();
    await until(() => sockets.clients.size === 0 && released >= 3);
  });

  it('hands on why a subscription is refused', async () => {
    const events = await open('subscription { refused }');
    expect(await events.next()).toMatchObject({ value: { errors: [{ message: 'Not you.' }] } });
    expect((await events.next()).done).toBe(true);
  });

  it('reports an upstream that is lost', async () => {
    await until(() => sockets.clients.size === 0);
    const events = await open('subscription { quiet }', 'lost');
    const next = events.next();
    await until(() => sockets.clients.size === 1);
    for (const socket of sockets.clients) socket.terminate();
    await expect(next).rejects.toMatchObject({ code: 'SUBGRAPH_UNREACHABLE' });
  });

  it.each([
    ['does not take the socket', (silent: Server) => void silent.on('upgrade', () => undefined)],
    [
      'does not acknowledge it',
      (silent: Server) => void new WebSocketServer({ server: silent, path: '/graphql' }),
    ],
  ])('gives up on a subgraph that %s', async (_how, behave) => {
    const silent = createServer();
    behave(silent);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/graphql`;
    const waiting = createWebSocketTransport({ subgraph: { name: 'silent', url }, timeout: 50 });
    const stream = await waiting.subscribe(requestOf('subscription { quiet }'));
    if (!isEventStream(stream)) throw new Error('refused');
    await expect(stream[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'SUBGRAPH_UNREACHABLE',
      message: 'The stream of subgraph "silent" was lost.',
    });
    await waiting.close();
    silent.closeAllConnections();
    silent.close();
  });
});
