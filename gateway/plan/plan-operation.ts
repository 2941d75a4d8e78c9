import type { DocumentNode } from 'graphql';
import { ClientError } from '../../platform/errors';
import type { OverrideChoice, Planner } from './planner';
import { countMutations } from './mutation-count';
import type { QueryPlan } from './plan-types';
import {
  introspectionDocument,
  reducedDocument,
  rootFields,
  type PlanningOperation,
  type RootField,
} from './planning-operation';
import { printPlan } from './print-plan';

/** One part of an operation that runs by itself, after the part before it is complete. */
export interface PlannedStep {
  readonly plan: QueryPlan;
  /** Response keys of the root fields that this step answers. */
  readonly keys: readonly string[];
}

export interface PlannedOperation {
  /** One step, but for mutations that several fetches answer: a step for each root field then. */
  readonly steps: readonly PlannedStep[];
  /** What the gateway answers itself: `__schema` and `__type`. */
  readonly introspection: DocumentNode | null;
  readonly text: string;
}

/**
 * Plans an operation. Root fields of a mutation run one after the other, each with everything
 * below it, as the specification says (section 6.2.2): where one fetch cannot do that, every root
 * field gets a plan of its own.
 */
export async function planOperation(
  planning: PlanningOperation,
  planner: Planner,
  overrides: OverrideChoice,
): Promise<PlannedOperation> {
  const fields = rootFields(planning);
  const planOf = async (part: readonly RootField[]): Promise<PlannedStep[]> => {
    const document = reducedDocument(
      planning,
      part.flatMap(({ selections }) => selections),
    );
    if (!document) return [];
    const plan = await planner.plan(document, overrides);
    return [{ plan, keys: part.map(({ key }) => key) }];
  };
  let steps = await planOf(fields);
  const isSerial = planning.kind === 'mutation' && fields.length > 1;
  if (isSerial && steps[0]?.plan.node?.kind !== 'Fetch')
    steps = (await Promise.all(fields.map((field) => planOf([field])))).flat();
  if (planning.kind === 'mutation') steps.forEach(refuseRepetition);
  return { steps, introspection: introspectionDocument(planning), text: printSteps(steps) };
}

function printSteps(steps: readonly PlannedStep[]): string {
  if (steps.length <= 1) return printPlan(steps[0]?.plan ?? { kind: 'QueryPlan' });
  const nodes = steps.flatMap(({ plan }) => plan.node ?? []);
  return printPlan({ kind: 'QueryPlan', node: { kind: 'Sequence', nodes } });
}

/**
 * The planner (0.0.38) can split one root field into two fetches where it is asked twice, once under
 * a condition. A mutation that happens twice is worse than one that is refused.
 */
function refuseRepetition({ plan, keys }: PlannedStep): void {
  if (keys.length !== 1 || !plan.node || countMutations(plan.node) <= 1) return;
  throw new ClientError(
    'PLANNING_FAILED',
    `The field "${keys[0]}" cannot be planned to be executed once: ask for it once, with all fields.`,
  );
}
