import type { TransportErrorCode, SubgraphResponseError } from '../transport/transport';
import type { PositionPath } from './positions';
import type { ResultObject } from './result-object';

/**
 * Something that went wrong at a subgraph, as it was noticed. Where that is in the client's answer
 * is found after the run, only when there are failures: a run without them pays nothing.
 */
export type Failure = RootFailure | EntityFailure;

interface FailureOf {
  readonly subgraph: string;
  readonly error: SubgraphResponseError;
}

/** An error of a fetch of root fields, with its path from the root. */
export interface RootFailure extends FailureOf {
  readonly kind: 'root';
  readonly path: readonly (string | number)[];
}

/** An error of an entity fetch: at `rest` below each of the objects, which are at `paths`. */
export interface EntityFailure extends FailureOf {
  readonly kind: 'entity';
  readonly paths: readonly PositionPath[];
  readonly objects: ReadonlySet<ResultObject>;
  readonly rest: readonly (string | number)[];
  /** Whether one error, at what the positions have in common, stands for all of them. */
  readonly isShared: boolean;
}

/** The error of a fetch that brought no usable answer. */
export function invalidResponse(subgraph: string, reason: string): SubgraphResponseError {
  const code: TransportErrorCode = 'SUBGRAPH_INVALID_RESPONSE';
  return { message: `Subgraph "${subgraph}" ${reason}.`, extensions: { code } };
}
