import type { DocumentNode, GraphQLSchema } from 'graphql';
import { askedByOperation, askedByPlan, type Conditions, type Ways } from './asked-fields';
import type { QueryPlan } from './plan-types';

/**
 * A variable that a plan does not follow as its operation does; null when there is none. Either the
 * plan asks a subgraph for a field although the variable leaves it out, and no later fetch needs
 * it; or the plan asks only where the variable says so, and the operation in any case.
 */
export function wrongCondition(
  document: DocumentNode,
  { node }: QueryPlan,
  schema: GraphQLSchema,
): string | null {
  if (!node) return null;
  const wanted = askedByOperation(document, schema).ways;
  const { ways: planned, needed } = askedByPlan(node, schema);
  for (const [field, ways] of planned) {
    const own = wanted.get(field);
    if (!own) continue;
    const variable = (needed.has(field) ? null : uncovered(ways, own)) ?? uncovered(own, ways);
    if (variable !== null) return variable;
  }
  return null;
}

/** A variable that closes all others while one of the ways is open; null when there is none. */
function uncovered(ways: Ways, others: Ways): string | null {
  for (const way of ways.values()) {
    const missing = [...others.values()].map((other) => missingIn(way, other));
    if (!missing.includes(null)) return missing[0] ?? null;
  }
  return null;
}

/** A variable of a way that another way does not know; null when there is none. */
function missingIn(way: Conditions, other: Conditions): string | null {
  for (const [text, { variable }] of other) if (!way.has(text)) return variable;
  return null;
}
