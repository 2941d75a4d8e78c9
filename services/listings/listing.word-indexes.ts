import { raw, run, sql, type Queries } from '../kit/sql';

/** The indexes by which listings are found by words. */
const wordIndexes = [
  'listing_by_title_words',
  'listing_by_lead_words',
  'listing_by_all_words',
] as const;

/**
 * Puts the words of what was written lately where they belong. Who writes leaves them in a list
 * beside each index, which is quick; each search reads these lists from end to end.
 */
export async function tidyWordIndexes(on: Queries): Promise<void> {
  for (const index of wordIndexes)
    await run(on, sql`SELECT gin_clean_pending_list(${raw(`'${index}'`)})`);
}
