import type { QueryRunner } from 'typeorm';

/**
 * Lets new words go into an index at once. By default they wait in a list that each search reads
 * from end to end until the database tidies up: too dear where searches are many and writers few.
 * How an index does it is no part of what it holds, so nothing is written anew.
 */
export async function indexAtOnce(runner: QueryRunner, indexes: readonly string[]): Promise<void> {
  for (const index of indexes) {
    await runner.query(`ALTER INDEX ${index} SET (fastupdate = off)`);
    await runner.query(`SELECT gin_clean_pending_list('${index}')`);
  }
}

export async function indexLater(runner: QueryRunner, indexes: readonly string[]): Promise<void> {
  for (const index of indexes) await runner.query(`ALTER INDEX ${index} RESET (fastupdate)`);
}
