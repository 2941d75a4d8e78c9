import { anonymous } from '../../platform/identity/principal';
import { createLog } from '../../platform/log';
import { withFailureLog } from './failure-log';
import {
  isEventStream,
  TransportError,
  type SubgraphRequest,
  type SubgraphResponse,
  type Transport,
} from './transport';

const lines: string[] = [];
const log = createLog({
  level: 'warn',
  destination: { write: (line: string) => void lines.push(line) },
});
beforeEach(() => void (lines.length = 0));
const logged = (): unknown[] => lines.map((line) => JSON.parse(line) as unknown);

const requestOf = (signal = new AbortController().signal): SubgraphRequest => ({
  kind: 'query',
  document: '{ a }',
  variables: {},
  variablesText: '{}',
  context: {
    requestId: 'r1',
    principal: anonymous,
    forwardedHeaders: new Map(),
    identityKey: '',
    signal,
  },
});

const lost = (cause?: unknown): TransportError =>
  new TransportError('SUBGRAPH_UNREACHABLE', 'Subgraph "shop" could not be reached.', { cause });

function failing(error: Error): Transport {
  async function* events(): AsyncGenerator<SubgraphResponse> {
    yield await Promise.resolve({ data: { a: 1 } });
    throw error;
  }
  const transport: Transport = {
    execute: () => Promise.reject(error),
    subscribe: () => Promise.resolve(events()),
    close: () => Promise.resolve(),
  };
  return withFailureLog(transport, { subgraph: 'shop', log });
}

describe('the log of failures', () => {
  it('tells why a subgraph gave no answer, under the id of the request', async () => {
    const error = lost(new Error('connect ECONNREFUSED 10.0.0.7:80'));
    await expect(failing(error).execute(requestOf())).rejects.toBe(error);
    expect(logged()).toMatchObject([
      {
        level: 40,
        subgraph: 'shop',
        code: 'SUBGRAPH_UNREACHABLE',
        kind: 'query',
        requestId: 'r1',
        cause: 'connect ECONNREFUSED 10.0.0.7:80',
        msg: 'Subgraph "shop" could not be reached.',
      },
    ]);
  });

  it('tells why of every address that was tried', async () => {
    const causes = [new Error('connect ECONNREFUSED ::1:80'), new Error('connect ETIMEDOUT')];
    await failing(lost(new AggregateError(causes)))
      .execute(requestOf())
      .catch(() => undefined);
    expect(logged()).toMatchObject([{ cause: 'connect ECONNREFUSED ::1:80; connect ETIMEDOUT' }]);
  });

  it('is silent about a call that its caller gave up', async () => {
    const caller = new AbortController();
    caller.abort();
    await failing(lost())
      .execute(requestOf(caller.signal))
      .catch(() => undefined);
    expect(logged()).toEqual([]);
  });

  it('tells of a stream that is lost', async () => {
    const error = lost(new Error('socket hang up'));
    const stream = await failing(error).subscribe(requestOf());
    if (!isEventStream(stream)) throw new Error('No stream');
    const events = stream[Symbol.asyncIterator]();
    expect(await events.next()).toEqual({ done: false, value: { data: { a: 1 } } });
    expect(logged()).toEqual([]);
    await expect(events.next()).rejects.toBe(error);
    expect(logged()).toMatchObject([{ subgraph: 'shop', cause: 'socket hang up' }]);
  });
});
