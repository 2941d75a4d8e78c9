import { Kind, visit, type GraphQLSchema } from 'graphql';
import { BoundedCache } from '../../platform/bounded-cache';
import type { Denied } from '../plan/authorization';
import type { PlanningOperation } from '../plan/planning-operation';
import type { Source } from './compile-context';
import type { SubscriptionChoice } from './compile-plan';
import { explainNulls } from './explain-nulls';
import { locateFailures } from './locate-failures';
import { compileProjection } from './projection';
import type { ObjectProjection } from './projection-nodes';
import { dataHead, dataResult, type OperationResult } from './result';
import { toldErrors } from './told-errors';
import { newWriteState } from './write-state';
import type { ExecutionNode, Run } from './run';

/** An operation that needs nothing decided any more but the values of its conditions. */
export interface CompiledOperation {
  readonly planning: PlanningOperation;
  /** The query plan that it was compiled from. */
  readonly planText: string;
  /** What answers a query or a mutation. */
  readonly steps: ExecutionNode;
  /** What answers a subscription; null where its field is denied or left out. */
  readonly subscriptionFor: SubscriptionChoice;
  readonly sources: readonly Source[];
  /** The shape of the answer for these variables. */
  projectionFor(variables: Readonly<Record<string, unknown>>): ObjectProjection;
}

/** Combinations of condition values whose projections are kept for one operation. */
const projectionsKept = 16;

/** Compiles the projection when a combination of condition values is first seen. */
export function projectionCompiler(
  schema: GraphQLSchema,
  planning: PlanningOperation,
  denied: Denied,
): CompiledOperation['projectionFor'] {
  const names = conditionVariables(planning);
  const compile = (conditions: Readonly<Record<string, unknown>>): ObjectProjection =>
    compileProjection({ schema, operation: planning, conditions, denied });
  if (!names.length) {
    let only: ObjectProjection | undefined;
    return (variables) => (only ??= compile(variables));
  }
  const kept = new BoundedCache<ObjectProjection>(projectionsKept);
  return (variables) => {
    const key = names.map((name) => (variables[name] === true ? '1' : '0')).join('');
    const known = kept.get(key);
    if (known) return known;
    const projection = compile(variables);
    kept.set(key, projection);
    return projection;
  };
}

/** Variables that @skip and @include of the operation use. */
function conditionVariables({ operation, fragments }: PlanningOperation): string[] {
  const names = new Set<string>();
  visit(
    { kind: Kind.DOCUMENT, definitions: [operation, ...fragments.values()] },
    {
      Directive(node) {
        if (node.name.value !== 'skip' && node.name.value !== 'include') return;
        const value = node.arguments?.[0]?.value;
        if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
      },
    },
  );
  return [...names];
}

/** The answer for a result tree: its bytes, and what went wrong on the way. */
export function projectRun(
  run: Run,
  { projectionFor, sources }: CompiledOperation,
): OperationResult {
  const projection = projectionFor(run.variables);
  const state = newWriteState(run);
  state.out.text += dataHead;
  if (!projection.write(run.root, state)) state.out.text += 'null';
  state.out.text += '}';
  const body = state.out.finish();
  if (!run.failures.length && !state.flawed) return dataResult(body);
  const known = locateFailures(run.failures, run.root, projection);
  const explained = state.flawed ? explainNulls(run, projection, sources, known) : [];
  return dataResult(body, toldErrors([...known, ...explained], run.errorsTold));
}
