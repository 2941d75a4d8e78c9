import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One index holds what figures are counted by, the months and the coverage included: what is counted
 * for an area, or for the whole country, reads no row of the table.
 */
export class CountByIndex1796169600000 implements MigrationInterface {
  name = 'CountByIndex1796169600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE listings.listing ADD COLUMN is_translated boolean NOT NULL
      GENERATED ALWAYS AS (
        titles ?& ARRAY['fi', 'sv'] OR titles ?& ARRAY['fi', 'en'] OR titles ?& ARRAY['sv', 'en']) STORED`);
    await includeInPlaces(
      runner,
      'people_profile, way_profile, no, is_translated, listed_at, updated_at',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await includeInPlaces(runner, 'people_profile, way_profile');
    await runner.query('ALTER TABLE listings.listing DROP COLUMN is_translated');
  }
}

async function includeInPlaces(runner: QueryRunner, columns: string): Promise<void> {
  await runner.query('DROP INDEX listings.listing_by_place_profile');
  await runner.query(`CREATE INDEX listing_by_place_profile
    ON listings.listing (place_profile, kind_profile) INCLUDE (${columns})
    WHERE status = 'PUBLISHED'`);
}
