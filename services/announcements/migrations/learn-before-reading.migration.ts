import type { MigrationInterface, QueryRunner } from 'typeorm';
import { learnedOf } from '../../kit/search/searched-table.migration';
import { learnBeforeReading, learnWhenWriting } from '../../kit/search/vocabulary.migration';
import { searchedByAreas } from './find-announcements-by-text.migration';

/** Who writes an announcement does not wait for its words to be learned; who searches does. */
export class LearnBeforeReading1795996800000 implements MigrationInterface {
  name = 'LearnBeforeReading1795996800000';

  up(runner: QueryRunner): Promise<void> {
    return learnBeforeReading(runner, learnedOf(searchedByAreas));
  }

  down(runner: QueryRunner): Promise<void> {
    return learnWhenWriting(runner, learnedOf(searchedByAreas));
  }
}
