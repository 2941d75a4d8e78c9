import type { ServiceContext } from '../context';
import { defineLoaderWith } from '../loader';
import { run, sql, type Sql } from '../sql';
import type { ConnectionArgs } from './connection-args';
import { encodeCursor } from './cursor';
import type { ListQuery } from './keyset';
import { countStatement, cutPage, pageStatement, readArgs } from './list-page';
import { Page, type LoadedPage } from './page';

/** A list that hangs below many parents, e.g. the members of each organisation. */
export interface ChildListQuery<T> extends ListQuery<T> {
  /** Condition that ties a row to its parent; `parent` is the SQL of the parent's key. */
  belongsTo(parent: Sql): Sql;
}

/**
 * A connection field below many parents: the pages of all parents on a level are one statement,
 * their counts another. `listOf` describes the list for given arguments.
 */
export function definePagesByParent<A extends ConnectionArgs, T>(
  listOf: (args: A, context: ServiceContext) => ChildListQuery<T>,
): (context: ServiceContext, parent: string, args: A) => Page<T> {
  // The cursor is bound to its parent, so parents can only be batched on a first page; pages
  // further down carry their own keys and are batched with the same cursor only.
  const pages = defineLoaderWith<A, string, LoadedPage<T>>((parents, args, context) => {
    const list = listOf(args, context);
    const { first, keys } = readArgs(boundTo(list, parents[0] ?? ''), args);
    return loadPages(context, list, parents, first, keys);
  });
  const counts = defineLoaderWith<A, string, number>((parents, args, context) =>
    countByParent(context, listOf(args, context), parents),
  );
  return (context, parent, args) => {
    const list = listOf(args, context);
    const { print, keys } = readArgs(boundTo(list, parent), args);
    return new Page<T>({
      load: () => pages(context, args).load(parent),
      count: () => counts(context, { ...args, first: 1, after: null }).load(parent),
      cursorOf: (node) => encodeCursor(print, list.order, node),
      hasPreviousPage: keys !== null,
    });
  };
}

const boundTo = <T>(list: ListQuery<T>, parent: string): ListQuery<T> => ({
  ...list,
  identity: [list.identity, parent],
});

type ChildRow = Record<string, unknown> & { readonly parent_key: string };

async function loadPages<T>(
  { dataSource }: ServiceContext,
  list: ChildListQuery<T>,
  parents: readonly string[],
  first: number,
  keys: Parameters<typeof pageStatement>[2],
): Promise<LoadedPage<T>[]> {
  const where = [...list.where, list.belongsTo(sql`p.parent_key`)];
  const page = pageStatement({ ...list, where }, first, keys);
  const rows = await run<ChildRow>(
    dataSource,
    sql`SELECT p.parent_key, page.* FROM unnest(${parents}::text[]) WITH ORDINALITY AS p(parent_key, at) CROSS JOIN LATERAL (${page}) AS page ORDER BY p.at`,
  );
  const byParent = new Map<string, T[]>(parents.map((parent) => [parent, []]));
  for (const row of rows) byParent.get(row.parent_key)?.push(list.read(row));
  return parents.map((parent) => cutPage(byParent.get(parent) ?? [], first));
}

async function countByParent<T>(
  { dataSource }: ServiceContext,
  list: ChildListQuery<T>,
  parents: readonly string[],
): Promise<number[]> {
  const count = countStatement(list, [list.belongsTo(sql`p.parent_key`)]);
  const rows = await run<{ parent_key: string; count: number }>(
    dataSource,
    sql`SELECT p.parent_key, (${count}) AS count FROM unnest(${parents}::text[]) AS p(parent_key)`,
  );
  const counts = new Map(rows.map((row) => [row.parent_key, row.count]));
  return parents.map((parent) => counts.get(parent) ?? 0);
}
