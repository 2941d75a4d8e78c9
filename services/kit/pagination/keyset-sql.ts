import { and, join, or, raw, sql, type Sql } from '../sql';
import type { KeyValue } from './cursor';
import type { KeyColumn, Keyset } from './keyset';

/** `a DESC, id ASC` */
export const orderBy = <T>(order: Keyset<T>): Sql =>
  raw(order.columns.map((column) => `${column.sql} ${column.direction}`).join(', '));

/**
 * Everything behind the given key. A row comparison, which one index range serves, when all
 * columns run the same way; else the comparison written out.
 */
export function behind<T>(order: Keyset<T>, keys: readonly KeyValue[]): Sql {
  const directions = new Set(order.columns.map((column) => column.direction));
  if (directions.size > 1) return writtenOut(order.columns, keys);
  const columns = raw(order.columns.map((column) => column.sql).join(', '));
  const values = join(
    order.columns.map((column, index) => typed(column, keys[index])),
    ', ',
  );
  return sql`(${columns}) ${raw(comparison(order.columns[0]))} (${values})`;
}

function writtenOut<T>(columns: readonly KeyColumn<T>[], keys: readonly KeyValue[]): Sql {
  return or(
    columns.map((column, index) =>
      and([
        ...columns
          .slice(0, index)
          .map((equal, at) => sql`${raw(equal.sql)} = ${typed(equal, keys[at])}`),
        sql`${raw(column.sql)} ${raw(comparison(column))} ${typed(column, keys[index])}`,
      ]),
    ),
  );
}

const comparison = (column: { readonly direction: 'ASC' | 'DESC' } | undefined): string =>
  column?.direction === 'DESC' ? '<' : '>';

const typed = <T>(column: KeyColumn<T>, value: KeyValue | undefined): Sql =>
  sql`${value}::${raw(column.type)}`;
