import { setTimeout as wait } from 'node:timers/promises';
import { TransportError, type SubgraphRequest, type Transport } from './transport';

export interface RetryOptions {
  /** Calls beside the first one. */
  readonly retries?: number;
  /** Milliseconds before the first retry; doubled for each further one. */
  readonly delay?: number;
  /** Retries for each call that succeeds: a subgraph that is down gets no storm of them. */
  readonly budgetRatio?: number;
  /** From 0 to 1, for the jitter. */
  random?(): number;
}

const defaults = Object.freeze({ retries: 1, delay: 50, budgetRatio: 0.1, random: Math.random });
const largestBudget = 10;

/** Repeats queries that did not reach their subgraph. Never mutations: one may have happened. */
export function withRetry(transport: Transport, options: RetryOptions = {}): Transport {
  const { retries, delay, budgetRatio, random } = { ...defaults, ...options };
  let budget = largestBudget;
  const mayRetry = (request: SubgraphRequest, error: unknown, attempt: number): boolean =>
    request.kind === 'query' &&
    attempt < retries &&
    budget >= 1 &&
    !request.context.signal.aborted &&
    error instanceof TransportError &&
    error.code === 'SUBGRAPH_UNREACHABLE';
  return {
    async execute(request) {
      for (let attempt = 0; ; attempt += 1) {
        try {
          const response = await transport.execute(request);
          budget = Math.min(largestBudget, budget + budgetRatio);
          return response;
        } catch (error) {
          if (!mayRetry(request, error, attempt)) throw error;
          budget -= 1;
          // Between half and all of the delay, so that those who failed together come apart.
          const pause = delay * 2 ** attempt * (0.5 + random() / 2);
          await wait(pause, undefined, { signal: request.context.signal }).catch(() => {
            throw error;
          });
        }
      }
    },
    subscribe: (request) => transport.subscribe(request),
    close: () => transport.close(),
  };
}
