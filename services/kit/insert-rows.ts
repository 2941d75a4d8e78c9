import type { DataSource } from 'typeorm';

const batch = 1_000;

/**
 * Bulk insert in one transaction, a thousand rows a statement: each statement carries its rows as
 * one JSON value, so there is no limit on parameters and the database does the typing. Columns
 * that are not named get their defaults.
 */
export async function insertRows<C extends string>(
  dataSource: DataSource,
  table: string,
  columns: readonly C[],
  rows: readonly Readonly<Record<C, unknown>>[],
): Promise<void> {
  const names = columns.join(', ');
  const statement = `INSERT INTO ${table} (${names})
    SELECT ${names} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
  await dataSource.transaction(async (manager) => {
    for (let at = 0; at < rows.length; at += batch)
      await manager.query(statement, [JSON.stringify(rows.slice(at, at + batch))]);
  });
  // Without fresh statistics the first queries are planned as if the table were empty.
  await dataSource.query(`ANALYZE ${table}`);
}
