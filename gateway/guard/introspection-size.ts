import {
  getIntrospectionQuery,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { ClientError } from '../../platform/errors';

/** How many times as much as the whole schema one operation may introspect. */
const wholeSchemas = 4;

/**
 * Refuses introspection that is asked again and again under aliases. It is answered from memory in
 * one go, during which nothing else is: the depth that graphql-js allows is no limit to its breadth.
 *
 * @throws ClientError REQUEST_TOO_COMPLEX
 */
export function checkIntrospection(
  schema: GraphQLSchema,
  document: DocumentNode,
  text: string,
): void {
  if (!/__(schema|type)\b/.test(text)) return;
  const { sizes, whole } = measuresOf(schema);
  const times = Math.ceil(sizeOfDocument(document, sizes) / whole);
  if (times <= wholeSchemas) return;
  throw new ClientError(
    'REQUEST_TOO_COMPLEX',
    `The document introspects about ${times} times as much as the whole schema; at most ` +
      `${wholeSchemas} times are allowed. Ask for each part of the schema once, and keep it.`,
    { limit: 'introspection', actual: times, allowed: wholeSchemas },
  );
}

/** Entries that the lists of an introspection have in the schema, in the middle; others count as 1. */
type Sizes = ReadonlyMap<string, number>;

interface Measures {
  readonly sizes: Sizes;
  /** The size of what tools ask to know the whole schema. */
  readonly whole: number;
}

const known = new WeakMap<GraphQLSchema, Measures>();

function measuresOf(schema: GraphQLSchema): Measures {
  const found = known.get(schema);
  if (found) return found;
  const sizes = sizesOf(schema);
  const everything = {
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    inputValueDeprecation: true,
  };
  const measures = {
    sizes,
    whole: sizeOfDocument(parse(getIntrospectionQuery(everything)), sizes),
  };
  known.set(schema, measures);
  return measures;
}

function sizesOf(schema: GraphQLSchema): Sizes {
  const types = Object.values(schema.getTypeMap());
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = withFields.flatMap((type) => Object.values(type.getFields()));
  const ofTypes = {
    fields: withFields.map((type) => Object.keys(type.getFields()).length),
    inputFields: types
      .filter(isInputObjectType)
      .map((type) => Object.keys(type.getFields()).length),
    enumValues: types.filter(isEnumType).map((type) => type.getValues().length),
    possibleTypes: types.filter(isAbstractType).map((type) => schema.getPossibleTypes(type).length),
  };
  const lists = Object.entries(ofTypes);
  return new Map([
    ['types', types.length],
    ['directives', schema.getDirectives().length],
    ['args', mean(fields.map(({ args }) => args.length))],
    ['interfaces', mean(withFields.map((type) => type.getInterfaces().length))],
    ...lists.map(([name, counts]): [string, number] => [name, mean(counts)]),
    // Whoever names a type can name the largest.
    ['__type', Math.max(...lists.map(([, counts]) => Math.max(1, ...counts) / mean(counts)))],
  ]);
}

const mean = (counts: readonly number[]): number =>
  Math.max(1, counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length));

/** The size of the dearest operation. Recursion is safe: depth and selections were limited before. */
function sizeOfDocument({ definitions }: DocumentNode, sizes: Sizes): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const sizeOf = ({ selections }: SelectionSetNode, isRoot: boolean): number =>
    selections.reduce((sum, selection) => {
      if (selection.kind !== Kind.FIELD) {
        const body =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        return sum + (body ? sizeOf(body.selectionSet, isRoot) : 0);
      }
      const name = selection.name.value;
      if (isRoot && name !== '__schema' && name !== '__type') return sum;
      const below = selection.selectionSet ? sizeOf(selection.selectionSet, false) : 0;
      return sum + (sizes.get(name) ?? 1) * (1 + below);
    }, 0);
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return Math.max(0, ...operations.map(({ selectionSet }) => sizeOf(selectionSet, true)));
}
