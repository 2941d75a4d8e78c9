import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reference, regionByCode } from '../../../reference';
import {
  createSearchedTable,
  dropSearchedTable,
  type SearchedTable,
} from '../../kit/search/searched-table.migration';
import { municipalityKey, regionKey, wholeCountryKey } from '../announcement.areas';

/** By title first, then by the other texts and by the names of areas, which lie in `area_name`. */
export class FindAnnouncementsByText1795564800002 implements MigrationInterface {
  name = 'FindAnnouncementsByText1795564800002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE announcements.area_name (key text, names jsonb NOT NULL, PRIMARY KEY (key, names))',
    );
    await runner.query(
      `INSERT INTO announcements.area_name
       SELECT * FROM jsonb_populate_recordset(NULL::announcements.area_name, $1::jsonb)`,
      [JSON.stringify(areaNames())],
    );
    await createSearchedTable(runner, searchedByAreas);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropSearchedTable(runner, searchedByAreas);
    await runner.query('DROP TABLE announcements.area_name');
  }
}

export const searchedByAreas: SearchedTable = {
  schema: 'announcements',
  table: 'announcement',
  titles: 'titles',
  texts: ['summaries', 'descriptions'],
  names: `
    SELECT names FROM announcements.area_name
    WHERE key IN (SELECT 'm:' || code FROM unnest(NEW.municipality_codes) AS code)
      OR key IN (SELECT 'r:' || code FROM unnest(NEW.region_codes) AS code)
      OR (key = 'FI' AND NEW.is_whole_country)`,
  nameColumns: ['municipality_codes', 'region_codes', 'is_whole_country'],
  where: `w.status = 'PUBLISHED'`,
};

/** A municipality is also found by its region. */
function areaNames(): { readonly key: string; readonly names: object }[] {
  const { municipalities, regions } = reference();
  return [
    {
      key: wholeCountryKey,
      names: { fi: 'koko maa', sv: 'hela landet', en: 'whole country' },
    },
    ...regions.map(({ code, name }) => ({ key: regionKey(code), names: name })),
    ...municipalities.flatMap(({ code, name, region }) =>
      [name, regionByCode(region)?.name]
        .filter((names) => names !== undefined)
        .map((names) => ({ key: municipalityKey(code), names })),
    ),
  ];
}
