import { buildSchema } from 'graphql';
import { startTestServer, type TestServer, type TestServerOptions } from '../testing/test-server';
import { until } from '../testing/until';

let server: TestServer;
const serve = async (options: TestServerOptions = {}) => {
  server = await startTestServer(options);
};
afterEach(async () => {
  server.release();
  await server.close();
});

const metrics = async () => (await fetch(`${server.url}/metrics`)).text();
const running = async () =>
  Number(/^lahella_requests_running (\d+)$/m.exec(await metrics())?.[1] ?? Number.NaN);
const started = (count: number) =>
  until(`${count} requests`, async () => (await running()) === count);
const slow = (headers?: Record<string, string>) => server.post({ query: '{ slow }' }, headers);

/** The first request, once it runs, and then more of the same bytes. */
async function together(...more: readonly (Record<string, string> | undefined)[]) {
  const first = slow(more[0]);
  await started(1);
  const rest = more.slice(1).map((headers) => slow(headers));
  await started(more.length);
  return { responses: Promise.all([first, ...rest]) };
}

describe('a request whose very bytes are being answered', () => {
  it('is answered by that run, without being prepared itself', async () => {
    await serve();
    const { responses } = await together(undefined, undefined, undefined);
    server.release();
    const texts = (await responses).map((response) => response.text());
    expect(new Set(await Promise.all(texts))).toEqual(new Set(['{"data":{"slow":"done"}}']));
    expect(server.engine.prepareCalls).toBe(1);
  });

  it('gets headers of its own: request id, media type, CORS', async () => {
    await serve({ env: { CORS_ORIGINS: 'https://a.example' } });
    const { responses } = await together(
      { 'x-request-id': 'one' },
      { 'x-request-id': 'two', accept: 'application/graphql-response+json' },
      { 'x-request-id': 'three', origin: 'https://a.example' },
    );
    server.release();
    const shown = (await responses).map(({ status, headers }) => ({
      status,
      id: headers.get('x-request-id'),
      type: headers.get('content-type'),
      length: headers.get('content-length'),
      origin: headers.get('access-control-allow-origin'),
      vary: headers.get('vary'),
    }));
    const json = 'application/json; charset=utf-8';
    const plain = {
      status: 200,
      id: 'one',
      type: json,
      length: '24',
      origin: null,
      vary: 'Origin',
    };
    expect(shown).toEqual([
      plain,
      { ...plain, id: 'two', type: 'application/graphql-response+json; charset=utf-8' },
      { ...plain, id: 'three', origin: 'https://a.example' },
    ]);
  });

  it('is told a request id of its own in an error that is masked', async () => {
    await serve();
    const query = '{ slow crash }';
    const ask = (id: string) => server.post({ query }, { 'x-request-id': id });
    const first = ask('one');
    await started(1);
    const second = ask('two');
    await started(2);
    server.release();
    for (const [id, response] of [['one', await first] as const, ['two', await second] as const]) {
      const { errors } = (await response.json()) as { errors: { extensions: object }[] };
      expect(errors[0]?.extensions).toMatchObject({ requestId: id });
    }
    expect(server.engine.prepareCalls).toBe(1);
  });

  it('counts as a request of its own', async () => {
    await serve({ env: { MAX_REQUESTS_PER_MINUTE: '2' } });
    const { responses } = await together(undefined, undefined);
    const third = await slow();
    expect(third.status).toBe(429);
    expect(third.headers.get('retry-after')).toMatch(/^\d+$/);
    server.release();
    await responses;
    expect(await metrics()).toContain(
      'lahella_requests_total{kind="query",outcome="ok",code=""} 2',
    );
  });

  it('does not start what would be one too many', async () => {
    await serve({ env: { MAX_CONCURRENT_REQUESTS: '2' } });
    const { responses } = await together(undefined, undefined);
    expect((await slow()).status).toBe(503);
    server.release();
    await responses;
  });

  it('is given up after its own time', async () => {
    await serve({ env: { REQUEST_TIMEOUT: '50' } });
    // Not `together`: on a slow machine the first may be over before the second is seen to run.
    const responses = await Promise.all([slow(), slow()]);
    expect(responses.map(({ status }) => status)).toEqual([504, 504]);
    await until('aborted', () => server.changes.includes('aborted'));
  });

  it('keeps the run alive when the one who began it is gone', async () => {
    await serve();
    const first = new AbortController();
    const gone = fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ slow }' }),
      signal: first.signal,
    }).catch(() => 'gone');
    await started(1);
    const second = slow();
    await started(2);
    first.abort();
    await gone;
    expect(await (await server.post({ query: '{ hello }' })).text()).toContain('Hello');
    expect(server.changes).toEqual([]);
    server.release();
    expect(await (await second).text()).toContain('done');
  });
});

