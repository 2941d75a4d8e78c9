import type { Sql } from '../sql';

export type KeyType = 'text' | 'timestamptz' | 'int' | 'bigint' | 'date' | 'float8';

/**
 * One column of an order. The column must not hold nulls, and timestamps must be
 * `timestamptz(3)`: JavaScript dates have milliseconds, and a cursor that loses microseconds
 * repeats or skips rows.
 */
export interface KeyColumn<T> {
  /** SQL of the column, e.g. `o.sort_name`; part of the program, never a client's text. */
  readonly sql: string;
  readonly type: KeyType;
  readonly direction: 'ASC' | 'DESC';
  /** The same value from a loaded node. */
  value(node: T): string | number | Date;
}

/** A total order: the last column is unique. */
export interface Keyset<T> {
  /** Part of every cursor; change it when the columns change. */
  readonly name: string;
  readonly columns: readonly KeyColumn<T>[];
}

/** A list of one table (or join), ready to be paged. */
export interface ListQuery<T> {
  /** Name of the list; part of every cursor. */
  readonly list: string;
  /** Columns to read, as `selectColumns` gives them. */
  readonly select: Sql;
  /** `organisation o`, with joins if needed. */
  readonly from: Sql;
  readonly where: readonly Sql[];
  /** What to count in place of `from` and `where`, for orders that need more than the list. */
  readonly counted?: { readonly from: Sql; readonly where: readonly Sql[] };
  readonly order: Keyset<T>;
  /** Everything that decides what is in the list (filter, viewer); JSON, part of every cursor. */
  readonly identity: unknown;
  /** Makes a node of a row. */
  read(row: Record<string, unknown>): T;
}
