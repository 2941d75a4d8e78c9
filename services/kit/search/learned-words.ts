import { isLockTimeout } from '../errors';
import { raw, run, sql, type Queries, type Sql } from '../sql';

/** A row of a statement that reads `search_word` and selects `isBehind`. */
export interface ReadWords {
  readonly is_behind: boolean;
}

/** Whether something was written whose words are not in `search_word` yet. */
export const isBehind: Sql = raw('EXISTS (SELECT FROM search_unlearned) AS is_behind');

/** What the statement gives when all words of what was written are known. It gives a row always. */
export async function readKnownWords<Row extends ReadWords>(
  on: Queries,
  statement: Sql,
): Promise<Row[]> {
  const rows = await run<Row>(on, statement);
  if (!rows.some(({ is_behind: behind }) => behind)) return rows;
  await learnUnlessHeld(on);
  return run<Row>(on, statement);
}

/**
 * Who writes many rows in one transaction holds their words until its end. A reader does not wait
 * for that: the words that are known have to do, and what was noted stays for the next.
 */
async function learnUnlessHeld(on: Queries): Promise<void> {
  try {
    await run(on, sql`SELECT set_config('lock_timeout', '500ms', true), learn_words()`);
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
  }
}

/**
 * Learns the words of what was written. Readers do so themselves when they have to; who writes much
 * at once spares them from it.
 */
export const learnWords = async (on: Queries): Promise<void> => {
  await run(on, sql`SELECT learn_words()`);
};
