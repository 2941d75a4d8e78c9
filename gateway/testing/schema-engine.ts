import {
  execute,
  getOperationAST,
  subscribe,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Engine, OperationResult, PreparedOperation } from '../engine';
import type { RequestContext } from '../request-context';
import { mapIterator } from '../subscribe/map-iterator';

interface Prepared extends PreparedOperation {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
}

export interface SchemaEngine extends Engine {
  /** Serves another schema from now on, as a swapped supergraph does. */
  swap(schema: GraphQLSchema): void;
  readonly prepareCalls: number;
}

/**
 * An engine over one executable schema, for tests of what stands in front of an engine. Resolvers
 * get the RequestContext as their context.
 */
export function createSchemaEngine(initial: GraphQLSchema): SchemaEngine {
  let schema = initial;
  let prepareCalls = 0;
  const listeners = new Set<() => void>();
  const argsOf = (
    prepared: PreparedOperation,
    variableValues: Readonly<Record<string, unknown>>,
    contextValue: RequestContext,
  ): ExecutionArgs => {
    const { document, operationName } = prepared as Prepared;
    return { schema, document, operationName, variableValues, contextValue };
  };

  return {
    get schema() {
      return schema;
    },
    get prepareCalls() {
      return prepareCalls;
    },
    swap(next) {
      schema = next;
      for (const listener of listeners) listener();
    },
    onSchemaChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    prepare(document, operationName) {
      prepareCalls += 1;
      const kind = getOperationAST(document, operationName)?.operation ?? 'query';
      const prepared: Prepared = { kind, planText, document, operationName };
      return Promise.resolve(prepared);
    },
    async execute(prepared, variables, context) {
      return withBody(await execute(argsOf(prepared, variables, context)));
    },
    async subscribe(prepared, variables, context) {
      const started = await subscribe(argsOf(prepared, variables, context));
      if (!(Symbol.asyncIterator in started)) return withBody(started);
      return mapIterator(started[Symbol.asyncIterator](), withBody);
    },
    close: () => Promise.resolve(),
  };
}

const planText = () => Promise.resolve('one schema');

const withBody = (result: ExecutionResult): OperationResult => ({
  ...result,
  body: () => JSON.stringify(result),
});
