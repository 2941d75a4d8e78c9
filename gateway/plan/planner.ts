import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { ClientError } from '../../platform/errors';
import type { QueryPlan } from './plan-types';

export interface PlannerOptions {
  readonly supergraphSdl: string;
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

/**
 * The native query planner. Its SDL must have passed readSupergraph: the library ends the whole
 * process over an SDL that is no supergraph.
 */
export function createPlanner({ supergraphSdl, deadline }: PlannerOptions): Planner {
  const planner = new QueryPlanner(supergraphSdl);
  return {
    overrideLabels: planner.overrideLabels,
    overridePercentages: planner.overridePercentages,
    async plan(operation, { labels, percentage }) {
      const signal = AbortSignal.timeout(deadline);
      try {
        return await planner.planAsync(operation, null, new Set(labels), percentage, signal);
      } catch (error) {
        throw planningFailed(error, signal.aborted ? deadline : null);
      }
    },
  };
}

function planningFailed(error: unknown, deadline: number | null): ClientError {
  const reason =
    deadline === null
      ? 'The planner found no way to answer this operation'
      : `No plan was found within ${deadline} ms: ask for less at once`;
  const failure = new ClientError('PLANNING_FAILED', `${reason}.`);
  failure.cause = error;
  return failure;
}
