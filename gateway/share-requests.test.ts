import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { anonymous } from '../platform/identity/principal';
import type { OperationResult } from './engine';
import type { AdmittedOperation } from './operation';
import { createRequestSharing } from './share-requests';
import { startTestServer, type TestServer } from './testing/test-server';
import { until } from './testing/until';

let server: TestServer;
let executions: number;

const serve = async (env: Record<string, string> = {}) => {
  server = await startTestServer({ env: { FORWARD_HEADERS: 'x-tenant', ...env } });
  const { execute } = server.engine;
  executions = 0;
  server.engine.execute = (...args) => {
    executions += 1;
    return execute(...args);
  };
};

const slow = (headers?: Record<string, string>, more: object = {}) =>
  server.post({ query: 'query A { slow } query B { slow }', operationName: 'A', ...more }, headers);
/** Requests that were let in and have no answer yet. */
const started = (count: number) =>
  until(`${count} requests`, async () => (await running()) === count);
const running = async () => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^lahella_requests_running (\d+)$/m.exec(text)?.[1]);
};
const textOf = async (response: Promise<Response>) => (await response).text();

describe('equal queries at the same moment', () => {
  afterEach(() => server.close());

  it('run once, and everybody gets the answer', async () => {
    await serve();
    const answers = Array.from({ length: 10 }, () => textOf(slow()));
    await started(10);
    server.release();
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['{"data":{"slow":"done"}}']));
    expect(executions).toBe(1);
  });

  it('run anew once the first has its answer', async () => {
    await serve();
    await server.post({ query: '{ hello }' });
    await server.post({ query: '{ hello }' });
    expect(executions).toBe(2);
  });

  it('run for themselves when anything differs that can change the answer', async () => {
    await serve();
    const answers = [
      slow(),
      slow({ authorization: 'Bearer maija' }),
      slow({ authorization: 'Bearer matti' }),
      slow({ 'x-tenant': 'oulu' }),
      slow(undefined, { operationName: 'B' }),
      slow(undefined, { variables: { a: 1 } }),
      server.post({ query: '{ slow }' }),
    ];
    await started(7);
    server.release();
    await Promise.all(answers);
    expect(executions).toBe(7);
  });

  it('go on while one of those who wait is still there, and end with the last one', async () => {
    await serve();
    const leave = [new AbortController(), new AbortController()];
    const waiting = leave.map(({ signal }) =>
      fetch(`${server.url}/graphql?query={slow}`, { signal }).catch(() => 'gone'),
    );
    await started(2);
    leave[0]?.abort();
    await waiting[0];
    expect(await textOf(server.post({ query: '{ hello }' }))).toContain('Hello');
    expect(server.changes).toEqual([]);
    leave[1]?.abort();
    await until('aborted', () => server.changes.includes('aborted'));
  });

  it('are never mutations', async () => {
    await serve();
    const query = 'mutation { change(to: "x") }';
    await Promise.all([server.post({ query }), server.post({ query }), server.post({ query })]);
    expect(server.changes).toEqual(['x', 'x', 'x']);
  });

  it('run each for itself when sharing is off', async () => {
    await serve({ SHARE_REQUESTS: 'off' });
    const answers = [slow(), slow()];
    await started(2);
    server.release();
    await Promise.all(answers);
    expect(executions).toBe(2);
  });
});

describe('a run that is over', () => {
  it('is kept by nobody who only might still leave', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const { leave, result } = await joinAndAnswer();
    await until('the result is gone', () => {
      collect();
      return result.deref() === undefined;
    });
    leave();
  });
});

/** A run that was joined and is over: what the joiner still has, and a look at the result. */
async function joinAndAnswer() {
  const sharing = createRequestSharing();
  const operation = { document: {}, variables: {}, wireKey: 'key' } as AdmittedOperation;
  const context = {
    requestId: 'first',
    principal: anonymous,
    forwardedHeaders: new Map<string, string>(),
    identityKey: '',
    signal: new AbortController().signal,
  };
  const answer: OperationResult = { data: {}, errors: undefined, body: () => '{}' };
  const first = sharing.run(operation, context, () => Promise.resolve(answer));
  const { result, leave } = sharing.find('key')!.join();
  await first;
  return { leave, result: new WeakRef(await result) };
}
