import type { RequestContext } from '../request-context';
import type { AnswerShape } from './answer-shape';

export type OperationKind = 'query' | 'mutation' | 'subscription';

/** One operation sent to one subgraph. */
export interface SubgraphRequest {
  readonly kind: OperationKind;
  /** GraphQL text. The same string instance for every run of a compiled plan: a cache key. */
  readonly document: string;
  /** The document as JSON text, where it is at hand. */
  readonly documentText?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The variables as JSON text: what a transport that sends text takes, as it is at hand. */
  readonly variablesText: string;
  /** What the answer will look like, for transports that read JSON text. */
  readonly shape?: AnswerShape;
  readonly context: RequestContext;
}

export interface SubgraphResponseError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface SubgraphResponse {
  /** JSON, in which strings may be RawText. */
  readonly data?: unknown;
  readonly errors?: readonly SubgraphResponseError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** Set on the only event of a subscription that the subgraph refused after it was sent. */
  readonly isRefusal?: boolean;
  /**
   * Set when no string of the answer that is no RawText needs anything done to it when it is
   * written again: ASCII without escapes. Looking once is cheaper than looking at every string.
   */
  readonly isPlain?: boolean;
  /** Set when some strings are RawText. */
  readonly hasRawText?: boolean;
  /** Size of the body that it came in. */
  readonly bytes?: number;
}

/**
 * A way to reach one subgraph. In-process, HTTP, WebSocket and SSE implement it; timeout, retry,
 * sharing and breaker wrap it. A call that cannot be answered rejects with a TransportError and
 * nothing else.
 */
export interface Transport {
  execute(request: SubgraphRequest): Promise<SubgraphResponse>;
  /**
   * A stream of events, or the answer that says why there is none. Ending the iteration (or
   * aborting the signal) releases the upstream; an upstream that is lost rejects the iteration
   * with a TransportError.
   */
  subscribe(request: SubgraphRequest): Promise<AsyncIterable<SubgraphResponse> | SubgraphResponse>;
  close(): Promise<void>;
}

export type TransportErrorCode =
  'SUBGRAPH_UNREACHABLE' | 'SUBGRAPH_TIMEOUT' | 'SUBGRAPH_INVALID_RESPONSE';

/** Why a subgraph gave no usable answer. The message is safe to show: no addresses, no secrets. */
export class TransportError extends Error {
  readonly code: TransportErrorCode;

  constructor(code: TransportErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TransportError';
    this.code = code;
  }
}

export const isEventStream = (
  value: AsyncIterable<SubgraphResponse> | SubgraphResponse,
): value is AsyncIterable<SubgraphResponse> => Symbol.asyncIterator in value;
