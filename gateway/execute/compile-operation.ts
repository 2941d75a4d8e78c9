import type { Supergraph } from '../compose/supergraph';
import type { Denied } from '../plan/authorization';
import type { PlannedOperation, PlannedStep } from '../plan/plan-operation';
import type { PlanningOperation } from '../plan/planning-operation';
import type { CompileContext, Source } from './compile-context';
import { projectionCompiler, type CompiledOperation } from './compiled-operation';
import { compilePlan, compileSubscription } from './compile-plan';
import { introspection } from './introspection';
import { parallel } from './parallel';
import { sequence } from './sequence';
import { serial } from './serial';
import type { ExecutionNode } from './run';

/**
 * Compiles what was planned into what runs: once for all requests that send the operation.
 * What is denied was planned without and becomes null with an error.
 */
export function compileOperation(
  supergraph: Supergraph,
  planning: PlanningOperation,
  { steps, introspection: document, text: planText }: PlannedOperation,
  denied: Denied,
): CompiledOperation {
  const { apiSchema } = supergraph;
  const sources: Source[] = [];
  const context: CompileContext = { ...supergraph, sources };
  const projectionFor = projectionCompiler(apiSchema, planning, denied);
  const shared = { planning, planText, sources, projectionFor };
  if (planning.kind === 'subscription') {
    const subscriptionFor = compileSubscription(steps[0]?.plan.node, context);
    return Object.freeze({ ...shared, subscriptionFor, steps: sequence([]) });
  }
  const asked = compileSteps(steps, context, projectionFor);
  const all = document ? parallel([asked, introspection(document, apiSchema)]) : asked;
  return Object.freeze({ ...shared, subscriptionFor: () => null, steps: all });
}

function compileSteps(
  steps: readonly PlannedStep[],
  context: CompileContext,
  projectionFor: CompiledOperation['projectionFor'],
): ExecutionNode {
  const [first, ...others] = steps;
  if (!first) return sequence([]);
  if (!others.length) return compilePlan(first.plan, context);
  const nodes = steps.map(({ plan, keys }) => ({ node: compilePlan(plan, context), keys }));
  return serial(nodes, projectionFor);
}
