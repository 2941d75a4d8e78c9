import { executeSync, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { ExecutionNode, Run } from './run';

/** Answers `__schema` and `__type` of the operation from the API schema, without a subgraph. */
export function introspection(document: DocumentNode, schema: GraphQLSchema): ExecutionNode {
  let known: Record<string, unknown> | undefined;
  const answer = (variables: Run['variables']): Record<string, unknown> =>
    executeSync({ schema, document, variableValues: variables }).data ?? {};
  const [operation] = document.definitions;
  const isFixed =
    operation?.kind === 'OperationDefinition' && !operation.variableDefinitions?.length;
  return Object.freeze({
    kind: 'Introspection',
    async run(run: Run) {
      // Descriptions are any text, not only what answers of subgraphs were found to hold.
      run.isPlain = false;
      const data = isFixed ? (known ??= answer({})) : answer(run.variables);
      for (const [key, value] of Object.entries(data)) run.root[key] = value;
    },
  });
}
