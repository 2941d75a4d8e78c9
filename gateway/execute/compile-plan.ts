import type { PlanNode, QueryPlan } from '../plan/plan-types';
import type { CompileContext } from './compile-context';
import { condition } from './condition';
import { compileBatchFetch, compileEntityFetch } from './entity-fetch';
import { compileFetch, compileRootFetch, type RootFetch } from './fetch';
import { parallel } from './parallel';
import type { ExecutionNode } from './run';
import { sequence } from './sequence';

/** Compiles a query plan into nodes that run without looking at the plan again. */
export function compilePlan({ node }: QueryPlan, context: CompileContext): ExecutionNode {
  return node ? compileNode(node, context) : sequence([]);
}

export interface CompiledSubscription {
  /** What opens the stream; every event is an answer to it. */
  readonly source: RootFetch;
  /** What an event still needs from other subgraphs. */
  readonly rest: ExecutionNode;
}

/** What the variables of @skip and @include leave of a subscription; null where nothing. */
export type SubscriptionChoice = (
  variables: Readonly<Record<string, unknown>>,
) => CompiledSubscription | null;

/** Compiles the plan of a subscription: its source, and the steps for each event. */
export function compileSubscription(
  node: PlanNode | undefined,
  context: CompileContext,
): SubscriptionChoice {
  if (!node) return () => null;
  if (node.kind === 'Condition') {
    const whenTrue = compileSubscription(node.ifClause, context);
    const whenFalse = compileSubscription(node.elseClause, context);
    return (variables) => (variables[node.condition] === true ? whenTrue : whenFalse)(variables);
  }
  const [first, ...others] = node.kind === 'Sequence' ? node.nodes : [node];
  if (first?.kind !== 'Subscription')
    throw new Error('The plan of a subscription does not begin with its source');
  const subscription = Object.freeze({
    source: compileRootFetch({ ...first.primary, operationKind: 'subscription' }, context),
    rest: sequence(others.map((step) => compileNode(step, context))),
  });
  return () => subscription;
}

function compileNode(node: PlanNode, context: CompileContext): ExecutionNode {
  switch (node.kind) {
    case 'Fetch':
      return compileFetch(node, context);
    case 'BatchFetch':
      return compileBatchFetch(node, context);
    case 'Flatten':
      if (node.node.kind !== 'Fetch') break;
      return compileEntityFetch(node.node, node.path, context);
    case 'Sequence':
      return sequence(node.nodes.map((step) => compileNode(step, context)));
    case 'Parallel':
      return parallel(node.nodes.map((step) => compileNode(step, context)));
    case 'Condition':
      return condition({
        variable: node.condition,
        whenTrue: node.ifClause ? compileNode(node.ifClause, context) : null,
        whenFalse: node.elseClause ? compileNode(node.elseClause, context) : null,
      });
  }
  throw new Error(`The plan has a ${node.kind} node where none is expected`);
}
