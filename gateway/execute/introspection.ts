import { executeSync, print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { BoundedCache } from '../../platform/bounded-cache';
import type { ExecutionNode, Run } from './run';

type Introspected = Record<string, unknown>;

/**
 * The answers that were made last, by schema and document. They are as large as the schema, and
 * there are more compiled operations than memory for an answer of each.
 */
const answersKept = 4;
const answers = new WeakMap<GraphQLSchema, BoundedCache<Introspected>>();

function answersOf(schema: GraphQLSchema): BoundedCache<Introspected> {
  const known = answers.get(schema) ?? new BoundedCache<Introspected>(answersKept);
  answers.set(schema, known);
  return known;
}

/** Answers `__schema` and `__type` of the operation from the API schema, without a subgraph. */
export function introspection(document: DocumentNode, schema: GraphQLSchema): ExecutionNode {
  const answer = (variables: Run['variables']): Introspected =>
    executeSync({ schema, document, variableValues: variables }).data ?? {};
  const text = print(document);
  const kept = (): Introspected => {
    const known = answersOf(schema).get(text) ?? answer({});
    answersOf(schema).set(text, known);
    return known;
  };
  const [operation] = document.definitions;
  const isFixed =
    operation?.kind === 'OperationDefinition' && !operation.variableDefinitions?.length;
  return Object.freeze({
    kind: 'Introspection',
    async run(run: Run) {
      // Descriptions are any text, not only what answers of subgraphs were found to hold.
      run.isPlain = false;
      const data = isFixed ? kept() : answer(run.variables);
      for (const [key, value] of Object.entries(data)) run.root[key] = value;
    },
  });
}
