import type { DataSource } from 'typeorm';
import type { ServiceContext } from '../context';
import { and, raw, run, sql, type Sql } from '../sql';
import { checkPageSize, type ConnectionArgs } from './connection-args';
import { decodeCursor, encodeCursor, fingerprint, type KeyValue } from './cursor';
import type { ListQuery } from './keyset';
import { behind, orderBy } from './keyset-sql';
import { Page, type LoadedPage } from './page';

type PageArgs = Pick<ConnectionArgs, 'first' | 'after'>;

/**
 * One page of a list of its own. Arguments are checked at once (BAD_USER_INPUT, INVALID_CURSOR);
 * rows and count are read when they are selected, one statement each.
 */
export function listPage<T>(
  context: Pick<ServiceContext, 'dataSource'>,
  list: ListQuery<T>,
  args: PageArgs,
): Page<T> {
  const { first, keys, print } = readArgs(list, args);
  return new Page<T>({
    load: () => loadPage(context.dataSource, list, first, keys),
    count: () => countRows(context.dataSource, list),
    cursorOf: (node) => encodeCursor(print, list.order, node),
    hasPreviousPage: keys !== null,
  });
}

/** Checked arguments of a page; shared with the lists of many parents. */
export function readArgs<T>(
  list: Pick<ListQuery<T>, 'list' | 'order' | 'identity'>,
  args: PageArgs,
): { first: number; keys: KeyValue[] | null; print: string } {
  const first = checkPageSize(args.first);
  const print = fingerprint(list.list, list.order.name, list.identity);
  const after = args.after ?? null;
  return { first, print, keys: after === null ? null : decodeCursor(print, list.order, after) };
}

/** The statement of one page: one row more than asked for, to know whether there is more. */
export function pageStatement<T>(
  list: ListQuery<T>,
  first: number,
  keys: readonly KeyValue[] | null,
): Sql {
  const where = keys === null ? list.where : [...list.where, behind(list.order, keys)];
  return sql`SELECT ${list.select} FROM ${list.from} WHERE ${and(where)} ORDER BY ${orderBy(list.order)} LIMIT ${raw(String(first + 1))}`;
}

/** The statement that counts the whole list. */
export function countStatement<T>(list: ListQuery<T>, belongs: readonly Sql[] = []): Sql {
  const { from, where } = list.counted ?? list;
  return sql`SELECT count(*)::int AS count FROM ${from} WHERE ${and([...where, ...belongs])}`;
}

/** Cuts off the row that was read only to know whether there is more. */
export const cutPage = <T>(nodes: readonly T[], first: number): LoadedPage<T> => ({
  nodes: nodes.length > first ? nodes.slice(0, first) : nodes,
  hasNextPage: nodes.length > first,
});

async function loadPage<T>(
  dataSource: DataSource,
  list: ListQuery<T>,
  first: number,
  keys: readonly KeyValue[] | null,
): Promise<LoadedPage<T>> {
  const rows = await run<Record<string, unknown>>(dataSource, pageStatement(list, first, keys));
  return cutPage(
    rows.map((row) => list.read(row)),
    first,
  );
}

/** How many the whole list has. */
export async function countRows<T>(dataSource: DataSource, list: ListQuery<T>): Promise<number> {
  const [row] = await run<{ count: number }>(dataSource, countStatement(list));
  return row?.count ?? 0;
}
