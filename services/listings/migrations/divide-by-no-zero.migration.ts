import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dueDaysBy } from './find-by-time-and-place.migration';

/**
 * A cycle of 0 is for what happens once. Its days are not divided by it, but a plan that is made for
 * the very values computes the division before it drops it.
 */
export class DivideByNoZero1795564800004 implements MigrationInterface {
  name = 'DivideByNoZero1795564800004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(dueDaysBy('nullif(cycle, 0)'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dueDaysBy('cycle'));
  }
}
