import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { RequestContext } from './request-context';

/** An operation that was planned and compiled; shared by all requests that send it. */
export interface PreparedOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** The query plan as text, as tests and `extensions.queryPlan` show it. */
  readonly planText: string;
}

/**
 * The answer of an operation. `body()` gives the finished JSON text of the whole result without
 * building it twice; `data` is there for those who need the value.
 */
export interface OperationResult extends ExecutionResult {
  body(): string;
}

/**
 * The federation engine: everything between a validated document and an answer. It knows nothing
 * of HTTP, sockets or tokens. One engine serves one supergraph at a time and can swap it.
 */
export interface Engine {
  /** The schema that clients see. Changes with a swap. */
  readonly schema: GraphQLSchema;
  /** Plans and compiles, or finds the compiled operation. The document was validated before. */
  prepare(
    document: DocumentNode,
    operationName: string | undefined,
    signal?: AbortSignal,
  ): Promise<PreparedOperation>;
  /** Never rejects for what a subgraph or client did: those become errors of the result. */
  execute(
    operation: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
    context: RequestContext,
  ): Promise<OperationResult>;
  /** Either a stream of answers, or the result that says why there is none. */
  subscribe(
    operation: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
    context: RequestContext,
  ): Promise<AsyncIterable<OperationResult> | OperationResult>;
  close(): Promise<void>;
}
