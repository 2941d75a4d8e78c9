import { Kind, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import { variableConditions } from './condition-of';
import { wrongCondition } from './wrong-condition';
import { isRepeated } from './mutation-count';
import { operationParts } from './operation-parts';
import { plannable } from './plannable';
import type { QueryPlan } from './plan-types';

export interface PlanByConditionsOptions {
  readonly schema: GraphQLSchema;
  /** Plans an operation with the conditions that it has; rejects when there is no plan. */
  plan(document: DocumentNode): Promise<QueryPlan>;
  /** Whether there is time for more plans. */
  isInTime(): boolean;
}

/** Variables that are decided at most: up to eight plans take the place of one. */
const mostDecided = 3;

/**
 * A plan that keeps to the conditions of an operation. The planner (0.0.38) loses some: it asks a
 * subgraph for what a variable leaves out, splits a mutation in two, or finds no plan at all. Then a
 * variable is decided: each of its values gets a plan, and a request follows one of them.
 */
export async function planByConditions(
  document: DocumentNode,
  options: PlanByConditionsOptions,
  left = mostDecided,
): Promise<QueryPlan> {
  const plain = plannable(document, options.schema);
  if (!plain) return { kind: 'QueryPlan' };
  const whole = options.plan(plain);
  const variable = await variableToDecide(plain, whole, options.schema);
  if (variable === null || !left || !options.isInTime()) return whole;
  const planWith = (value: boolean): Promise<QueryPlan> =>
    planByConditions(decided(plain, variable, value), options, left - 1);
  try {
    const [{ node: ifClause }, { node: elseClause }] = await Promise.all([
      planWith(true),
      planWith(false),
    ]);
    if (!ifClause && !elseClause) return { kind: 'QueryPlan' };
    return {
      kind: 'QueryPlan',
      node: { kind: 'Condition', condition: variable, ifClause, elseClause },
    };
  } catch {
    return whole;
  }
}

async function variableToDecide(
  document: DocumentNode,
  planned: Promise<QueryPlan>,
  schema: GraphQLSchema,
): Promise<string | null> {
  const { operation } = operationParts(document);
  const first = firstVariable(document);
  if (first === null) return null;
  const plan = await planned.catch(() => null);
  return !plan || isRepeated(operation, plan) ? first : wrongCondition(document, plan, schema);
}

/**
 * A variable of the conditions: of those on fragments inside fragments first, then of those on
 * fragments, as they are most in the planner's way.
 */
function firstVariable(document: DocumentNode): string | null {
  const inFragments: string[] = [];
  const onFragments: string[] = [];
  const onFields: string[] = [];
  visit(document, {
    enter(node, _key, _parent, _path, ancestors) {
      if (!('directives' in node)) return;
      const around = ancestors.at(-2);
      const isInFragment =
        around !== undefined &&
        'kind' in around &&
        (around.kind === Kind.INLINE_FRAGMENT || around.kind === Kind.FRAGMENT_DEFINITION);
      const found = node.kind === Kind.FIELD ? onFields : isInFragment ? inFragments : onFragments;
      found.push(...variableConditions(node.directives).map(({ variable }) => variable));
    },
  });
  return inFragments[0] ?? onFragments[0] ?? onFields[0] ?? null;
}

/** The operation with the value of a variable written into its conditions. */
const decided = (document: DocumentNode, variable: string, value: boolean): DocumentNode =>
  visit(document, {
    Directive(node) {
      if (!variableConditions([node]).some((each) => each.variable === variable)) return undefined;
      const written = { kind: Kind.BOOLEAN, value };
      return { ...node, arguments: node.arguments?.map((each) => ({ ...each, value: written })) };
    },
  }) as DocumentNode;
