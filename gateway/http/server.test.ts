import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { loadConfig } from '../../platform/config';
import { createLog } from '../../platform/log';
import type { Execute } from '../pipeline';
import { createSchemaEngine } from '../testing/schema-engine';
import { connectSocket } from '../testing/socket-client';
import { startTestServer, type TestServer, type TestServerOptions } from '../testing/test-server';
import { until } from '../testing/until';
import { createGatewayServer } from './server';

let server: TestServer;
const serve = async (options?: TestServerOptions) => {
  server = await startTestServer(options);
};
afterEach(() => server.close());

const bodyOf = async (response: Response) => (await response.json()) as Record<string, unknown>;
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers });

describe('a request that was seen before', () => {
  it('is neither parsed, validated nor hashed again', async () => {
    await serve();
    const query = '{ hello } # once';
    const first = server.pipeline.admit({
      query,
      operationName: null,
      variables: null,
      extensions: null,
    });
    await server.post({ query });
    const again = server.pipeline.admit({
      query,
      operationName: null,
      variables: null,
      extensions: null,
    });
    expect(again.document).toBe(first.document);
  });

  it('is validated anew after the schema was swapped, and plugins see the new one', async () => {
    const seen = new Set<GraphQLSchema>();
    const look = {
      requestDidStart: ({ schema }: { schema: GraphQLSchema }) => {
        seen.add(schema);
        return Promise.resolve();
      },
    };
    await serve({ apolloPlugins: [look] });
    const before = server.engine.schema;
    const query = '{ hello }';
    expect((await server.post({ query })).status).toBe(200);
    const after = buildSchema('type Query { other: String }');
    server.engine.swap(after);
    expect((await server.post({ query })).status).toBe(400);
    expect(await bodyOf(await server.post({ query: '{ other }' }))).toEqual({
      data: { other: null },
    });
    expect([...seen]).toEqual([before, after]);
  });
});

