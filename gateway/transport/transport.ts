import type { RequestContext } from '../request-context';

export type OperationKind = 'query' | 'mutation' | 'subscription';

/** One operation sent to one subgraph. */
export interface SubgraphRequest {
  readonly kind: OperationKind;
  /** GraphQL text. The same string instance for every run of a compiled plan: a cache key. */
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
}

export interface SubgraphResponseError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface SubgraphResponse {
  readonly data?: unknown;
  readonly errors?: readonly SubgraphResponseError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * A way to reach one subgraph. In-process, HTTP, WebSocket and SSE implement it; timeout, retry,
 * sharing and breaker wrap it. A call that cannot be answered rejects with a TransportError and
 * nothing else.
 */
export interface Transport {
  execute(request: SubgraphRequest): Promise<SubgraphResponse>;
  /** Ending the iteration (or aborting the signal) releases the upstream. */
  subscribe(request: SubgraphRequest): AsyncIterable<SubgraphResponse>;
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
