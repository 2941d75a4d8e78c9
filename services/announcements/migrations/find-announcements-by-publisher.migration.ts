import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeSearchedTable, type SearchedTable } from '../../kit/search/searched-table.migration';
import { searchedByAreas } from './find-announcements-by-text.migration';

/** `organisation_name` is a copy of what another service owns, kept by its events. */
export class FindAnnouncementsByPublisher1795651200001 implements MigrationInterface {
  name = 'FindAnnouncementsByPublisher1795651200001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of createNames) await runner.query(statement);
    await changeSearchedTable(runner, searchedByPublisher);
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeSearchedTable(runner, searchedByAreas);
    for (const table of ['organisation_names_read', 'organisation_name'])
      await runner.query(`DROP TABLE announcements.${table}`);
  }
}

const createNames = [
  `CREATE TABLE announcements.organisation_name (
    organisation_id text PRIMARY KEY,
    names jsonb NOT NULL
  )`,
  `CREATE TABLE announcements.organisation_names_read (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    position bigint,
    occurred_at timestamptz
  )`,
  'INSERT INTO announcements.organisation_names_read DEFAULT VALUES',
];

const searchedByPublisher: SearchedTable = {
  ...searchedByAreas,
  names: `${searchedByAreas.names}
    UNION ALL SELECT names FROM announcements.organisation_name
    WHERE organisation_id = NEW.publisher_id`,
  nameColumns: [...searchedByAreas.nameColumns, 'publisher_id'],
};