describe('a request is not joined to a run', () => {
  const joined = async (ask: () => Promise<Response>): Promise<boolean> => {
    const before = server.engine.prepareCalls;
    const answer = ask();
    await until('another', async () => (await running()) === 2 || (await settled(answer)));
    const prepared = server.engine.prepareCalls - before;
    server.release();
    await answer;
    return prepared === 0;
  };
  const settled = (answer: Promise<unknown>) =>
    Promise.race([answer.then(() => true), Promise.resolve(false)]);

  it.each([
    ['identity', () => slow({ authorization: 'Bearer matti' })],
    ['tenant', () => slow({ 'x-tenant': 'oulu' })],
    ['text', () => server.post({ query: '{ slow } ' })],
    ['body', () => server.post({ query: '{ slow }', variables: {} })],
  ])('of another %s', async (_difference, other) => {
    await serve({ env: { FORWARD_HEADERS: 'x-tenant' } });
    const first = slow({ authorization: 'Bearer maija' });
    await started(1);
    expect(await joined(other)).toBe(false);
    await first;
  });

  it('whose token has expired in the meantime', async () => {
    await serve();
    const expiresAt = Math.ceil(Date.now() / 1_000) + 1;
    const soon = { authorization: `Bearer maija.${expiresAt}` };
    const first = slow(soon);
    await started(1);
    await until('the token has expired', () => Date.now() >= expiresAt * 1_000);
    expect(await joined(() => slow(soon))).toBe(false);
    await first;
  });

  it('that began before a mutation ended', async () => {
    await serve();
    const first = slow();
    await started(1);
    await server.post({ query: 'mutation { change(to: "x") }' });
    expect(await joined(() => slow())).toBe(false);
    await first;
  });

  it('to be told the plan, with the fetches of its own run', async () => {
    await serve();
    const plain = slow();
    await started(1);
    const { execute } = server.engine;
    const runs: (readonly unknown[] | undefined)[] = [];
    server.engine.execute = (prepared, variables, context) => {
      runs.push(context.fetches);
      return execute(prepared, variables, context);
    };
    const planned = server.post({ query: '{ slow }', extensions: { queryPlan: true } });
    await started(2);
    server.release();
    await Promise.all([plain, planned]);
    expect(runs).toEqual([[]]);
  });

  it('that began on another schema', async () => {
    await serve();
    const first = slow();
    await started(1);
    server.engine.swap(buildSchema('type Query { other: Int }'));
    const second = await slow();
    expect(await second.text()).toContain('GRAPHQL_VALIDATION_FAILED');
    server.release();
    expect(await (await first).text()).toContain('done');
  });

  it.each([
    ['plugins', { apolloPlugins: [{}] }],
    ['interceptors', { interceptors: [<T>(next: T) => next] }],
  ])('past %s, which see every request', async (_name, options) => {
    await serve(options);
    const first = slow();
    await started(1);
    expect(await joined(() => slow())).toBe(false);
    await first;
  });

  it('when it is no POST of plain JSON', async () => {
    await serve();
    const first = slow();
    await started(1);
    const gzip = await slow({ 'content-encoding': 'gzip' });
    expect(gzip.status).toBe(415);
    const type = await slow({ 'content-type': 'text/plain' });
    expect(type.status).toBe(415);
    const accept = await slow({ accept: 'text/plain' });
    expect(accept.status).toBe(406);
    server.release();
    await first;
  });
});
