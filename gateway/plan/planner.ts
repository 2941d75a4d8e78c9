import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { print, type DocumentNode } from 'graphql';
import { ClientError } from '../../platform/errors';
import { withEntityRoots } from './entity-roots';
import type { QueryPlan } from './plan-types';
import { planByConditions } from './plan-by-conditions';
import { createPlannerProcess } from './planner-process';
import { splitByType, type SplitOptions } from './split-by-type';
import { planInStages } from './staged-plan';

export interface PlannerOptions {
  /** A supergraph that passed readSupergraph: the library ends the process over anything else. */
  readonly supergraph: SplitOptions & {
    readonly planningSdl: string;
    readonly document: DocumentNode;
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
  close(): void;
}

/** The native query planner, with help for operations that it cannot plan in one piece. */
export function createPlanner({ supergraph, deadline }: PlannerOptions): Planner {
  // Here it only tells at once whether it takes the supergraph, and the labels in it.
  const { overrideLabels, overridePercentages } = new QueryPlanner(supergraph.planningSdl);
  const { fullSchema: schema } = supergraph;
  const planners = createPlannerProcess({
    deadline,
    sdlOf: (name) =>
      name === 'whole' ? supergraph.planningSdl : withEntityRoots(supergraph.document),
  });
  return {
    overrideLabels,
    overridePercentages,
    plan(operation, { labels, percentage }) {
      const end = performance.now() + deadline;
      const isInTime = (): boolean => performance.now() < end;
      const planBy = (name: string, text: string): Promise<QueryPlan> =>
        planners.plan({ name, operation: text, labels: [...labels], percentage });
      const planned = async (document: DocumentNode): Promise<QueryPlan> => {
        try {
          return await planBy('whole', print(document));
        } catch (error) {
          if (!isInTime()) throw planningFailed(error, deadline);
          const staged = await planInStages(document, {
            schema,
            plan: (text) => planBy('whole', text),
            planEntity: (text) => planBy('entities', text),
          }).catch(() => null);
          if (staged) return staged;
          throw planningFailed(error, null);
        }
      };
      const plan = async (document: DocumentNode): Promise<QueryPlan> =>
        splitByType(document, await planned(document), supergraph);
      return planByConditions(operation, { schema, plan, isInTime });
    },
    close: () => planners.close(),
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
