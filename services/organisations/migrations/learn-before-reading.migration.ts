import type { MigrationInterface, QueryRunner } from 'typeorm';
import { learnedOf } from '../../kit/search/searched-table.migration';
import { learnBeforeReading, learnWhenWriting } from '../../kit/search/vocabulary.migration';
import { searchedOrganisations } from './find-organisations-by-text.migration';

/** Who writes an organisation does not wait for its words to be learned; who searches does. */
export class LearnBeforeReading1795996800000 implements MigrationInterface {
  name = 'LearnBeforeReading1795996800000';

  up(runner: QueryRunner): Promise<void> {
    return learnBeforeReading(runner, learnedOf(searchedOrganisations));
  }

  down(runner: QueryRunner): Promise<void> {
    return learnWhenWriting(runner, learnedOf(searchedOrganisations));
  }
}
