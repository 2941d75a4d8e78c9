import type { MigrationInterface, QueryRunner } from 'typeorm';
import { indexAtOnce, indexLater } from '../../kit/search/index-at-once.migration';

/** New words are few; those of listings are many, and put in order by the sweeper. */
export class IndexWordsAtOnce1795910400000 implements MigrationInterface {
  name = 'IndexWordsAtOnce1795910400000';

  async up(runner: QueryRunner): Promise<void> {
    await indexAtOnce(runner, indexes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await indexLater(runner, indexes);
  }
}

const indexes = ['listings.search_word_trigrams'];
