import type { MigrationInterface, QueryRunner } from 'typeorm';
import { learnBeforeReading, learnWhenWriting } from '../../kit/search/vocabulary.migration';
import { learnedListings } from './find-by-text.migration';

/** Who publishes a listing does not wait for its words to be learned; who searches does. */
export class LearnBeforeReading1795996800000 implements MigrationInterface {
  name = 'LearnBeforeReading1795996800000';

  up(runner: QueryRunner): Promise<void> {
    return learnBeforeReading(runner, learnedListings);
  }

  down(runner: QueryRunner): Promise<void> {
    return learnWhenWriting(runner, learnedListings);
  }
}
