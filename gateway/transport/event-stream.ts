import { Agent, request as send, type Dispatcher } from 'undici';
import type { SubgraphDefinition } from '../compose/supergraph';
import type { RequestContext } from '../request-context';
import { readServerSentEvents } from './server-sent-events';
import { readSubgraphEvent, readSubgraphResponse } from './subgraph-response';
import {
  TransportError,
  type SubgraphRequest,
  type SubgraphResponse,
  type Transport,
} from './transport';

export interface EventStreamTransportOptions {
  readonly subgraph: SubgraphDefinition;
  /** Where the subgraph streams events. */
  readonly url: string;
  /** Headers that tell the subgraph who asks. */
  principalHeaders?(context: RequestContext): Readonly<Record<string, string>>;
  /** Milliseconds until a stream must have begun, or the answer in place of it have come. */
  readonly timeout?: number;
  /** Characters of one event, and bytes of an answer that is no stream. */
  readonly maxLength?: number;
}

const defaults = Object.freeze({ timeout: 15_000, maxLength: 16 * 1024 * 1024 });

/**
 * Subscribes to a subgraph by server-sent events, in the distinct connections mode of GraphQL over
 * SSE: a request for each subscription. A subgraph that is read slowly is held back by TCP.
 */
export function createEventStreamTransport(
  options: EventStreamTransportOptions,
): Pick<Transport, 'subscribe' | 'close'> {
  const { subgraph, url, timeout, maxLength } = { ...defaults, ...options };
  // Between two events as much time may pass as wants to.
  const agent = new Agent({ bodyTimeout: 0, headersTimeout: timeout });
  return {
    async subscribe(request) {
      const controller = new AbortController();
      const response = await open(request, controller.signal).catch((cause: unknown) => {
        throw lost(subgraph.name, cause);
      });
      if (isStream(response)) return events(response, subgraph.name, maxLength, controller);
      const late = setTimeout(() => controller.abort(), timeout);
      const value = await readAnswer(response.body, maxLength).finally(() => clearTimeout(late));
      return readSubgraphResponse(subgraph.name, value);
    },
    close: () => agent.destroy(),
  };

  function open(
    { document, variables, context }: SubgraphRequest,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    return send(url, {
      method: 'POST',
      dispatcher: agent,
      signal: AbortSignal.any([signal, context.signal]),
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        'x-request-id': context.requestId,
        ...Object.fromEntries(context.forwardedHeaders),
        ...options.principalHeaders?.(context),
      },
      body: JSON.stringify({ query: document, variables }),
    });
  }
}

const isStream = ({ statusCode, headers }: Dispatcher.ResponseData): boolean =>
  statusCode === 200 && String(headers['content-type']).startsWith('text/event-stream');

/** The JSON of an answer that is no stream; null for anything else, also for one without an end. */
async function readAnswer(body: AsyncIterable<Buffer>, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > maxBytes) return null;
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}

/** Ending the iteration ends the request at once, also while the topic is quiet. */
function events(
  { body }: Dispatcher.ResponseData,
  subgraph: string,
  maxLength: number,
  controller: AbortController,
): AsyncIterableIterator<SubgraphResponse> {
  const source = readServerSentEvents(body, maxLength);
  const over = { done: true as const, value: undefined };
  let isOver = false;
  const end = (): void => {
    isOver = true;
    controller.abort();
  };
  return {
    async next() {
      if (isOver) return over;
      try {
        for (;;) {
          const step = await source.next();
          if (isOver) return over;
          if (step.done === true) throw new Error('The stream ended without `complete`.');
          if (step.value.event === 'complete') return (end(), over);
          if (step.value.event !== 'next') continue;
          const value: unknown = JSON.parse(step.value.data);
          return { done: false, value: readSubgraphEvent(subgraph, value) };
        }
      } catch (error) {
        if (isOver) return over;
        end();
        throw error instanceof TransportError ? error : lost(subgraph, error);
      }
    },
    return() {
      end();
      return Promise.resolve(over);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const lost = (subgraph: string, cause: unknown): TransportError =>
  new TransportError('SUBGRAPH_UNREACHABLE', `The stream of subgraph "${subgraph}" was lost.`, {
    cause,
  });
