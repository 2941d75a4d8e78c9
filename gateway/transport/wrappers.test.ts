import { anonymous } from '../../platform/identity/principal';
import { withBreaker } from './breaker';
import { withRetry } from './retry';
import { createSharingInFlight } from './share-in-flight';
import {
  TransportError,
  type SubgraphRequest,
  type SubgraphResponse,
  type Transport,
} from './transport';

interface Given extends Partial<Pick<SubgraphRequest, 'kind' | 'document'>> {
  readonly identityKey?: string;
  readonly signal?: AbortSignal;
}

const requestOf = ({
  identityKey = '',
  signal = new AbortController().signal,
  ...given
}: Given = {}): SubgraphRequest => ({
  kind: 'query',
  document: '{ a }',
  variables: {},
  variablesText: '{}',
  context: {
    requestId: 'r',
    principal: anonymous,
    forwardedHeaders: new Map(),
    identityKey,
    signal,
  },
  ...given,
});

const unreachable = (): TransportError => new TransportError('SUBGRAPH_UNREACHABLE', 'gone');

function transportOf(
  answer: (request: SubgraphRequest, call: number) => Promise<SubgraphResponse>,
) {
  const calls: SubgraphRequest[] = [];
  const transport: Transport = {
    execute: (request) => answer(request, calls.push(request)),
    subscribe: () => Promise.reject(unreachable()),
    close: () => Promise.resolve(),
  };
  return { transport, calls };
}

describe('retry', () => {
  const failingOnce = () =>
    transportOf((_, call) =>
      call === 1 ? Promise.reject(unreachable()) : Promise.resolve({ data: {} }),
    );

  it('repeats a query that did not arrive', async () => {
    const { transport, calls } = failingOnce();
    expect(await withRetry(transport, { delay: 1 }).execute(requestOf())).toEqual({ data: {} });
    expect(calls).toHaveLength(2);
  });

  it('never repeats a mutation', async () => {
    const { transport, calls } = failingOnce();
    const call = withRetry(transport, { delay: 1 }).execute(requestOf({ kind: 'mutation' }));
    await expect(call).rejects.toMatchObject({ code: 'SUBGRAPH_UNREACHABLE' });
    expect(calls).toHaveLength(1);
  });

  it('has a budget, which a subgraph that is down uses up', async () => {
    const { transport, calls } = transportOf(() => Promise.reject(unreachable()));
    const retrying = withRetry(transport, { delay: 0 });
    for (let call = 0; call < 20; call += 1) await retrying.execute(requestOf()).catch(() => null);
    expect(calls).toHaveLength(30);
  });
});

describe('breaker', () => {
  it('refuses calls after failures in a row, and lets one try after the cooldown', async () => {
    let now = 0;
    let isUp = false;
    const { transport, calls } = transportOf(() =>
      isUp ? Promise.resolve({ data: {} }) : Promise.reject(unreachable()),
    );
    const breaker = withBreaker(transport, {
      subgraph: 's',
      threshold: 2,
      cooldown: 100,
      now: () => now,
    });
    for (let call = 0; call < 4; call += 1)
      await expect(breaker.execute(requestOf())).rejects.toThrow();
    expect(calls).toHaveLength(2);
    now = 101;
    isUp = true;
    expect(await breaker.execute(requestOf())).toEqual({ data: {} });
    expect(await breaker.execute(requestOf())).toEqual({ data: {} });
  });

  it('does not count calls that the client gave up', async () => {
    const { transport, calls } = transportOf(() => Promise.reject(unreachable()));
    const breaker = withBreaker(transport, { subgraph: 's', threshold: 1 });
    const signal = AbortSignal.abort();
    for (let call = 0; call < 3; call += 1)
      await expect(breaker.execute(requestOf({ signal }))).rejects.toThrow();
    expect(calls).toHaveLength(3);
  });
});

describe('sharing in flight', () => {
  const slow = () =>
    transportOf(async () => {
      await new Promise(setImmediate);
      return { data: { list: [{ id: 1 }] } };
    });

  it('makes one call of identical queries, with an answer for each', async () => {
    const { transport, calls } = slow();
    const sharing = createSharingInFlight().wrap(transport);
    const [one, two] = await Promise.all([
      sharing.execute(requestOf()),
      sharing.execute(requestOf()),
    ]);
    expect(calls).toHaveLength(1);
    expect(two.data).toEqual(one.data);
    (one.data as { list: { id: number }[] }).list[0]!.id = 2;
    expect(two.data).toEqual({ list: [{ id: 1 }] });
    await sharing.execute(requestOf());
    expect(calls).toHaveLength(2);
  });

  it('never shares mutations, nor what differs in identity or document', async () => {
    const { transport, calls } = slow();
    const sharing = createSharingInFlight().wrap(transport);
    await Promise.all([
      sharing.execute(requestOf({ kind: 'mutation' })),
      sharing.execute(requestOf({ kind: 'mutation' })),
      sharing.execute(requestOf({ identityKey: 'a' })),
      sharing.execute(requestOf({ identityKey: 'b' })),
      sharing.execute(requestOf({ document: '{ b }' })),
    ]);
    expect(calls).toHaveLength(5);
  });

  it('joins nothing that began before a mutation ended, at whatever subgraph', async () => {
    const { transport, calls } = slow();
    let answerOther: (() => void) | undefined;
    const other = transportOf(
      () => new Promise((resolve) => (answerOther = () => resolve({ data: null }))),
    );
    const inFlight = createSharingInFlight();
    const sharing = inFlight.wrap(transport);
    const mutation = inFlight.wrap(other.transport).execute(requestOf({ kind: 'mutation' }));
    const before = [sharing.execute(requestOf()), sharing.execute(requestOf())];
    answerOther!();
    await mutation;
    const after = [sharing.execute(requestOf()), sharing.execute(requestOf())];
    expect(calls).toHaveLength(2);
    await Promise.all([...before, ...after]);
    await sharing.execute(requestOf());
    expect(calls).toHaveLength(3);
  });

  it('goes on while somebody waits, and is aborted when nobody does', async () => {
    const { transport, calls } = transportOf(
      (request) =>
        new Promise((resolve) => {
          request.context.signal.addEventListener('abort', () => resolve({ data: null }));
        }),
    );
    const sharing = createSharingInFlight().wrap(transport);
    const first = new AbortController();
    const second = new AbortController();
    const answers = Promise.allSettled([
      sharing.execute(requestOf({ signal: first.signal })),
      sharing.execute(requestOf({ signal: second.signal })),
    ]);
    first.abort();
    expect(calls[0]?.context.signal.aborted).toBe(false);
    second.abort();
    expect(calls[0]?.context.signal.aborted).toBe(true);
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
