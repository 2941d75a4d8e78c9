import type { DocumentNode, GraphQLSchema } from 'graphql';
import { askedByOperation, askedByPlan, type Conditions } from './asked-fields';
import type { QueryPlan } from './plan-types';

/**
 * A variable that decides whether the operation asks for a field, while the plan asks a subgraph for
 * it whatever the variable is; null when there is none. What representations need is asked in any
 * case.
 */
export function lostCondition(
  document: DocumentNode,
  { node }: QueryPlan,
  schema: GraphQLSchema,
): string | null {
  if (!node) return null;
  const wanted = askedByOperation(document, schema);
  const planned = askedByPlan(node, schema);
  for (const [field, ways] of planned.ways) {
    const own = wanted.ways.get(field);
    if (!own || planned.needed.has(field)) continue;
    for (const way of ways.values()) {
      const variable = missingVariable([...own.values()], way);
      if (variable !== null) return variable;
    }
  }
  return null;
}

/** Null when one of the wanted ways is open whenever the planned one is. */
function missingVariable(wanted: readonly Conditions[], planned: Conditions): string | null {
  let found: string | null = null;
  for (const way of wanted) {
    const missing = [...way].find(([text]) => !planned.has(text));
    if (!missing) return null;
    found ??= missing[1].variable;
  }
  return found;
}
