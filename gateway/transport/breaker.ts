import { TransportError, type SubgraphRequest, type Transport } from './transport';

export interface BreakerOptions {
  readonly subgraph: string;
  /** Failures in a row after which calls are refused at once. */
  readonly threshold?: number;
  /** Milliseconds after which one call may try again. */
  readonly cooldown?: number;
  /** Milliseconds on a clock that does not go back. */
  now?(): number;
}

const defaults = Object.freeze({ threshold: 5, cooldown: 5_000, now: () => performance.now() });

/**
 * Spares a subgraph that does not answer, and its callers the waiting: while the circuit is open
 * calls fail at once with SUBGRAPH_UNREACHABLE. After the cooldown one call decides.
 */
export function withBreaker(transport: Transport, options: BreakerOptions): Transport {
  const { threshold, cooldown, now, subgraph } = { ...defaults, ...options };
  let failures = 0;
  let openUntil = 0;
  let isTrying = false;
  const isOpen = (): boolean => failures >= threshold && (isTrying || now() < openUntil);
  const noteFailure = (request: SubgraphRequest, error: unknown): void => {
    if (request.context.signal.aborted || !isFault(error)) return;
    failures += 1;
    openUntil = now() + cooldown;
  };
  return {
    async execute(request) {
      if (isOpen()) throw refused(subgraph);
      isTrying = failures >= threshold;
      try {
        const response = await transport.execute(request);
        failures = 0;
        return response;
      } catch (error) {
        noteFailure(request, error);
        throw error;
      } finally {
        isTrying = false;
      }
    },
    async subscribe(request) {
      if (isOpen()) throw refused(subgraph);
      return transport.subscribe(request);
    },
    close: () => transport.close(),
  };
}

/** Answers that are wrong in form come from a subgraph that is up. */
const isFault = (error: unknown): boolean =>
  error instanceof TransportError && error.code !== 'SUBGRAPH_INVALID_RESPONSE';

const refused = (subgraph: string): TransportError =>
  new TransportError(
    'SUBGRAPH_UNREACHABLE',
    `Subgraph "${subgraph}" failed several times and is not called for a moment.`,
  );
