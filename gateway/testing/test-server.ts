import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { loadConfig } from '../../platform/config';
import type { AccessTokenVerifier } from '../../platform/identity/access-token';
import { ClientError } from '../../platform/errors';
import { noAreas, type Principal } from '../../platform/identity/principal';
import { createLog } from '../../platform/log';
import { createGatewayServer, type GatewayServer, type GatewayServerOptions } from '../http/server';
import type { RequestContext } from '../request-context';
import { createSchemaEngine, type SchemaEngine } from './schema-engine';
import { createTopic, type Topic } from './topic';

export interface TestEvent {
  readonly cursor: string;
  readonly text: string;
}

export interface TestServer extends GatewayServer {
  readonly url: string;
  readonly engine: SchemaEngine;
  readonly topic: Topic<TestEvent>;
  /** Lines of the log, parsed. */
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  /** Subscribers that are served: their upstreams are open. */
  subscribers(): number;
  /** Ends the fields named `slow` that wait now, and those that come. */
  release(): void;
  readonly changes: readonly string[];
  /** POSTs a request to /graphql. */
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
}

export interface TestServerOptions extends Partial<
  Omit<GatewayServerOptions, 'engine' | 'config'>
> {
  /** Environment variables. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A listening gateway over a small schema that has every kind of operation and failure. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const logged: Record<string, unknown>[] = [];
  const topic = createTopic<TestEvent>();
  const gate = createGate();
  const changes: string[] = [];
  const engine = createSchemaEngine(testSchema(topic, gate, changes));
  const server = await createGatewayServer({
    log: createLog({
      level: 'info',
      destination: { write: (line) => logged.push(JSON.parse(line) as Record<string, unknown>) },
    }),
    verifier: testVerifier,
    ...options,
    engine,
    config: loadConfig({ PORT: '0', ...options.env }),
  });
  const url = await server.listen();
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const subscribers = (): number => {
    const groups = server.pipeline.live.describe();
    const counts = groups.map(({ subscribers: { websocket, sse } }) => websocket + sse);
    return topic.subscribers === groups.length ? counts.reduce((a, b) => a + b, 0) : NaN;
  };
  const parts = { url, engine, topic, logged, changes, release: gate.open, post, subscribers };
  return Object.assign(server, parts);
}

/**
 * Takes `Bearer NAME`, `Bearer NAME.SECONDS`, expiring then, or `Bearer NAME.SECONDS.SCOPE`; `admin`
 * is one; `stranger` has no role; refuses `bad`.
 */
const testVerifier: AccessTokenVerifier = {
  verify(token) {
    const [subject = '', seconds = '', scope] = token.split('.');
    if (subject === 'bad') {
      return Promise.reject(new ClientError('UNAUTHENTICATED', 'The token has expired.'));
    }
    const principal: Principal = {
      subject,
      role: subject === 'stranger' ? null : subject === 'admin' ? 'admin' : 'member',
      organisationId: null,
      scopes: scope === undefined ? [] : [scope],
      policies: [],
      areas: noAreas,
      expiresAt: seconds === '' ? null : Number(seconds),
    };
    return Promise.resolve(principal);
  },
};

interface Gate {
  open(): void;
  readonly passed: Promise<void>;
}

function createGate(): Gate {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), passed };
}

function testSchema(topic: Topic<TestEvent>, gate: Gate, changes: string[]): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs: /* GraphQL */ `
      type Query {
        hello(name: String = "world"): String!
        who: String
        slow: String
        crash: String
        refuse: String
        long(size: Int!): String!
        self: Query!
        forwarded(name: String!): String
      }
      type Mutation {
        change(to: String!): String!
      }
      type Event {
        cursor: String!
        text: String!
      }
      type Subscription {
        events(after: String, snapshot: Boolean = false): Event!
        other: Event!
        broken: Event!
      }
    `,
    resolvers: {
      Query: {
        hello: (_root, { name }: { name: string }) => `Hello, ${name}`,
        who: (_root, _args, context: RequestContext) => context.principal.subject,
        slow: (_root, _args, { signal }: RequestContext) =>
          Promise.race([
            gate.passed.then(() => 'done'),
            new Promise((resolve) =>
              signal.addEventListener('abort', () => {
                changes.push('aborted');
                resolve(null);
              }),
            ),
          ]),
        crash: () => {
          throw new Error('secret of the database');
        },
        refuse: () => {
          throw new ClientError('FORBIDDEN', 'Only members may.');
        },
        long: (_root, { size }: { size: number }) => 'x'.repeat(size),
        self: () => ({}),
        forwarded: (_root, { name }: { name: string }, context: RequestContext) =>
          context.forwardedHeaders.get(name),
      },
      Mutation: {
        change: (_root, { to }: { to: string }) => {
          changes.push(to);
          return to;
        },
      },
      Subscription: {
        events: {
          subscribe: (_root: unknown, { after, snapshot }: { after?: string; snapshot: boolean }) =>
            preceded(topic.subscribe(), snapshot && !after ? snapshotRows : replayOf(after)),
          resolve: (event: TestEvent) => event,
        },
        other: { subscribe: () => topic.subscribe(), resolve: (event: TestEvent) => event },
        broken: {
          subscribe: () => {
            throw new ClientError('FORBIDDEN', 'Not yours to hear.');
          },
        },
      },
    },
  });
}

/** Like a service's: within the snapshot no cursor tells how far one has come. */
const snapshotRows: readonly TestEvent[] = [
  { cursor: 'rows', text: 'first row' },
  { cursor: 'rows', text: 'second row' },
  { cursor: 'end', text: 'end of the snapshot' },
];

/** With `after`, an event that names it comes first. */
const replayOf = (after: string | null | undefined): readonly TestEvent[] =>
  after == null ? [] : [{ cursor: `${after}+`, text: `after ${after}` }];

function preceded(
  live: AsyncIterableIterator<TestEvent>,
  events: readonly TestEvent[],
): AsyncIterableIterator<TestEvent> {
  const first = [...events];
  return {
    ...live,
    [Symbol.asyncIterator]() {
      return this;
    },
    next() {
      const value = first.shift();
      return value === undefined ? live.next() : Promise.resolve({ done: false as const, value });
    },
  };
}
