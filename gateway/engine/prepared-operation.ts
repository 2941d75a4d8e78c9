import type { Principal } from '../../platform/identity/principal';
import type { Supergraph } from '../compose/supergraph';
import {
  deniedParts,
  nothingDenied,
  withoutDenied,
  type Denied,
  type ProtectedParts,
} from '../plan/authorization';
import { BoundedCache } from '../../platform/bounded-cache';
import type { PlannedOperation } from '../plan/plan-operation';
import type { PlanningOperation } from '../plan/planning-operation';
import type { RequestContext } from '../request-context';
import type { Transport } from '../transport/transport';
import { coerceVariables, prepareCoercion } from '../execute/coerce-variables';
import { compileOperation } from '../execute/compile-operation';
import { projectRun, type CompiledOperation } from '../execute/compiled-operation';
import { refusedResult, type OperationResult } from '../execute/result';
import type { Run } from '../execute/run';
import { runSubscription } from '../execute/subscription';

/** An operation, bound to the supergraph it was planned for. */
export interface PreparedInGeneration {
  readonly kind: 'query' | 'mutation' | 'subscription';
  planText(principal: Principal): Promise<string>;
  execute(
    variables: Readonly<Record<string, unknown>>,
    context: RequestContext,
  ): Promise<OperationResult>;
  subscribe(
    variables: Readonly<Record<string, unknown>>,
    context: RequestContext,
  ): Promise<AsyncIterable<OperationResult> | OperationResult>;
}

export interface PreparationOptions {
  readonly supergraph: Supergraph;
  readonly transports: ReadonlyMap<string, Transport>;
  readonly planning: PlanningOperation;
  readonly protectedParts: ProtectedParts;
  readonly suggestsNames: boolean;
  /** How many errors an answer tells. */
  readonly errorsTold: number;
  plan(planning: PlanningOperation): Promise<PlannedOperation>;
  /** Called when work begins; the function it gives, when the work is over. */
  begin(): () => void;
}

/** Combinations of denied parts whose plans are kept for one operation. */
const variantsKept = 32;

/** Plans and compiles an operation. Rejects with ClientError when it cannot be planned. */
export async function prepareOperation(options: PreparationOptions): Promise<PreparedInGeneration> {
  const { supergraph, planning, begin, suggestsNames } = options;
  const coercion = prepareCoercion(planning, { schema: supergraph.apiSchema, suggestsNames });
  const planned = await options.plan(planning);
  const whole = compileOperation(supergraph, planning, planned, nothingDenied);
  const compiledFor = variants(options, whole);
  const work = async <T>(
    given: Readonly<Record<string, unknown>>,
    context: RequestContext,
    task: (compiled: CompiledOperation, newRun: () => Run) => Promise<T>,
  ): Promise<T | OperationResult> => {
    const variables = coerceVariables(planning, given, coercion);
    if ('refusal' in variables) return variables.refusal;
    const end = begin();
    try {
      const compiled = compiledFor ? await compiledFor(context.principal) : whole;
      return await task(compiled, () => newRun(options, variables.values, context));
    } catch (error) {
      return refusedResult(error);
    } finally {
      end();
    }
  };
  return Object.freeze<PreparedInGeneration>({
    kind: planning.kind,
    planText: async (principal) => (await (compiledFor?.(principal) ?? whole)).planText,
    execute: (given, context) =>
      work(given, context, async (compiled, startRun) => {
        const run = startRun();
        await compiled.steps.run(run);
        return projectRun(run, compiled);
      }),
    subscribe: (given, context) =>
      work(given, context, (compiled, startRun) => runSubscription(compiled, startRun, begin)),
  });
}

function newRun(
  { transports, errorsTold }: PreparationOptions,
  variables: Run['variables'],
  context: RequestContext,
): Run {
  return {
    root: Object.create(null) as Run['root'],
    failures: [],
    unanswered: new Set(),
    isPlain: true,
    hasRawText: false,
    variables,
    context,
    transports,
    errorsTold,
  };
}

/**
 * The operation as a principal may run it: denied fields are never asked of a subgraph. Null when
 * nothing in the operation is protected.
 */
function variants(
  { supergraph, planning, protectedParts, plan }: PreparationOptions,
  whole: CompiledOperation,
): ((principal: Principal) => Promise<CompiledOperation>) | null {
  const { fields, types } = protectedParts;
  if (!fields.size && !types.size) return null;
  const compiled = new BoundedCache<Promise<CompiledOperation>>(variantsKept);
  const compileWithout = async (denied: Denied): Promise<CompiledOperation> => {
    const planned = await plan(withoutDenied(planning, denied));
    return compileOperation(supergraph, planning, planned, denied);
  };
  return async (principal) => {
    const denied = deniedParts(protectedParts, principal);
    if (!denied.fields.size && !denied.types.size) return whole;
    const key = [
      ...[...fields.keys()].map((field) => denied.fields.has(field)),
      ...[...types.keys()].map((type) => denied.types.has(type)),
    ]
      .map((isDenied) => (isDenied ? '1' : '0'))
      .join('');
    return BoundedCache.once(compiled, key, () => compileWithout(denied));
  };
}
