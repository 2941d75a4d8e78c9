import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Principal } from '../platform/identity/principal';
import { readSupergraph, type SubgraphDefinition, type Supergraph } from './compose/supergraph';
import { createGeneration, type EngineLimits, type Generation } from './engine/generation';
import type { PreparedInGeneration } from './engine/prepared-operation';
import { probeSupergraph } from './plan/probe-supergraph';
import type { OperationResult } from './execute/result';
import type { RequestContext } from './request-context';
import type { Transport } from './transport/transport';

export type { OperationResult } from './execute/result';

/** An operation that was planned and compiled; shared by all requests that send it. */
export interface PreparedOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /**
   * The query plan that runs for the principal as text, as tests and `extensions.queryPlan` show it:
   * without what is denied to it. Rejects with ClientError when that cannot be planned.
   */
  planText(principal: Principal): Promise<string>;
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
  /** Calls when another schema is served; what it returns ends that. */
  onSchemaChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/** An engine over a supergraph, which can be exchanged while requests run. */
export interface FederationEngine extends Engine {
  /** What is served now. Changes with a swap. */
  readonly supergraph: Supergraph;
  /**
   * Serves another supergraph from the next `prepare` on; what was prepared before ends on the old
   * one. Rejects with ConfigError when the SDL cannot be served, and changes nothing then.
   */
  swap(supergraphSdl: string): Promise<void>;
}

export interface EngineOptions {
  readonly supergraphSdl: string;
  /** Called once for each subgraph of a supergraph, also of one that is swapped in later. */
  transportFor(subgraph: SubgraphDefinition): Transport;
  readonly limits?: Partial<EngineLimits>;
  /** Labels of progressive overrides that are on, beside those of the form `percent(n)`. */
  readonly overrideLabels?: ReadonlySet<string>;
  /** Whether messages about wrong variables name what else there is; true without it. */
  readonly suggestsNames?: boolean;
}

export const defaultEngineLimits: EngineLimits = Object.freeze({
  plannerDeadline: 2_000,
  operationsKept: 2_000,
  errorsTold: 1_000,
});

/** Starts an engine. Throws ConfigError when the supergraph cannot be served. */
export function createEngine(options: EngineOptions): FederationEngine {
  const start = (supergraph: Supergraph): Generation =>
    createGeneration({
      supergraph,
      transportFor: (subgraph) => options.transportFor(subgraph),
      limits: { ...defaultEngineLimits, ...options.limits },
      overrideLabels: options.overrideLabels ?? new Set(),
      suggestsNames: options.suggestsNames ?? true,
    });
  let current = start(readSupergraph(options.supergraphSdl));
  const retired = new Set<Generation>();
  const listeners = new Set<() => void>();
  return {
    get schema() {
      return current.supergraph.apiSchema;
    },
    get supergraph() {
      return current.supergraph;
    },
    prepare: (document, operationName) => current.prepare(document, operationName),
    execute: (operation, variables, context) =>
      (operation as PreparedInGeneration).execute(variables, context),
    subscribe: (operation, variables, context) =>
      (operation as PreparedInGeneration).subscribe(variables, context),
    async swap(supergraphSdl) {
      const supergraph = readSupergraph(supergraphSdl);
      await probeSupergraph(supergraph.planningSdl);
      const next = start(supergraph);
      const previous = current;
      current = next;
      retired.add(previous);
      previous.retire(() => retired.delete(previous));
      for (const listener of listeners) listener();
    },
    onSchemaChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await Promise.all([...retired, current].map((generation) => generation.close()));
    },
  };
}
