import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { ClientError } from '../../platform/errors';
import {
  costOfInput,
  hasWeight,
  listSizeRuleOf,
  weightOfField,
  type ListSizeRule,
} from './cost-rules';

export interface CostLimits {
  /** What one operation may cost; 0 = no limit. */
  readonly cost: number;
  /** Elements that a list is taken to have when nothing tells its length. */
  readonly assumedListSize: number;
}

type Variables = Readonly<Record<string, unknown>>;
/** @throws ClientError REQUEST_TOO_COMPLEX naming the cost and the limit */
export type CostCheck = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
) => void;

/** A cost that is the same for all requests, or one that their variables decide. */
type Cost = number | ((variables: Variables) => number);

/** Sums and products stop here: what costs more is refused by any limit. */
const ceiling = 1_000_000_000;
const capped = (value: number): number => Math.min(value, ceiling);

/** A mutation's root field does more than a query's. */
const mutationWeight = 10;

/**
 * The cost of operations by `@cost` and `@listSize`: 1 for each object that can be in the answer,
 * lists as long as their slicing arguments say. An operation is compiled once; after that only
 * what its variables decide is computed.
 */
export function createCostCheck(limits: CostLimits): CostCheck {
  const compiled = new WeakMap<OperationDefinitionNode, Cost>();
  return (schema, document, operation, variables) => {
    if (limits.cost === 0) return;
    let cost = compiled.get(operation);
    if (cost === undefined) {
      cost = compileCost(schema, document, operation, limits.assumedListSize);
      compiled.set(operation, cost);
    }
    const actual = valueOf(cost, variables);
    if (actual > limits.cost) throw tooCostly(actual, limits.cost);
  };
}

function tooCostly(cost: number, limit: number): ClientError {
  const figure = cost >= ceiling ? `${ceiling} or more` : cost;
  return new ClientError(
    'REQUEST_TOO_COMPLEX',
    `The operation can cost ${figure}; at most ${limit} is allowed (MAX_COST). Ask for shorter lists, or for ` +
      'fewer lists inside lists.',
    { limit: 'cost', actual: cost, allowed: limit },
  );
}

interface Scope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly defaults: Variables;
  readonly assumedListSize: number;
}

/** The cost of a valid operation. */
export function compileCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  assumedListSize: number,
): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const scope = { schema, fragments, assumedListSize, defaults: defaultsOf(operation) };
  const selections = [operation.selectionSet];
  const cost = costOfSelections(selections, root, null, scope);
  if (operation.operation !== 'mutation') return cost;
  return sum([cost, mutationWeight * collect(selections, root, scope).common.size]);
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  const defaults = Object.create(null) as Record<string, unknown>;
  for (const { variable, defaultValue } of variableDefinitions) {
    if (defaultValue) defaults[variable.name.value] = valueFromASTUntyped(defaultValue);
  }
  return defaults;
}

/** Fields of one response key: they are answered as one. */
interface MergedField {
  readonly node: FieldNode;
  readonly parent: GraphQLCompositeType;
  readonly sets: SelectionSetNode[];
  /** Every way to select it has a condition; null when one has none. */
  conditions: Condition[] | null;
}

type Fields = Map<string, MergedField>;
type Condition = (variables: Variables) => boolean;

interface Collected {
  readonly common: Fields;
  /** Fields that only objects of one type have: an object costs what the dearest type costs. */
  readonly ofType: Map<string, Fields>;
}

/** Recursion is safe: nesting was limited before, and so was the number of selections. */
function collect(
  sets: readonly SelectionSetNode[],
  parent: GraphQLCompositeType,
  scope: Scope,
): Collected {
  const collected: Collected = { common: new Map(), ofType: new Map() };
  const visit = (
    { selections }: SelectionSetNode,
    type: GraphQLCompositeType,
    outer: readonly Condition[],
  ): void => {
    for (const selection of selections) {
      const own = conditionsOf(selection, scope);
      if (own === 'never') continue;
      const conditions = [...outer, ...own];
      if (selection.kind === Kind.FIELD) {
        add(fieldsFor(collected, parent, type), selection, type, conditions);
        continue;
      }
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : scope.fragments.get(selection.name.value);
      if (inner === undefined) continue;
      const name = inner.typeCondition?.name.value;
      const on = name === undefined ? type : scope.schema.getType(name);
      if (isCompositeType(on)) visit(inner.selectionSet, on, conditions);
    }
  };
  for (const set of sets) visit(set, parent, []);
  return collected;
}

