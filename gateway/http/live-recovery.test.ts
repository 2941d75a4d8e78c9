import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { loadConfig } from '../../platform/config';
import { createLog } from '../../platform/log';
import { composeSupergraph } from '../compose/compose-supergraph';
import { createEngine, type FederationEngine } from '../engine';
import { connectSocket, type SocketClient } from '../testing/socket-client';
import { createTopic } from '../testing/topic';
import { until } from '../testing/until';
import { createHttpTransport } from '../transport/http';
import { createWebSocketTransport } from '../transport/websocket';
import { createGatewayServer, type GatewayServer } from './server';

const sdl = /* GraphQL */ `
  type Query {
    hello: String
  }
  type Event {
    cursor: String!
    text: String
  }
  type Subscription {
    events(after: String): Event!
    unnumbered: Event!
    refused: Event!
  }
`;

interface Event {
  readonly cursor: string;
}

/** A subgraph that remembers its events; it can be lost and come back at the same address. */
class Subgraph {
  readonly #history: Event[] = [];
  readonly #topic = createTopic<Event>();
  #server: Server | null = null;
  #sockets: WebSocketServer | null = null;
  #port = 0;
  opened = 0;

  get subscribers(): number {
    return this.#topic.subscribers;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/graphql`;
  }

  publish(...cursors: string[]): void {
    for (const cursor of cursors) {
      this.#history.push({ cursor });
      this.#topic.publish({ cursor });
    }
  }

