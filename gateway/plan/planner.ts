import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { ClientError } from '../../platform/errors';
import { withEntityRoots } from './entity-roots';
import type { QueryPlan } from './plan-types';
import { plannable } from './planning-operation';
import { planInStages } from './staged-plan';

export interface PlannerOptions {
  /** A supergraph that passed readSupergraph: the library ends the process over anything else. */
  readonly supergraph: {
    readonly planningSdl: string;
    readonly document: DocumentNode;
    readonly fullSchema: GraphQLSchema;
  };
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
  plan(operation: DocumentNode, overrides: OverrideChoice): Promise<QueryPlan>;
}

/** The native query planner, with help for operations that it cannot plan in one piece. */
export function createPlanner({ supergraph, deadline }: PlannerOptions): Planner {
  const whole = new QueryPlanner(supergraph.planningSdl);
  let entities: QueryPlanner | undefined;
  return {
    overrideLabels: whole.overrideLabels,
    overridePercentages: whole.overridePercentages,
    async plan(operation, { labels, percentage }) {
      const signal = AbortSignal.timeout(deadline);
      const planBy = (planner: QueryPlanner, text: string): Promise<QueryPlan> =>
        planner.planAsync(text, null, new Set(labels), percentage, signal);
      const plain = plannable(operation, supergraph.fullSchema);
      try {
        return await planBy(whole, print(plain));
      } catch (error) {
        if (signal.aborted) throw planningFailed(error, deadline);
        const staged = await planInStages(plain, {
          schema: supergraph.fullSchema,
          plan: (text) => planBy(whole, text),
          planEntity: (text) => {
            entities ??= new QueryPlanner(withEntityRoots(supergraph.document));
            return planBy(entities, text);
          },
        }).catch(() => null);
        if (staged) return staged;
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
