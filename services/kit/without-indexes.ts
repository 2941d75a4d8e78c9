import { type EntityManager } from 'typeorm';

interface Index {
  readonly name: string;
  readonly definition: string;
}

/**
 * Runs work that fills empty tables, with their indexes built once at its end: cheaper by far than
 * keeping them up to date row by row. Those that hold a constraint stay. To be called in a
 * transaction; nobody else can use the tables until it ends.
 */
export async function withoutIndexes(
  manager: EntityManager,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const indexes: Index[] = await manager.query(plainIndexes, [tables]);
  for (const { name } of indexes) await manager.query(`DROP INDEX ${name}`);
  await work();
  for (const { definition } of indexes) await manager.query(definition);
}

const plainIndexes = `
  SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
  FROM pg_index WHERE indrelid = ANY($1::regclass[]) AND NOT indisunique`;