  async start(): Promise<void> {
    this.#server = createServer();
    this.#sockets = new WebSocketServer({ server: this.#server });
    this.#sockets.on('connection', () => (this.opened += 1));
    useServer({ schema: this.#schema() }, this.#sockets);
    await new Promise<void>((resolve) => this.#server?.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Cuts every connection without a word. */
  async stop(): Promise<void> {
    const server = this.#server;
    for (const socket of this.#sockets?.clients ?? []) socket.terminate();
    await new Promise((resolve) => server?.close(resolve));
    await until('streams released', () => this.subscribers === 0);
  }

  #schema() {
    const resolve = (event: Event): Event => event;
    return makeExecutableSchema({
      typeDefs: sdl,
      resolvers: {
        Subscription: {
          events: {
            subscribe: (_root: unknown, { after }: { after?: string }) => this.#events(after),
            resolve,
          },
          unnumbered: { subscribe: () => this.#topic.subscribe(), resolve },
          refused: {
            subscribe: () => {
              throw new Error('Not you.');
            },
          },
        },
      },
    });
  }

  #events(after: string | undefined): AsyncIterableIterator<Event> {
    const live = this.#topic.subscribe();
    const start = this.#history.findIndex(({ cursor }) => cursor === after) + 1;
    const replay = after === undefined ? [] : this.#history.slice(start);
    return {
      ...live,
      next: () => {
        const value = replay.shift();
        return value === undefined ? live.next() : Promise.resolve({ done: false, value });
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}

const supergraphOf = (url: string, types = sdl): string =>
  composeSupergraph([{ name: 'live', url, sdl: types }]).supergraphSdl;

let subgraph: Subgraph;
let engine: FederationEngine;
let server: GatewayServer;
let url: string;
const clients: SocketClient[] = [];

const serve = async (env: Record<string, string> = {}) => {
  subgraph = new Subgraph();
  await subgraph.start();
  engine = createEngine({
    supergraphSdl: supergraphOf(subgraph.url),
    transportFor: (definition) =>
      createHttpTransport({
        subgraph: definition,
        subscriptions: createWebSocketTransport({ subgraph: definition }),
      }),
  });
  const config = loadConfig({ PORT: '0', ...env });
  const log = createLog({ level: 'silent' });
  server = await createGatewayServer({ engine, config, log, verifier: null });
  url = await server.listen();
};

afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.terminate();
  await server.close();
  await engine.close();
  await subgraph.stop();
});

const subscribe = async (query: string, variables?: object): Promise<SocketClient> => {
  const client = await connectSocket(url);
  clients.push(client);
  client.send({ type: 'subscribe', id: '1', payload: { query, variables } });
  return client;
};
const events = 'subscription { events { cursor } }';
const received = ({ messages }: SocketClient, field = 'events'): string =>
  messages
    .filter(({ type }) => type === 'next')
    .map(({ payload }) => {
      const { data } = payload as { data: Record<string, { cursor: string } | null> | null };
      return data?.[field]?.cursor ?? 'null';
    })
    .join(' ');
const open = (count: number) => until(`${count} open`, () => subgraph.subscribers === count);

describe('a subgraph that is lost', () => {
  it('is asked again behind the last event: clients miss nothing and get nothing twice', async () => {
    await serve();
    const [first, second] = await Promise.all([subscribe(events), subscribe(events)]);
    await open(1);
    subgraph.publish('a', 'b');
    await until('both', () => [first, second].every((client) => received(client) === 'a b'));
    await subgraph.stop();
    subgraph.publish('c', 'd');
    await subgraph.start();
    await open(1);
    subgraph.publish('e');
    for (const client of [first, second]) {
      await until('all', () => received(client) === 'a b c d e');
    }
    expect(server.pipeline.live.groups).toBe(1);
  });

  it('is told to clients when they could miss something', async () => {
    await serve();
    const client = await subscribe('subscription { unnumbered { cursor } }');
    await open(1);
    subgraph.publish('a');
    await until('one', () => received(client, 'unnumbered') === 'a');
    await subgraph.stop();
    await client.message('complete', '1');
    expect(client.messages.at(-2)?.payload).toMatchObject({
      errors: [{ extensions: { code: 'SUBGRAPH_UNREACHABLE' } }],
    });
    await until(
      'counted out',
      () => server.live.running === 0 && server.pipeline.live.groups === 0,
    );
  });

  it('is told to clients when it does not come back in time', async () => {
    await serve({ LIVE_RECOVERY: '150' });
    const client = await subscribe(events);
    await open(1);
    subgraph.publish('a');
    await until('one', () => received(client) === 'a');
    await subgraph.stop();
    await client.message('complete', '1');
    expect(received(client)).toBe('a null');
  });

  it('is told with an error message to clients that begin while it is away', async () => {
    await serve();
    await subgraph.stop();
    const client = await subscribe(events);
    expect((await client.message('error', '1')).payload).toMatchObject([
      { extensions: { code: 'SUBGRAPH_UNREACHABLE' } },
    ]);
  });

  it('is not asked again when the last client has gone meanwhile', async () => {
    await serve();
    const client = await subscribe(events);
    await open(1);
    subgraph.publish('a');
    await until('one', () => received(client) === 'a');
    await subgraph.stop();
    client.socket.terminate();
    await until('counted out', () => server.pipeline.live.groups === 0);
    const before = subgraph.opened;
    await subgraph.start();
    await new Promise((resolve) => setImmediate(resolve));
    expect(subgraph.opened).toBe(before);
  });

  it('refuses with an error message what it refuses', async () => {
    await serve();
    const client = await subscribe('subscription { refused { cursor } }');
    expect((await client.message('error', '1')).payload).toMatchObject([{ message: 'Not you.' }]);
  });
});

describe('a new supergraph', () => {
  it('is planned for running subscriptions, which go on behind their last event', async () => {
    await serve();
    const client = await subscribe(events);
    await open(1);
    subgraph.publish('a');
    await until('one', () => received(client) === 'a');
    const elsewhere = new Subgraph();
    await elsewhere.start();
    elsewhere.publish('a', 'b');
    await engine.swap(supergraphOf(elsewhere.url));
    await until('moved', () => subgraph.subscribers === 0 && elsewhere.subscribers === 1);
    elsewhere.publish('c');
    await until('all', () => received(client) === 'a b c');
    client.socket.terminate();
    await until('released', () => elsewhere.subscribers === 0);
    await elsewhere.stop();
  });

  it('leaves those that have no cursor on the old plan, and gives newcomers the new one', async () => {
    await serve();
    const query = 'subscription { unnumbered { cursor } }';
    const old = await subscribe(query);
    await open(1);
    await engine.swap(supergraphOf(subgraph.url));
    const fresh = await subscribe(query);
    await open(2);
    subgraph.publish('a');
    for (const client of [old, fresh]) {
      await until('one', () => received(client, 'unnumbered') === 'a');
    }
  });

  it('ends only the subscriptions that are not valid any more', async () => {
    await serve();
    const [valid, invalid] = await Promise.all([
      subscribe(events),
      subscribe('subscription { events { text } }'),
    ]);
    await open(2);
    await engine.swap(supergraphOf(subgraph.url, sdl.replace('text: String', 'other: String')));
    expect((await invalid.message('error', '1')).payload).toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    await open(1);
    subgraph.publish('a');
    await until('one', () => received(valid) === 'a');
  });
});
