import type { RequestContext } from '../request-context';
import type { SubgraphResponse, Transport } from '../transport/transport';
import type { Failure } from './failure';
import type { ResultObject } from './result-object';

/** What one execution of a compiled plan works on. */
export interface Run {
  readonly root: ResultObject;
  readonly failures: Failure[];
  /** Objects that some subgraph did not know: it answered null for them. */
  readonly unanswered: Set<ResultObject>;
  /** What is known of the strings that came so far. */
  isPlain: boolean;
  hasRawText: boolean;
  /** Coerced values, of the variables that have one. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
  readonly transports: ReadonlyMap<string, Transport>;
  /** How many errors the answer tells. */
  readonly errorsTold: number;
}

/** One step of a compiled plan: frozen, shared by all runs. Never rejects. */
export interface ExecutionNode {
  readonly kind: string;
  run(run: Run): Promise<void>;
}

/** Keeps in mind how the strings of an answer came. */
export function noteStrings({ isPlain, hasRawText }: SubgraphResponse, run: Run): void {
  run.isPlain &&= isPlain === true;
  run.hasRawText ||= hasRawText === true;
}
