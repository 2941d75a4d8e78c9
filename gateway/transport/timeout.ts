import { TransportError, type Transport } from './transport';
import { withSignal } from './with-signal';

export interface TimeoutOptions {
  readonly subgraph: string;
  /** Milliseconds that one call may take. Subscriptions are not limited: they live long. */
  readonly timeout: number;
}

/** Ends calls that take too long: the caller gets SUBGRAPH_TIMEOUT, the call itself is aborted. */
export function withTimeout(
  transport: Transport,
  { subgraph, timeout }: TimeoutOptions,
): Transport {
  return {
    execute(request) {
      const { signal } = request.context;
      const call = new AbortController();
      const stop = (): void => call.abort(signal.reason);
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          const message = `Subgraph "${subgraph}" did not answer within ${timeout} ms.`;
          const error = new TransportError('SUBGRAPH_TIMEOUT', message);
          reject(error);
          call.abort(error);
        }, timeout);
        const release = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', stop);
        };
        const limited = withSignal(request, call.signal);
        transport.execute(limited).then(resolve, reject).finally(release);
      });
    },
    subscribe: (request) => transport.subscribe(request),
    close: () => transport.close(),
  };
}
