import type { Log } from '../../platform/log';
import {
  isEventStream,
  TransportError,
  type SubgraphRequest,
  type SubgraphResponse,
  type Transport,
} from './transport';

export interface FailureLogOptions {
  readonly subgraph: string;
  readonly log: Log;
}

/**
 * Writes down why a subgraph gave no usable answer, under the request's id: clients are told neither
 * addresses nor causes. A call that its caller gave up is no failure of the subgraph.
 */
export function withFailureLog(transport: Transport, options: FailureLogOptions): Transport {
  const noted = <T>(request: SubgraphRequest, work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      note(error, request, options);
      throw error;
    });
  return {
    execute: (request) => noted(request, transport.execute(request)),
    async subscribe(request) {
      const opened = await noted(request, transport.subscribe(request));
      return isEventStream(opened)
        ? notedEvents(opened[Symbol.asyncIterator](), (step) => noted(request, step))
        : opened;
    },
    close: () => transport.close(),
  };
}

type Step = Promise<IteratorResult<SubgraphResponse>>;

function notedEvents(
  events: AsyncIterator<SubgraphResponse>,
  noted: (step: Step) => Step,
): AsyncIterableIterator<SubgraphResponse> {
  return {
    next: () => noted(events.next()),
    return: async () => (await events.return?.()) ?? { done: true, value: undefined },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function note(
  error: unknown,
  { kind, context: { requestId, signal } }: SubgraphRequest,
  { subgraph, log }: FailureLogOptions,
): void {
  if (signal.aborted || !(error instanceof TransportError)) return;
  const { code, message, cause } = error;
  log.warn({ subgraph, code, kind, requestId, cause: causeText(cause), msg: message });
}

/** Several addresses of one name fail together: each says why. */
function causeText(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null) return undefined;
  const { message, errors } = cause as { message?: unknown; errors?: unknown };
  if (Array.isArray(errors)) return errors.map(causeText).join('; ');
  return typeof message === 'string' ? message : undefined;
}
