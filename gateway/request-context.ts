import type { Principal } from '../platform/identity/principal';

/** What every stage knows of the request it works for. Passed as an argument, never ambient. */
export interface RequestContext {
  readonly requestId: string;
  readonly principal: Principal;
  /** Client headers that the configuration forwards to remote subgraphs, names in lower case. */
  readonly forwardedHeaders: ReadonlyMap<string, string>;
  /**
   * Everything beside document and variables that can change an answer: the principal and the
   * forwarded headers. Work is shared only between equal keys.
   */
  readonly identityKey: string;
  /** Aborts when the client is gone or the time for the request is up. */
  readonly signal: AbortSignal;
  /** Set when the request asks how it was answered: every call to a subgraph is noted here. */
  readonly fetches?: FetchRecord[];
}

/** One call to a subgraph, in the order in which they ended. */
export interface FetchRecord {
  readonly service: string;
  readonly milliseconds: number;
  /** Size of the answer's body; null where there was none: in one process, or without an answer. */
  readonly bytes: number | null;
  /** Entities that were asked for. */
  readonly representations: number;
}
