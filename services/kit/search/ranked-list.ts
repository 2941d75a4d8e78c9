import type { KeyColumn, Keyset, ListQuery } from '../pagination/keyset';
import { join, raw, sql, type Sql } from '../sql';
import { hasWordsHere } from './text-search';
import type { TypedText } from './typed-text';

/** Columns of words, each holding the one before; the first is where a match says the most. */
export type WordColumns = readonly string[];

/**
 * The list by where it has all the words: in the first column, in the second, and so on; then in
 * its own order. Everything that matches is looked at, so it is for lists that are narrow already.
 */
export function rankedList<T extends object>(
  list: ListQuery<T>,
  columns: WordColumns,
  text: TypedText,
): ListQuery<T> {
  const ranks = new WeakMap<T, number>();
  return {
    ...list,
    select: sql`${list.select}, found.rank AS "rank"`,
    from: sql`${list.from} CROSS JOIN LATERAL (SELECT ${rankSql(columns, text)} AS rank) found`,
    counted: list.counted ?? list,
    order: byRank(list.order, (node) => ranks.get(node) ?? 0),
    read: (row) => {
      const node = list.read(row);
      ranks.set(node, Number(row.rank));
      return node;
    },
  };
}

/** The order with the rank before it. */
export const byRank = <T>(order: Keyset<T>, rankOf: KeyColumn<T>['value']): Keyset<T> => ({
  name: `rank, ${order.name}`,
  columns: [
    { sql: 'found.rank', type: 'bigint', direction: 'ASC', value: rankOf },
    ...order.columns,
  ],
});

const rankSql = (columns: WordColumns, text: TypedText): Sql => {
  const cases = columns
    .slice(0, -1)
    .map((column, rank) => sql`WHEN ${hasWordsHere(column, text)} THEN ${raw(String(rank))}`);
  const last = raw(String(columns.length - 1));
  return cases.length === 0 ? last : sql`CASE ${join(cases, ' ')} ELSE ${last} END`;
};
