import {
  getDirectiveValues,
  getNamedType,
  getNullableType,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  DirectiveLocation,
  isCompositeType,
  isInputObjectType,
  isListType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
} from 'graphql';

/** The directives of https://specs.apollo.dev/cost, as supergraphs carry them. */
const costDirective = new GraphQLDirective({
  name: 'cost',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: { weight: { type: new GraphQLNonNull(GraphQLInt) } },
});

const listSizeDirective = new GraphQLDirective({
  name: 'listSize',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: {
    assumedSize: { type: GraphQLInt },
    slicingArguments: { type: new GraphQLList(new GraphQLNonNull(GraphQLString)) },
    sizedFields: { type: new GraphQLList(new GraphQLNonNull(GraphQLString)) },
    requireOneSlicingArgument: { type: GraphQLBoolean, defaultValue: true },
  },
});

/** How long a list is taken to be. */
export interface ListSizeRule {
  /** Arguments that say how many elements come, as paths (`first`, or `page.size`). */
  readonly slicingArguments: readonly string[];
  /** Whether an operation must give exactly one of them. */
  readonly requiresOne: boolean;
  /** When no slicing argument has a value; null: as long as any list. */
  readonly assumedSize: number | null;
  /**
   * The lists one level below that have this length, of a field such as a connection. `all`: every
   * list there. Null: the field is itself the list.
   */
  readonly sizedFields: ReadonlySet<string> | 'all' | null;
}

type Weighted = Pick<GraphQLArgument | GraphQLInputField, 'astNode'>;

/** The weight that `@cost` gives, if there is one. */
export function weightOf({ astNode }: Weighted | GraphQLNamedType): number | undefined {
  if (!astNode) return undefined;
  return getDirectiveValues(costDirective, astNode)?.weight as number | undefined;
}

/** What one value of a field costs: by its own `@cost`, that of its type, or 1 for an object. */
export function weightOfField(field: GraphQLField<unknown, unknown>): number {
  const type = getNamedType(field.type);
  const own = field.astNode ? getDirectiveValues(costDirective, field.astNode)?.weight : undefined;
  return (own as number | undefined) ?? weightOf(type) ?? (isCompositeType(type) ? 1 : 0);
}

/**
 * By `@listSize`, or else by custom: `first` and `last` say how many elements come, of the field
 * itself or, when it is no list (a connection), of the lists in it. Null for a field without either.
 */
export function listSizeRuleOf(field: GraphQLField<unknown, unknown>): ListSizeRule | null {
  const isList = isListType(getNullableType(field.type));
  const given = field.astNode && getDirectiveValues(listSizeDirective, field.astNode);
  if (given) {
    const { slicingArguments, assumedSize, sizedFields, requireOneSlicingArgument } = given as {
      readonly slicingArguments?: readonly string[] | null;
      readonly assumedSize?: number | null;
      readonly sizedFields?: readonly string[] | null;
      readonly requireOneSlicingArgument?: boolean | null;
    };
    return {
      slicingArguments: slicingArguments ?? [],
      requiresOne: !!slicingArguments?.length && requireOneSlicingArgument !== false,
      assumedSize: assumedSize ?? null,
      sizedFields: sizedFields ? new Set(sizedFields) : isList ? null : 'all',
    };
  }
  const slicingArguments = field.args.filter(isCustomarySlice).map(({ name }) => name);
  if (slicingArguments.length === 0) return null;
  const sizedFields = isList ? null : 'all';
  return { slicingArguments, requiresOne: false, assumedSize: null, sizedFields };
}

const isCustomarySlice = ({ name, type }: GraphQLArgument): boolean =>
  (name === 'first' || name === 'last') && getNullableType(type) === GraphQLInt;

/** The weights of an argument's value: its own, and of the fields of an input object. */
export function costOfInput(input: GraphQLArgument | GraphQLInputField, value: unknown): number {
  if (value === undefined || value === null) return 0;
  const own = weightOf(input) ?? 0;
  const type = getNamedType(input.type);
  if (!isInputObjectType(type)) return own;
  const fields = Object.values(type.getFields());
  const values = Array.isArray(value) ? (value as unknown[]) : [value];
  return values.filter(isObject).reduce<number>((sum, object) => {
    const inner = fields.map((field) =>
      Object.hasOwn(object, field.name) ? costOfInput(field, object[field.name]) : 0,
    );
    return inner.reduce((a, b) => a + b, sum);
  }, own);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether anything in the value of an argument can have a weight. */
export function hasWeight(
  input: GraphQLArgument | GraphQLInputField,
  seen = new Set<GraphQLNamedType>(),
): boolean {
  if (weightOf(input) !== undefined) return true;
  const type = getNamedType(input.type);
  if (!isInputObjectType(type) || seen.has(type)) return false;
  seen.add(type);
  return Object.values(type.getFields()).some((field) => hasWeight(field, seen));
}
