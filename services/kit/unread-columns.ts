import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** Columns of an entity that only some fields of the graph need, with the names of those fields. */
export type ColumnsOfFields<E> = Readonly<{ [K in keyof E]?: readonly string[] }>;

/** Properties of an entity that are left out of a statement. */
export type UnreadColumns = ReadonlySet<string>;

export const readsAll: UnreadColumns = new Set();

type Known = WeakMap<FieldNode, UnreadColumns>;
const known = new WeakMap<object, Known>();

/**
 * The columns that nothing selected below the field needs. Any field of one of the names counts,
 * whatever its type and conditions: a column too many costs little.
 */
export function unreadColumns<E>(
  info: GraphQLResolveInfo,
  columns: ColumnsOfFields<E>,
): UnreadColumns {
  const ofColumns: Known = known.get(columns) ?? new WeakMap<FieldNode, UnreadColumns>();
  known.set(columns, ofColumns);
  const [first] = info.fieldNodes as [FieldNode];
  const found = ofColumns.get(first);
  // Documents are kept, so a node stands for all that is selected with it.
  if (found) return found;
  const names = selectedNames(info);
  const entries = Object.entries(columns) as [string, readonly string[]][];
  const unread = new Set(
    entries.filter(([, fields]) => !fields.some((name) => names.has(name))).map(([name]) => name),
  );
  ofColumns.set(first, unread);
  return unread;
}

function selectedNames({ fieldNodes, fragments }: GraphQLResolveInfo): ReadonlySet<string> {
  const names = new Set<string>();
  const visited = new Set<string>();
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) names.add(node.name.value);
      if (node.kind !== Kind.FRAGMENT_SPREAD) collect(node.selectionSet);
      else if (!visited.has(node.name.value)) {
        visited.add(node.name.value);
        collect(fragments[node.name.value]?.selectionSet);
      }
    }
  };
  for (const node of fieldNodes) collect(node.selectionSet);
  return names;
}