function fieldsFor(
  { common, ofType }: Collected,
  parent: GraphQLCompositeType,
  type: GraphQLCompositeType,
): Fields {
  if (!isAbstractType(parent) || !isObjectType(type)) return common;
  const known = ofType.get(type.name);
  if (known !== undefined) return known;
  const fields: Fields = new Map();
  ofType.set(type.name, fields);
  return fields;
}

function add(
  fields: Fields,
  node: FieldNode,
  parent: GraphQLCompositeType,
  conditions: Condition[],
): void {
  const key = node.alias?.value ?? node.name.value;
  const known = fields.get(key);
  const sets = node.selectionSet === undefined ? [] : [node.selectionSet];
  if (known === undefined) {
    const own = conditions.length === 0 ? null : [all(conditions)];
    fields.set(key, { node, parent, sets, conditions: own });
    return;
  }
  known.sets.push(...sets);
  if (conditions.length === 0) known.conditions = null;
  else known.conditions?.push(all(conditions));
}

const all =
  (conditions: readonly Condition[]): Condition =>
  (variables) =>
    conditions.every((holds) => holds(variables));

function conditionsOf(
  { directives = [] }: SelectionNode,
  { defaults }: Scope,
): readonly Condition[] | 'never' {
  const conditions: Condition[] = [];
  for (const { name, arguments: args } of directives) {
    const value = args?.[0]?.value;
    if ((name.value !== 'skip' && name.value !== 'include') || value === undefined) continue;
    const wanted = name.value === 'include';
    if (value.kind === Kind.VARIABLE) {
      const read = variableReader(value.name.value, defaults);
      conditions.push((variables) => (read(variables) === true) === wanted);
    } else if (value.kind === Kind.BOOLEAN && value.value !== wanted) return 'never';
  }
  return conditions;
}

/** `sized`: how long the lists among the fields are, when the field above says so. */
interface Sized {
  readonly fields: ReadonlySet<string> | 'all';
  readonly size: Cost;
}

function costOfSelections(
  sets: readonly SelectionSetNode[],
  parent: GraphQLCompositeType,
  sized: Sized | null,
  scope: Scope,
): Cost {
  const { common, ofType } = collect(sets, parent, scope);
  const costOf = (fields: Fields): Cost =>
    sum([...fields.values()].map((field) => costOfField(field, sized, scope)));
  return sum([costOf(common), largest([...ofType.values()].map(costOf))]);
}

function costOfField(merged: MergedField, sized: Sized | null, scope: Scope): Cost {
  const field = fieldOf(merged);
  // Introspection is limited by its depth.
  if (field === undefined) return 0;
  const rule = listSizeRuleOf(field);
  const length = rule === null ? null : lengthOf(rule, field, merged, scope);
  const below = rule === null || rule.sizedFields === null ? null : rule.sizedFields;
  const type = getNamedType(field.type);
  const inner = isCompositeType(type)
    ? costOfSelections(
        merged.sets,
        type,
        below === null || length === null ? null : { fields: below, size: length },
        scope,
      )
    : 0;
  const one = sum([weightOfField(field), inner]);
  const levels = listLevels(field.type);
  const own = below === null ? length : null;
  const size = levels ? (own ?? sizeFromAbove(field, sized) ?? scope.assumedListSize) : 1;
  // What is said of a list of lists is said of the outer one.
  const elements = product(size, scope.assumedListSize ** Math.max(0, levels - 1));
  const whole = sum([product(elements, one), costOfArguments(field, merged.node, scope)]);
  return conditional(merged.conditions, whole);
}

function listLevels(type: GraphQLOutputType): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? 1 + listLevels(nullable.ofType) : 0;
}

const fieldOf = ({ node, parent }: MergedField): GraphQLField<unknown, unknown> | undefined =>
  'getFields' in parent ? parent.getFields()[node.name.value] : undefined;

const sizeFromAbove = ({ name }: GraphQLField<unknown, unknown>, sized: Sized | null) =>
  sized !== null && (sized.fields === 'all' || sized.fields.has(name)) ? sized.size : null;

