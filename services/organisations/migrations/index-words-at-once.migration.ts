import type { MigrationInterface, QueryRunner } from 'typeorm';
import { indexAtOnce, indexLater } from '../../kit/search/index-at-once.migration';

/** Organisations are written seldom and searched often. */
export class IndexWordsAtOnce1795910400000 implements MigrationInterface {
  name = 'IndexWordsAtOnce1795910400000';

  async up(runner: QueryRunner): Promise<void> {
    await indexAtOnce(runner, indexes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await indexLater(runner, indexes);
  }
}

const indexes = ['organisations.search_word_trigrams', 'organisations.organisation_by_words'];
