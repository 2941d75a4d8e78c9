import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was published when, by itself: to be read together with an index of words. PostgreSQL joins
 * no two indexes that say WHERE in the same words, as that of publication in the order of lists and
 * those of words do (`status = 'PUBLISHED'`); that somebody looks for a time says the same as this one.
 */
export class JoinWordsAndTime1795910400001 implements MigrationInterface {
  name = 'JoinWordsAndTime1795910400001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX listing_by_time ON listings.listing (published_at) WHERE published_at IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX listings.listing_by_time');
  }
}
