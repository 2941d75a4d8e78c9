import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which organisation is a member of which, beside the copy of their names, and an index that finds
 * names by what is typed of them. All of them are read again: the copy has no members yet.
 */
export class KnowMembers1795564800003 implements MigrationInterface {
  name = 'KnowMembers1795564800003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE listings.organisation_name ADD COLUMN parent_id text');
    await runner.query(
      'CREATE INDEX organisation_name_members ON listings.organisation_name (parent_id)',
    );
    await runner.query(compareTypedNamesBy('listings.search_plain(name)'));
    await indexTypedNames(runner);
    await runner.query(
      'UPDATE listings.organisation_names_read SET position = NULL, occurred_at = NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndexesOfTypedNames(runner);
    await runner.query('DROP FUNCTION listings.typed_name');
    await runner.query('ALTER TABLE listings.organisation_name DROP COLUMN parent_id');
  }
}

const languages = ['fi', 'sv', 'en'];

/** The plain name with one space for whatever is neither letter nor digit. */
export const compareTypedNamesBy = (plain: string): string => `
  CREATE OR REPLACE FUNCTION listings.typed_name(name text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    btrim(regexp_replace(${plain}, '[^[:alnum:]]+', ' ', 'g')) COLLATE "C"`;

export async function indexTypedNames(runner: QueryRunner): Promise<void> {
  for (const language of languages)
    await runner.query(`
      CREATE INDEX organisation_name_typed_${language} ON listings.organisation_name
      (listings.typed_name(names->>'${language}') text_pattern_ops)`);
}

export async function dropIndexesOfTypedNames(runner: QueryRunner): Promise<void> {
  for (const language of languages)
    await runner.query(`DROP INDEX listings.organisation_name_typed_${language}`);
}
