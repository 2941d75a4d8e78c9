import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nobody looks for a whole text or a whole list of channels: how often the same one comes is of no
 * use to the planner, and finding out reads all of them.
 */
export class SpareStatisticsOfTexts1795996800002 implements MigrationInterface {
  name = 'SpareStatisticsOfTexts1795996800002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(setStatistics(0));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(setStatistics(-1));
  }
}

const setStatistics = (target: number): string =>
  `ALTER TABLE listings.listing ${columns
    .map((column) => `ALTER COLUMN ${column} SET STATISTICS ${target}`)
    .join(', ')}`;

const columns = [
  ...['titles', 'summaries', 'descriptions', 'price_descriptions'],
  ...['stored_contacts', 'stored_channels', 'stored_schedules'],
];
