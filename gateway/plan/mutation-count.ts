import { Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { PlanNode, QueryPlan } from './plan-types';

/** Whether a plan executes the one root field of a mutation more than once. */
export function isRepeated(
  { operation, selectionSet }: OperationDefinitionNode,
  { node }: QueryPlan,
): boolean {
  if (operation !== 'mutation' || !node || countMutations(node) <= 1) return false;
  return new Set(rootKeys(selectionSet)).size === 1;
}

/** Root fields stand by themselves, or in fragments for their conditions. */
const rootKeys = ({ selections }: SelectionSetNode): string[] =>
  selections.flatMap((each) => {
    if (each.kind === Kind.FIELD) return (each.alias ?? each.name).value;
    return each.kind === Kind.INLINE_FRAGMENT ? rootKeys(each.selectionSet) : [];
  });

/** Fetches with mutations that one request can make. */
export function countMutations(node: PlanNode): number {
  switch (node.kind) {
    case 'Fetch':
      return node.operationKind === 'mutation' ? 1 : 0;
    case 'Sequence':
    case 'Parallel':
      return node.nodes.reduce((count, each) => count + countMutations(each), 0);
    case 'Condition': {
      const branches = [node.ifClause, node.elseClause];
      return Math.max(...branches.map((each) => (each ? countMutations(each) : 0)));
    }
    default:
      return 0;
  }
}
