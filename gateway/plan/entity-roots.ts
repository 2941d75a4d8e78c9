import {
  Kind,
  print,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { parseFieldSet } from '../compose/field-set';
import { graphsOf, joinDirective, joins } from '../compose/join-directives';
import { stringArgument } from '../compose/linked-features';

/** The name of the made-up subgraph that knows the keys of all entities and nothing else. */
export const keysSubgraph = '(keys)';
const keysGraph = 'KEYS__';

/** The made-up root field that gives an entity of a type. */
export const entityRootField = (typename: string): string => `entity__${typename}`;

/**
 * The supergraph with a root field for every entity type, answered by a made-up subgraph that has
 * their keys. A plan for such a root field is a plan for any place where the keys are known.
 */
export function withEntityRoots(supergraph: DocumentNode): string {
  const keyFields = readKeyFields(supergraph);
  const queryName = queryTypeName(supergraph);
  const definitions = supergraph.definitions.map((node) => {
    if (node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph') {
      const graph = joinDirective(`@join__graph(name: "${keysSubgraph}", url: "")`);
      const value = { kind: Kind.ENUM_VALUE_DEFINITION as const, name: name(keysGraph) };
      return { ...node, values: [...(node.values ?? []), { ...value, directives: [graph] }] };
    }
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return node;
    if (node.name.value === queryName) return withRoots(node, keyFields);
    const known = keyFields.get(node.name.value);
    return known ? withKeys(node, known) : node;
  });
  return print({ ...supergraph, definitions });
}

/** What the made-up subgraph knows of a type: some fields, and the keys if it is an entity. */
interface KnownType {
  readonly keys: Set<string>;
  readonly fields: Set<string>;
}

function readKeyFields(supergraph: DocumentNode): Map<string, KnownType> {
  const types = new Map<string, ObjectTypeDefinitionNode>();
  for (const node of supergraph.definitions)
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION) types.set(node.name.value, node);
  const known = new Map<string, KnownType>();
  const note = (typename: string): KnownType => {
    const entry = known.get(typename) ?? { keys: new Set<string>(), fields: new Set<string>() };
    known.set(typename, entry);
    return entry;
  };
  const noteFields = (typename: string, { selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) continue;
      note(typename).fields.add(selection.name.value);
      const field = types
        .get(typename)
        ?.fields?.find((each) => each.name.value === selection.name.value);
      if (field && selection.selectionSet) noteFields(namedType(field), selection.selectionSet);
    }
  };
  for (const type of types.values()) {
    for (const join of joins(type.directives, 'join__type')) {
      const key = stringArgument(join, 'key');
      if (key === null) continue;
      note(type.name.value).keys.add(key);
      noteFields(type.name.value, parseFieldSet(key));
    }
  }
  return known;
}

function withRoots(
  query: ObjectTypeDefinitionNode,
  known: ReadonlyMap<string, KnownType>,
): ObjectTypeDefinitionNode {
  const roots = [...known].flatMap(([typename, { keys }]): FieldDefinitionNode[] =>
    keys.size
      ? [
          {
            kind: Kind.FIELD_DEFINITION,
            name: name(entityRootField(typename)),
            type: { kind: Kind.NAMED_TYPE, name: name(typename) },
            directives: [joinDirective(`@join__field(graph: ${keysGraph})`)],
          },
        ]
      : [],
  );
  const { fields = [] } = withKeys(query, { keys: new Set(), fields: new Set() });
  return {
    ...query,
    directives: [...(query.directives ?? []), joinDirective(`@join__type(graph: ${keysGraph})`)],
    fields: [...fields, ...roots],
  };
}

function withKeys(type: ObjectTypeDefinitionNode, known: KnownType): ObjectTypeDefinitionNode {
  const graphs = graphsOf(joins(type.directives, 'join__type'));
  const added = known.keys.size
    ? [...known.keys].map((key) =>
        joinDirective(
          `@join__type(graph: ${keysGraph}, key: ${JSON.stringify(key)}, resolvable: false)`,
        ),
      )
    : [joinDirective(`@join__type(graph: ${keysGraph})`)];
  return {
    ...type,
    directives: [...(type.directives ?? []), ...added],
    fields: type.fields?.map((field) => {
      const own = joins(field.directives, 'join__field');
      const isKnown = known.fields.has(field.name.value);
      // Without any @join__field a field belongs to all subgraphs of its type.
      const everywhere = own.length ? [] : graphs;
      const needed = isKnown ? [...everywhere, keysGraph] : everywhere;
      const more = needed.map((graph) => joinDirective(`@join__field(graph: ${graph})`));
      return { ...field, directives: [...(field.directives ?? []), ...more] };
    }),
  };
}

const name = (value: string): { kind: Kind.NAME; value: string } => ({ kind: Kind.NAME, value });

function namedType(field: FieldDefinitionNode): string {
  let type = field.type;
  while (type.kind !== Kind.NAMED_TYPE) type = type.type;
  return type.name.value;
}

function queryTypeName({ definitions }: DocumentNode): string {
  for (const node of definitions) {
    if (node.kind !== Kind.SCHEMA_DEFINITION) continue;
    const query = node.operationTypes.find(({ operation }) => operation === 'query');
    if (query) return query.type.name.value;
  }
  return 'Query';
}
