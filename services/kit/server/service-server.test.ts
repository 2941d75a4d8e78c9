import { once } from 'node:events';
import { connect } from 'node:net';
import type { GraphQLError } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import {
  createPrincipalHeaderSigner,
  createPrincipalHeaderVerifier,
} from '../../../platform/identity/principal-header';
import {
  Arg,
  Ctx,
  Field,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { QueryRunner } from 'typeorm';
import type { ServiceContext } from '../context';
import { buildSubgraph, type Subgraph } from '../federation/subgraph';
import { inTransaction } from '../in-transaction';
import { silentLog } from '../log';
import {
  createOutbox,
  createOutboxLost,
  dropOutbox,
  dropOutboxLost,
  liveEvents,
  recordEvent,
} from '../outbox';
import type { ServiceDefinition } from '../service';
import { eventually, memberOf, startTestService, type TestService } from '../testing';
import { startServiceServer, type ServiceServer } from '.';

@ObjectType({ description: 'A call.' })
class Call {
  @Field(() => ID, { description: 'Which.' })
  readonly id: string;
}

@Resolver()
class CallResolver {
  @Query(() => String, { nullable: true, description: 'Who asks.' })
  whoAmI(@Ctx() { principal }: ServiceContext): string | null {
    return principal.organisationId;
  }

  @Query(() => String, { description: 'Fails.' })
  secret(): string {
    throw new Error('password is hunter2');
  }

  @Query(() => Number, { description: 'Asks the database.' })
  async one(@Ctx() { dataSource }: ServiceContext): Promise<number> {
    const [row] = await dataSource.query<{ one: number }[]>('SELECT 1 AS one');
    return row?.one ?? 0;
  }

  @Mutation(() => Boolean, { description: 'Calls.' })
  async call(
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Ctx() context: ServiceContext,
  ): Promise<boolean> {
    const event = { type: 'called', subjectId: id, organisationId: null, payload: {} };
    await inTransaction(context, (manager) => recordEvent(manager, event));
    return true;
  }

  @Subscription(() => Call, {
    description: 'Every call.',
    subscribe: ({ context, args }) =>
      liveEvents(context as ServiceContext, {
        service: 'calls',
        interest: {
          key: 'called',
          types: ['called'],
          tokens: null,
          toValue: ({ subjectId }) => ({ id: subjectId }),
          toGap: () => ({ id: 'gap' }),
        },
        after: (args as { after?: string }).after ?? null,
      }),
  })
  called(
    @Root() call: Call,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) _after: string | null,
  ): Call {
    return call;
  }
}

class CreateCalls1767225600000 {
  async up(runner: QueryRunner): Promise<void> {
    await createOutbox(runner, 'calls');
    await createOutboxLost(runner, 'calls');
  }
  async down(runner: QueryRunner): Promise<void> {
    await dropOutboxLost(runner, 'calls');
    await dropOutbox(runner, 'calls');
  }
}

let subgraph: Subgraph | undefined;
const calls: ServiceDefinition = {
  name: 'calls',
  entities: [],
  migrations: [CreateCalls1767225600000],
  subgraph: () => (subgraph ??= buildSubgraph({ resolvers: [CallResolver] })),
  hasEvents: true,
};

const secret = 'a secret of the test';
let clockAhead = 0;
const now = (): number => Date.now() + clockAhead;
const sign = createPrincipalHeaderSigner({ secret });
let service: TestService;
let server: ServiceServer;

beforeAll(async () => {
  service = await startTestService(calls);
  server = await startServiceServer({
    service,
    port: 0,
    verifyPrincipal: createPrincipalHeaderVerifier({ secret, now }),
    log: silentLog,
  });
});

afterAll(async () => {
  await server.close();
  await service.close();
});

async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  // The shape is what each test asserts.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const json: any = await response.json();
  return { status: response.status, json, type: response.headers.get('content-type') };
}

const header = (): Record<string, string> => ({
  'x-lahella-principal': sign(memberOf('yhdistys')) ?? '',
});