/** The largest of the slicing arguments that have a value; else what is assumed. */
function lengthOf(
  rule: ListSizeRule,
  field: GraphQLField<unknown, unknown>,
  { node, parent }: MergedField,
  { defaults, assumedListSize }: Scope,
): Cost {
  const { slicingArguments, requiresOne } = rule;
  const assumed = rule.assumedSize ?? assumedListSize;
  const readers = slicingArguments.map((path) => argumentReader(path, field, node, defaults));
  const given = (variables: Variables): unknown[] =>
    readers.map((read) => read(variables)).filter((value) => value !== undefined && value !== null);
  const length = (variables: Variables): number => {
    const values = given(variables);
    if (requiresOne && values.length !== 1)
      throw notOneSlice(`${parent.name}.${field.name}`, slicingArguments, values.length);
    const sizes = values.flatMap(sizeOf);
    return sizes.length === 0 ? assumed : Math.max(...sizes);
  };
  // What is to be refused is refused when it is reached: a condition may stand before it.
  const isFixed = isConstant(node) && (!requiresOne || given({}).length === 1);
  return isFixed ? length({}) : length;
}

function notOneSlice(field: string, names: readonly string[], count: number): ClientError {
  const list = names.map((name) => `"${name}"`).join(', ');
  const wanted = names.length === 1 ? `the argument ${list}` : `exactly one of ${list}`;
  return new ClientError(
    'BAD_USER_INPUT',
    `The field ${field} needs ${wanted}, which says how long its list may be; the operation gives ` +
      `${count === 0 ? 'none' : count}.`,
    { field, slicingArguments: names },
  );
}

const isConstant = ({ arguments: args = [] }: FieldNode): boolean =>
  args.every(({ value }) => value.kind !== Kind.VARIABLE && value.kind !== Kind.OBJECT);

/**
 * A list has at least one element for this purpose: what a field makes of 0 or of a negative number
 * is its own affair. What is no number says nothing.
 */
const sizeOf = (value: unknown): number[] =>
  typeof value === 'number' && !Number.isNaN(value) ? [Math.max(1, value)] : [];

/** The value at a path such as `first` or `page.size`. */
function argumentReader(
  path: string,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  defaults: Variables,
): (variables: Variables) => unknown {
  const [name = '', ...keys] = path.split('.');
  const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
  const fallback = field.args.find((argument) => argument.name === name)?.defaultValue as unknown;
  const read = valueReader(value, defaults);
  return (variables) => keys.reduce(memberOf, read(variables) ?? fallback);
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

const variableReader =
  (name: string, defaults: Variables) =>
  (variables: Variables): unknown =>
    Object.hasOwn(variables, name) ? variables[name] : defaults[name];

/** Reads the value of an argument from the variables, without a look at the document if possible. */
function valueReader(
  value: ValueNode | undefined,
  defaults: Variables,
): (variables: Variables) => unknown {
  if (value === undefined) return () => undefined;
  if (value.kind === Kind.VARIABLE) return variableReader(value.name.value, defaults);
  if (value.kind === Kind.OBJECT || value.kind === Kind.LIST) {
    return (variables) => valueFromASTUntyped(value, withDefaults(variables, defaults));
  }
  const constant: unknown = valueFromASTUntyped(value);
  return () => constant;
}

const withDefaults = (variables: Variables, defaults: Variables): Record<string, unknown> => ({
  ...defaults,
  ...variables,
});

function costOfArguments(
  { args }: GraphQLField<unknown, unknown>,
  node: FieldNode,
  { defaults }: Scope,
): Cost {
  const weighted = args.filter((argument) => hasWeight(argument));
  const costs = weighted.map((argument): Cost => {
    const value = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
    const read = valueReader(value, defaults);
    return (variables) => costOfInput(argument, read(variables));
  });
  return sum(costs);
}

const valueOf = (cost: Cost, variables: Variables): number =>
  typeof cost === 'number' ? cost : cost(variables);

/** A combination of costs: computed now when none depends on variables. */
function combine(costs: readonly Cost[], compute: (values: number[]) => number): Cost {
  const at = (variables: Variables): number =>
    Math.max(0, capped(compute(costs.map((cost) => valueOf(cost, variables)))));
  return costs.every((cost) => typeof cost === 'number') ? at({}) : at;
}

const sum = (costs: readonly Cost[]): Cost =>
  combine(costs, (values) => values.reduce((a, b) => a + b, 0));
const product = (a: Cost, b: Cost): Cost => combine([a, b], ([x = 0, y = 0]) => capped(x) * y);
const largest = (costs: readonly Cost[]): Cost =>
  combine(costs, (values) => values.reduce((a, b) => Math.max(a, b), 0));

function conditional(conditions: readonly Condition[] | null, cost: Cost): Cost {
  if (conditions === null) return cost;
  return (variables) =>
    conditions.some((holds) => holds(variables)) ? valueOf(cost, variables) : 0;
}