describe('errors', () => {
  it('that nobody wrote for clients are masked, and the log has the cause', async () => {
    await serve();
    const response = await server.post({ query: '{ hello crash }' });
    expect(response.status).toBe(200);
    const requestId = response.headers.get('x-request-id');
    expect(await bodyOf(response)).toEqual({
      data: { hello: 'Hello, world', crash: null },
      errors: [
        {
          message: 'Internal error',
          path: ['crash'],
          locations: [{ line: 1, column: 9 }],
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
        },
      ],
    });
    expect(server.logged).toContainEqual(
      expect.objectContaining({
        requestId,
        err: expect.objectContaining({ message: 'secret of the database' }) as unknown,
      }),
    );
  });

  it('that were written for clients keep their sentence and code', async () => {
    await serve();
    expect(await bodyOf(await server.post({ query: '{ refuse }' }))).toMatchObject({
      data: { refuse: null },
      errors: [{ message: 'Only members may.', extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('of an engine that fails are masked with status 500', async () => {
    await serve();
    server.engine.execute = () => Promise.reject(new Error('secret'));
    const response = await server.post({ query: '{ hello }' });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
  });

  it('of variables name the variable, with status 400', async () => {
    await serve();
    const query = 'query ($size: Int!) { long(size: $size) }';
    for (const size of [null, 2_147_483_648, 1.5, 'x', [1], {}]) {
      const response = await server.post({ query, variables: { size } });
      expect(response.status).toBe(400);
      expect(await bodyOf(response)).toMatchObject({
        errors: [
          {
            message: expect.stringContaining('$size') as unknown,
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
      });
    }
  });

  it('suggest no names and allow no introspection when that is off', async () => {
    await serve({ env: { INTROSPECTION: 'off' } });
    expect(await (await server.post({ query: '{ hallo }' })).text()).not.toContain('hello');
    expect((await server.post({ query: '{ __schema { types { name } } }' })).status).toBe(400);
    expect(await bodyOf(await server.post({ query: '{ __typename }' }))).toEqual({
      data: { __typename: 'Query' },
    });
  });
});

describe('who asks', () => {
  it('is known from the token, and anonymous without one', async () => {
    await serve();
    const who = async (headers?: Record<string, string>) =>
      (await bodyOf(await server.post({ query: '{ who }' }, headers))).data;
    expect(await who({ authorization: 'Bearer maija' })).toEqual({ who: 'maija' });
    expect(await who()).toEqual({ who: null });
  });

  it.each(['Bearer bad', 'Basic eDp5', 'Bearer', 'Bearer a b'])(
    'is refused with 401 for %j, never taken for anonymous',
    async (authorization) => {
      await serve();
      const response = await server.post({ query: '{ who }' }, { authorization });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await bodyOf(response)).toMatchObject({
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
    },
  );

  it('is anonymous where tokens are not looked at, and the header can be passed on', async () => {
    await serve({ verifier: null, env: { FORWARD_HEADERS: 'Authorization' } });
    const query = '{ who forwarded(name: "authorization") }';
    const response = await server.post({ query }, { authorization: 'Basic x' });
    expect(await bodyOf(response)).toEqual({ data: { who: null, forwarded: 'Basic x' } });
  });

  it('does not mix when many ask at once', async () => {
    await serve();
    const names = Array.from({ length: 50 }, (_, index) => `user-${index}`);
    const answers = await Promise.all(
      names.map(async (name) =>
        bodyOf(await server.post({ query: '{ who }' }, { authorization: `Bearer ${name}` })),
      ),
    );
    expect(answers).toEqual(names.map((name) => ({ data: { who: name } })));
  });
});

describe('headers', () => {
  it('return the request id that was given, or a new one', async () => {
    await serve();
    const given = await server.post({ query: '{ hello }' }, { 'x-request-id': 'abc-1' });
    expect(given.headers.get('x-request-id')).toBe('abc-1');
    const strange = await server.post({ query: '{ hello }' }, { 'x-request-id': 'a b"c' });
    expect(strange.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('reach subgraphs only when the configuration names them', async () => {
    await serve({ env: { FORWARD_HEADERS: 'X-Tenant' } });
    const query = '{ tenant: forwarded(name: "x-tenant") other: forwarded(name: "x-user-id") }';
    const response = await server.post({ query }, { 'x-tenant': 'oulu', 'x-user-id': 'root' });
    expect(await bodyOf(response)).toEqual({ data: { tenant: 'oulu', other: null } });
  });

  it('let no page of another origin read answers unless configured', async () => {
    await serve();
    const response = await server.post({ query: '{ hello }' }, { origin: 'https://evil.example' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(405);
  });

  it('let pages of configured origins in', async () => {
    await serve({ env: { CORS_ORIGINS: 'https://lahella.fi', FORWARD_HEADERS: 'x-tenant' } });
    const preflight = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://lahella.fi', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://lahella.fi');
    const allowed = preflight.headers.get('access-control-allow-headers')?.split(', ');
    // What is read, what asks first, and what is handed on: other headers stop at the browser.
    expect(allowed).toEqual(
      expect.arrayContaining(['authorization', 'apollo-require-preflight', 'x-tenant']),
    );
    const other = await server.post({ query: '{ hello }' }, { origin: 'https://evil.example' });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('limits on requests', () => {
  it('answer 503 with Retry-After when too many run, on sockets too', async () => {
    await serve({ env: { MAX_CONCURRENT_REQUESTS: '1' } });
    const slow = server.post({ query: '{ slow }' });
    await until('it runs', async () =>
      (await get('/metrics').then((r) => r.text())).includes('lahella_requests_running 1'),
    );
    const refused = await server.post({ query: '{ hello }' });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    const client = await connectSocket(server.url);
    client.send({ type: 'subscribe', id: '1', payload: { query: '{ hello }' } });
    expect((await client.message('error')).payload).toMatchObject([
      { extensions: { code: 'OVERLOADED' } },
    ]);
    client.socket.terminate();
    server.release();
    expect((await slow).status).toBe(200);
    expect((await server.post({ query: '{ hello }' })).status).toBe(200);
  });

  it('answer 504 when the time is up, and tell the subgraphs to stop', async () => {
    await serve({ env: { REQUEST_TIMEOUT: '30' } });
    const response = await server.post({ query: '{ slow }' });
    expect(response.status).toBe(504);
    expect(await bodyOf(response)).toMatchObject({
      errors: [{ extensions: { code: 'REQUEST_TIMEOUT' } }],
    });
    expect(server.changes).toEqual(['aborted']);
  });

  it('answer 429 with Retry-After to who asks too often', async () => {
    await serve({ env: { MAX_REQUESTS_PER_MINUTE: '2' } });
    const ask = (name: string) =>
      server.post({ query: '{ hello }' }, { authorization: `Bearer ${name}` });
    await ask('maija');
    await ask('maija');
    const refused = await ask('maija');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('matti')).status).toBe(200);
  });

  it('refuse an answer that is too large', async () => {
    await serve({ env: { MAX_RESPONSE_BYTES: '2000' } });
    const response = await server.post({ query: '{ long(size: 3000) }' });
    expect(response.status).toBe(400);
    expect(await bodyOf(response)).toMatchObject({
      errors: [{ extensions: { code: 'REQUEST_TOO_COMPLEX' } }],
    });
    expect((await server.post({ query: '{ long(size: 1900) }' })).status).toBe(200);
  });

  it('end work for a client that is gone', async () => {
    await serve();
    const controller = new AbortController();
    const request = fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ slow }"}',
      signal: controller.signal,
    });
    await until('it runs', () => server.engine.prepareCalls === 1);
    controller.abort();
    await expect(request).rejects.toThrow();
    await until('the resolver heard', () => server.changes.includes('aborted'));
  });
});

describe('persisted documents', () => {
  const query = '{ hello(name: "hash") }';
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

  it('are registered by hash and found by POST and GET afterwards', async () => {
    await serve();
    const extensions = persisted(sha256(query));
    const unknown = await server.post({ extensions });
    expect(unknown.status).toBe(200);
    expect(await bodyOf(unknown)).toMatchObject({
      errors: [
        { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
      ],
    });
    expect((await server.post({ query, extensions })).status).toBe(200);
    const data = { hello: 'Hello, hash' };
    expect(await bodyOf(await server.post({ extensions }))).toEqual({ data });
    const search = `extensions=${encodeURIComponent(JSON.stringify(extensions))}`;
    expect(await bodyOf(await get(`/graphql?${search}`))).toEqual({ data });
  });

  it('are refused under a hash that is not theirs, and not stored when they are not valid', async () => {
    await serve();
    const mismatch = await server.post({ query, extensions: persisted(sha256('other')) });
    expect(await bodyOf(mismatch)).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_HASH_MISMATCH' } }],
    });
    const extensions = persisted(sha256('{ nothing }'));
    expect((await server.post({ query: '{ nothing }', extensions })).status).toBe(400);
    expect(await (await server.post({ extensions })).text()).toContain('NotFound');
  });

  it.each([{ version: 2, sha256Hash: 'x' }, { version: 1 }, 'x', 7, []])(
    'are refused as %j',
    async (persistedQuery) => {
      await serve();
      expect((await server.post({ query, extensions: { persistedQuery } })).status).toBe(400);
    },
  );

  it('are all that runs when only the allow-list may', async () => {
    await serve({
      env: { PERSISTED_QUERIES: 'only' },
      allowList: new Map([[sha256(query), query]]),
    });
    expect((await server.post({ query })).status).toBe(200);
    expect((await server.post({ extensions: persisted(sha256(query)) })).status).toBe(200);
    const refused = await server.post({ query: '{ who }' });
    expect(await bodyOf(refused)).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_ONLY' } }],
    });
    const client = await connectSocket(server.url);
    client.send({ type: 'subscribe', id: '1', payload: { query: '{ who }' } });
    await client.message('error');
    client.socket.terminate();
  });
});

describe('extensions', () => {
  it('show the plan to who asks, when that is allowed', async () => {
    await serve();
    const body = { query: '{ hello }', extensions: { queryPlan: true } };
    expect(await bodyOf(await server.post(body))).toEqual({
      data: { hello: 'Hello, world' },
      extensions: { queryPlan: { text: 'one schema', fetches: [] } },
    });
  });

  it('show no plan when that is not allowed', async () => {
    await serve({ env: { EXPOSE_QUERY_PLAN: 'off' } });
    const body = { query: '{ hello }', extensions: { queryPlan: true } };
    expect(await bodyOf(await server.post(body))).toEqual({ data: { hello: 'Hello, world' } });
  });
});

describe('whoever embeds the gateway', () => {
  it('can wrap the execution of operations, on every transport', async () => {
    const seen: string[] = [];
    const record =
      (next: Execute): Execute =>
      (prepared, operation, context) => {
        seen.push(operation.document.text);
        return next(prepared, operation, context);
      };
    await serve({ interceptors: [record] });
    await server.post({ query: '{ hello }' });
    const client = await connectSocket(server.url);
    client.send({ type: 'subscribe', id: '1', payload: { query: '{ who }' } });
    await client.message('complete');
    client.socket.terminate();
    expect(seen).toEqual(['{ hello }', '{ who }']);
  });

  it('can add plugins of Apollo Server, which see request and answer', async () => {
    const seen: unknown[] = [];
    await serve({
      apolloPlugins: [
        {
          requestDidStart: () =>
            Promise.resolve({
              willSendResponse({ request, response }) {
                const result = response.body.kind === 'single' && response.body.singleResult;
                seen.push(request.query, JSON.parse(JSON.stringify(result)));
                return Promise.resolve();
              },
            }),
        },
      ],
    });
    await server.post({ query: '{ hello }' });
    expect(seen).toEqual(['{ hello }', { data: { hello: 'Hello, world' } }]);
  });
});

describe('the pages beside GraphQL', () => {
  it('tell at / what runs here, as page or text', async () => {
    await serve({
      landing: {
        title: 'A <graph>',
        paragraphs: ['About.'],
        examples: [{ title: 'Query', text: '{ hello }' }],
        links: [{ title: 'Docs', url: '/docs' }],
      },
    });
    const page = await get('/', { accept: 'text/html,*/*' });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('<h1>A &lt;graph&gt;</h1>');
    const text = await (await get('/')).text();
    expect(text).toContain('A <graph>\n\nAbout.\n\nQuery:\n\n{ hello }\n\nDocs: /docs');
  });

  it('are where a browser is sent that opens /graphql', async () => {
    await serve();
    const visit = await get('/graphql', { accept: 'text/html,*/*;q=0.8' });
    expect(visit.redirected).toBe(true);
    expect(await visit.text()).toContain('<h1>');
  });

  it('answer 404 elsewhere', async () => {
    await serve();
    const response = await get('/nothing');
    expect(response.status).toBe(404);
    expect(await bodyOf(response)).toMatchObject({
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
  });

  it('tell whether the process lives and whether it is ready, without reasons', async () => {
    let down = true;
    const database = {
      name: 'database',
      check: () => (down ? Promise.reject(new Error('10.0.0.7 refused')) : Promise.resolve()),
    };
    await serve({ readiness: [database] });
    expect((await get('/health/live')).status).toBe(200);
    const missing = await get('/health/ready');
    expect(missing.status).toBe(503);
    expect(await bodyOf(missing)).toEqual({ status: 'unavailable', missing: ['database'] });
    down = false;
    expect((await get('/health/ready')).status).toBe(200);
    const head = await fetch(`${server.url}/health/live`, { method: 'HEAD' });
    expect(head.status).toBe(200);
  });

  it('count requests by kind, outcome and code, and measure them', async () => {
    await serve();
    await server.post({ query: '{ hello }' });
    await server.post({ query: '{ hello refuse }' });
    await server.post({ query: '{' });
    const client = await connectSocket(server.url);
    client.send({
      type: 'subscribe',
      id: '1',
      payload: { query: 'subscription { events { text } }' },
    });
    await until('subscribed', () => server.live.running === 1);
    const text = await (await get('/metrics')).text();
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'lahella_requests_total{kind="query",outcome="ok",code=""} 1',
        'lahella_requests_total{kind="query",outcome="errors",code="FORBIDDEN"} 1',
        'lahella_requests_total{kind="unknown",outcome="refused",code="GRAPHQL_PARSE_FAILED"} 1',
        'lahella_request_seconds_count{kind="query"} 2',
        'lahella_request_seconds_bucket{kind="query",le="+Inf"} 2',
        'lahella_live_sockets 1',
        'lahella_live_subscriptions 1',
        'lahella_requests_running 0',
      ]),
    );
    client.socket.terminate();
  });
});

describe('starting and stopping', () => {
  it('says which setting to change when the port is taken', async () => {
    await serve();
    const second = await createGatewayServer({
      engine: createSchemaEngine(buildSchema('type Query { a: Int }')),
      config: loadConfig({ PORT: new URL(server.url).port }),
      log: createLog({ level: 'silent' }),
      verifier: null,
    });
    await expect(second.listen()).rejects.toThrow(
      /^PORT is \d+: something else listens there\. Stop it, or write another PORT\.$/,
    );
    await second.close();
  });

  it('lets a running request finish and refuses new ones', async () => {
    await serve();
    const running = server.post({ query: '{ slow }' });
    await until('it runs', () => server.engine.prepareCalls === 1);
    const closing = server.close();
    await expect(server.post({ query: '{ hello }' })).rejects.toThrow();
    server.release();
    expect(await bodyOf(await running)).toEqual({ data: { slow: 'done' } });
    await closing;
  });

  it('cuts what has not finished when the time to stop is over', async () => {
    await serve({ env: { SHUTDOWN_TIMEOUT: '30' } });
    const running = server.post({ query: '{ slow }' });
    await until('it runs', () => server.engine.prepareCalls === 1);
    await server.close();
    await expect(running).rejects.toThrow();
  });

  it('does not wait for connections that never asked', async () => {
    await serve({ env: { SHUTDOWN_TIMEOUT: '60000' } });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('connect', resolve));
    await get('/health/live');
    await server.close();
    await closed;
  });
});
