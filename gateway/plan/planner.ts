import { QueryPlanner } from '@graphql-hive/router-query-planner';
import type { DocumentNode } from 'graphql';
import { ClientError } from '../../platform/errors';
import type { PlanNode, QueryPlan } from './plan-types';
import { withoutTwin, withRootTwins } from './root-twins';

export interface PlannerOptions {
  /** A supergraph that passed readSupergraph: the library ends the process over anything else. */
  readonly supergraph: { readonly sdl: string; readonly document: DocumentNode };
  /** Milliseconds that one plan may take. Planning runs off the event loop. */
  readonly deadline: number;
}

/** Labels of progressive overrides that are on, and the dice of `percent(n)` labels. */
export interface OverrideChoice {
  readonly labels: ReadonlySet<string>;
  readonly percentage: number;
}

export interface Planner {
  /** Labels that the supergraph's progressive overrides wait for. */
  readonly overrideLabels: readonly string[];
  readonly overridePercentages: readonly number[];
  /** Throws ClientError PLANNING_FAILED when there is no plan, or none in time. */
  plan(operation: string, overrides: OverrideChoice): Promise<QueryPlan>;
}

/** The native query planner, with a second one for operations that the first cannot plan. */
export function createPlanner({ supergraph, deadline }: PlannerOptions): Planner {
  const first = new QueryPlanner(supergraph.sdl);
  let second: QueryPlanner | undefined;
  return {
    overrideLabels: first.overrideLabels,
    overridePercentages: first.overridePercentages,
    async plan(operation, { labels, percentage }) {
      const signal = AbortSignal.timeout(deadline);
      const planBy = (planner: QueryPlanner): Promise<QueryPlan> =>
        planner.planAsync(operation, null, new Set(labels), percentage, signal);
      try {
        return await planBy(first);
      } catch (error) {
        if (signal.aborted) throw planningFailed(error, deadline);
      }
      try {
        second ??= new QueryPlanner(withRootTwins(supergraph.document));
        return withoutTwins(await planBy(second));
      } catch (error) {
        throw planningFailed(error, signal.aborted ? deadline : null);
      }
    },
  };
}

function withoutTwins(plan: QueryPlan): QueryPlan {
  const walk = (node: PlanNode): PlanNode => {
    switch (node.kind) {
      case 'Fetch':
      case 'BatchFetch':
        return { ...node, serviceName: withoutTwin(node.serviceName) };
      case 'Sequence':
      case 'Parallel':
        return { ...node, nodes: node.nodes.map(walk) };
      case 'Flatten':
        return { ...node, node: walk(node.node) };
      case 'Condition':
        return {
          ...node,
          ...(node.ifClause ? { ifClause: walk(node.ifClause) } : {}),
          ...(node.elseClause ? { elseClause: walk(node.elseClause) } : {}),
        };
      case 'Subscription':
        return { ...node, primary: withoutTwinInFetch(node.primary) };
      case 'Defer':
        return node;
    }
  };
  return plan.node ? { ...plan, node: walk(plan.node) } : plan;
}

const withoutTwinInFetch = <T extends { serviceName: string }>(fetch: T): T => ({
  ...fetch,
  serviceName: withoutTwin(fetch.serviceName),
});

function planningFailed(error: unknown, deadline: number | null): ClientError {
  const reason =
    deadline === null
      ? 'The planner found no way to answer this operation'
      : `No plan was found within ${deadline} ms: ask for less at once`;
  const failure = new ClientError('PLANNING_FAILED', `${reason}.`);
  failure.cause = error;
  return failure;
}
