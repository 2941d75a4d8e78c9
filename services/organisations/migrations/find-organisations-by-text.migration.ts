import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createSearchedTable,
  dropSearchedTable,
  type SearchedTable,
} from '../../kit/search/searched-table.migration';

/** By name first, then by what it is and by where it is active. */
export class FindOrganisationsByText1795564800001 implements MigrationInterface {
  name = 'FindOrganisationsByText1795564800001';

  up(runner: QueryRunner): Promise<void> {
    return createSearchedTable(runner, searchedOrganisations);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropSearchedTable(runner, searchedOrganisations);
  }
}

// A municipality is also found by its region.
export const searchedOrganisations: SearchedTable = {
  schema: 'organisations',
  table: 'organisation',
  titles: 'names',
  texts: ['descriptions'],
  names: `
    WITH m AS (
      SELECT * FROM organisations.municipality
      WHERE code = ANY(NEW.municipality_codes || NEW.home_municipality_code))
    SELECT names FROM m
    UNION ALL SELECT names FROM organisations.region
      WHERE code = ANY(NEW.region_codes) OR code IN (SELECT region_code FROM m)
    UNION ALL SELECT names FROM organisations.wellbeing_services_county
      WHERE code = ANY(NEW.county_codes)`,
  nameColumns: ['home_municipality_code', 'municipality_codes', 'region_codes', 'county_codes'],
  where: 'true',
};
