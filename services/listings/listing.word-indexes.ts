import { type EntityManager } from 'typeorm';

/** The indexes by which listings are found by words. */
const wordIndexes = [
  'listing_by_title_words',
  'listing_by_lead_words',
  'listing_by_all_words',
] as const;

/**
 * Puts the words of what was written lately where they belong. Who writes leaves them in a list
 * beside each index, which is quick; each search reads these lists from end to end. With the table
 * locked against who makes its indexes anew: a name would stand for one that is no more by the time
 * that it can be opened.
 */
export async function tidyWordIndexes(manager: EntityManager): Promise<void> {
  await manager.query('LOCK TABLE listing IN ACCESS SHARE MODE');
  for (const index of wordIndexes) await manager.query(`SELECT gin_clean_pending_list('${index}')`);
}