describe('a service as a server of its own', () => {
  it('believes the signed header and nothing else', async () => {
    const query = '{ whoAmI }';
    expect((await post({ query }, header())).json).toEqual({ data: { whoAmI: 'yhdistys' } });
    expect((await post({ query })).json).toEqual({ data: { whoAmI: null } });
    const forged = await post({ query }, { 'x-lahella-principal': 'e30.forged' });
    expect(forged).toMatchObject({
      status: 401,
      json: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    });
  });

  it('answers in the media type that is asked for', async () => {
    const accept = 'application/graphql-response+json';
    expect((await post({ query: '{ whoAmI }' }, { accept })).type).toContain(accept);
    expect((await post({ query: '{ whoAmI }' })).type).toContain('application/json');
  });

  it.each([
    ['{"query":', 400, 'BAD_REQUEST'],
    ['[]', 400, 'BAD_REQUEST'],
    ['{"query":1}', 400, 'BAD_REQUEST'],
    ['{"query":"{ whoAmI }","variables":[7]}', 400, 'BAD_REQUEST'],
    ['{"query":"{"}', 400, 'GRAPHQL_PARSE_FAILED'],
    ['{"query":"{ nothing }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['{"query":"query A { one } query B { one }"}', 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['{"query":"{ one }","operationName":"C"}', 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['{"query":"subscription { called { id } }"}', 400, 'BAD_REQUEST'],
    [`{"query":"${'x'.repeat(5_000_000)}"}`, 413, 'PAYLOAD_TOO_LARGE'],
  ])('refuses %.40s', async (body, status, code) => {
    const answer = await post(body);
    expect([answer.status, answer.json.errors[0].extensions.code]).toEqual([status, code]);
  });

  it.each([
    ['GET', '/graphql', 405, 'METHOD_NOT_ALLOWED', 'GET is not served at /graphql: send'],
    ['POST', '/health/live', 405, 'METHOD_NOT_ALLOWED', 'send the request by GET'],
    ['GET', '/nothing', 404, 'NOT_FOUND', 'GraphQL is at /graphql, by POST'],
    ['GET', '/%E0%A4%A', 400, 'BAD_REQUEST', 'GraphQL is at /graphql, by POST'],
  ])('refuses %s %s and says what to do', async (method, path, status, code, words) => {
    const response = await fetch(server.url.replace('/graphql', path), { method });
    const { errors } = (await response.json()) as { errors: readonly GraphQLError[] };
    expect(response.status).toBe(status);
    expect(errors).toMatchObject([
      { message: expect.stringContaining(words) as string, extensions: { code } },
    ]);
  });

  it('says how large a body may be', async () => {
    const { json } = await post(`{"query":"${'x'.repeat(5_000_000)}"}`);
    expect(json.errors[0].message).toMatch(/ 4194304 bytes .* Send fewer/);
  });

  it.each([
    ['NONSENSE\r\n\r\n', 400, 'speaks HTTP/1.1 without TLS'],
    [`GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'shorter headers'],
    ['GET /other HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n', 404, '/graphql'],
    ['GET /graphql HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: spdy\r\n\r\n', 400, '\\"spdy\\"'],
  ])('answers %.40j on the connection', async (text, status, words) => {
    const socket = connect(server.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += data.toString())).write(text);
    await once(socket, 'close');
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain(words);
  });

  it('refuses bodies that are no JSON by their type', async () => {
    const { status } = await post('query={one}', { 'content-type': 'text/plain' });
    expect(status).toBe(415);
  });

  it('masks what went wrong inside', async () => {
    const { json } = await post({ query: '{ secret }' });
    expect(json.errors[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(json)).not.toContain('hunter2');
  });

  it('tells that it lives and is ready', async () => {
    const health = server.url.replace('/graphql', '/health');
    expect((await fetch(`${health}/live`)).status).toBe(200);
    expect((await fetch(`${health}/ready`)).status).toBe(200);
  });

  it('streams events over the socket and releases them when the client goes', async () => {
    const subscribe = jest.spyOn(service.events, 'subscribe');
    const client = createClient({
      url: server.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      lazyCloseTimeout: 0,
    });
    const events = client.iterate({ query: 'subscription { called { id } }' });
    const first = events.next();
    await eventually(() => subscribe.mock.results.length === 1);
    const stream = await (subscribe.mock.results[0]?.value as Promise<AsyncIterator<unknown>>);
    await post({ query: 'mutation { call(id: "a") }' });
    expect((await first).value).toEqual({ data: { called: { id: 'a' } } });
    await client.dispose();
    await expect(eventually(async () => (await stream.next()).done)).resolves.toBe(true);
    subscribe.mockRestore();
  });

  it('answers an impossible cursor by an error in place of a stream', async () => {
    const client = createClient({
      url: server.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
    });
    const events = client.iterate({ query: 'subscription { called(after: "x") { id } }' });
    await expect(events.next()).rejects.toMatchObject([{ extensions: { code: 'INVALID_CURSOR' } }]);
    await client.dispose();
  });

  it('closes a socket that comes with a forged header', async () => {
    class Forged extends WebSocket {
      constructor(url: string, protocol: string) {
        super(url, protocol, { headers: { 'x-lahella-principal': 'e30.forged' } });
      }
    }
    const client = createClient({
      url: server.url.replace('http', 'ws'),
      webSocketImpl: Forged,
      retryAttempts: 0,
    });
    const events = client.iterate({ query: 'subscription { called { id } }' });
    await expect(events.next()).rejects.toMatchObject({ code: 4403 });
  });

  it('holds who opened a socket to be the same for as long as it is open', async () => {
    const header = sign(memberOf('o1')) as string;
    class Signed extends WebSocket {
      constructor(url: string, protocol: string) {
        super(url, protocol, { headers: { 'x-lahella-principal': header } });
      }
    }
    const url = server.url.replace('http', 'ws');
    const client = createClient({ url, webSocketImpl: Signed, lazy: false, retryAttempts: 0 });
    const ask = async () => (await client.iterate({ query: '{ whoAmI }' }).next()).value as unknown;
    try {
      expect(await ask()).toEqual({ data: { whoAmI: 'o1' } });
      // Beyond the minute that a signature is good for.
      clockAhead = 120_000;
      expect(await ask()).toEqual({ data: { whoAmI: 'o1' } });
    } finally {
      clockAhead = 0;
      await client.dispose();
    }
  });
});
