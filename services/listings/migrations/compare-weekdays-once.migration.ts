import type { MigrationInterface, QueryRunner } from 'typeorm';
import { shortcut, takesPlaceBy } from './find-by-time-and-place.migration';

/**
 * Whatever comes back each week or every other one is always on the weekday of its first day: one
 * comparison takes the place of a year of days.
 */
export class CompareWeekdaysOnce1795651200000 implements MigrationInterface {
  name = 'CompareWeekdaysOnce1795651200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      takesPlaceBy(`
       CONTINUE WHEN r.cycle IN (7, 14) AND NOT (r.first_day + 3) % 7 + 1 = ANY (weekdays);
       IF r.cycle IN (7, 14) OR r.cycle = 1 AND weekdays IS NULL THEN`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(takesPlaceBy(shortcut));
  }
}
