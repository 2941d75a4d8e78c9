import { RawText } from '../../platform/raw-text';
import type { SubgraphRequest, SubgraphResponse, Transport } from './transport';
import { withSignal } from './with-signal';

interface Waiter {
  resolve(response: SubgraphResponse): void;
  reject(error: unknown): void;
}

interface SharedCall {
  readonly waiters: Set<Waiter>;
  readonly abort: AbortController;
}

/** What the transports of one gateway share: the end of a mutation concerns all of them. */
export interface SharingInFlight {
  /**
   * Identical queries of one identity that run at the same moment become one call. Each caller
   * gets an answer of its own, as results are merged in place. Mutations and subscriptions are
   * never shared. The call is aborted when nobody waits for it any more.
   *
   * Who asks when a mutation has ended, at whatever subgraph, joins nothing that began before: it
   * may not have seen the change yet.
   */
  wrap(transport: Transport): Transport;
}

export function createSharingInFlight(): SharingInFlight {
  const callsOfAll = new Set<Map<string, SharedCall>>();
  const forget = (): void => {
    for (const calls of callsOfAll) calls.clear();
  };
  return {
    wrap(transport) {
      const calls = new Map<string, SharedCall>();
      callsOfAll.add(calls);
      const sharing = withSharing(transport, calls, forget);
      const close = (): Promise<void> => (callsOfAll.delete(calls), transport.close());
      return { ...sharing, close };
    },
  };
}

function withSharing(
  transport: Transport,
  calls: Map<string, SharedCall>,
  forget: () => void,
): Pick<Transport, 'execute' | 'subscribe'> {
  return {
    execute(request) {
      if (request.kind === 'mutation') return transport.execute(request).finally(forget);
      const key = keyOf(request);
      const call = calls.get(key) ?? startCall(transport, request, key, calls);
      return join(call, request);
    },
    subscribe: (request) => transport.subscribe(request),
  };
}

const keyOf = ({ context, document, variablesText }: SubgraphRequest): string =>
  `${context.identityKey}\u0000${document}\u0000${variablesText}`;

function startCall(
  transport: Transport,
  request: SubgraphRequest,
  key: string,
  calls: Map<string, SharedCall>,
): SharedCall {
  const call: SharedCall = { waiters: new Set(), abort: new AbortController() };
  const release = (): Waiter[] => {
    if (calls.get(key) === call) calls.delete(key);
    const waiters = [...call.waiters];
    // Tables that the map outgrew keep the call from early collection, but no more than that.
    call.waiters.clear();
    return waiters;
  };
  calls.set(key, call);
  call.abort.signal.addEventListener('abort', release, { once: true });
  transport.execute(withSignal(request, call.abort.signal)).then(
    (response) => {
      deliver(response, release());
    },
    (error: unknown) => {
      for (const { reject } of release()) reject(error);
    },
  );
  return call;
}

/** Copies are made before the first waiter goes on and merges into its answer. */
function deliver(response: SubgraphResponse, waiters: readonly Waiter[]): void {
  const responses = waiters.map((_, index) =>
    index === 0 ? response : { ...response, data: copyOf(response.data) },
  );
  waiters.forEach(({ resolve }, index) => resolve(responses[index]!));
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof RawText) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const copy = { ...value } as Record<string, unknown>;
  for (const key of Object.keys(copy)) {
    const field = copy[key];
    if (typeof field === 'object' && field !== null) copy[key] = copyOf(field);
  }
  return copy;
}

function join(
  call: SharedCall,
  { context: { signal } }: SubgraphRequest,
): Promise<SubgraphResponse> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      call.waiters.delete(waiter);
      reject(signal.reason as Error);
      if (!call.waiters.size) call.abort.abort(signal.reason);
    };
    const done = (): void => signal.removeEventListener('abort', leave);
    const waiter: Waiter = {
      resolve: (response) => (done(), resolve(response)),
      reject: (error) => (done(), reject(error as Error)),
    };
    call.waiters.add(waiter);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}
