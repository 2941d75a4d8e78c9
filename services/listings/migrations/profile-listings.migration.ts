import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Profiles: what listings have in common. Two million listings share some thousand combinations of
 * theme, form and category, of ages and languages, of areas, and of ways to take part. Each
 * combination is a row of `listing_profile`, and a listing knows its four by number, so that facets
 * and statistics count numbers out of an index alone and look at codes only afterwards.
 *
 * A number is a hash of 64 bits: no list of numbers is kept, none is waited for, and a listing can
 * be written without reading anything. Triggers write what is new in a profile, once per statement.
 */
export class ProfileListings1795392100000 implements MigrationInterface {
  name = 'ProfileListings1795392100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...addColumns, createTable, keepProfilesOneByOne, ...triggers])
      await runner.query(statement);
    await runner.query(fillTable);
    for (const statement of createIndexes) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER keep_profiles_of_new ON listings.listing');
    await runner.query('DROP TRIGGER keep_profiles_of_changed ON listings.listing');
    await runner.query('DROP FUNCTION listings.keep_profiles');
    await runner.query('DROP TABLE listings.listing_profile');
    await runner.query(`
      ALTER TABLE listings.listing
      DROP COLUMN kind_profile, DROP COLUMN people_profile, DROP COLUMN place_profile,
      DROP COLUMN way_profile, DROP COLUMN accessibility`);
  }
}

// The parts of a text[] cannot be mistaken for each other: no code stands in two of the lists.
const addColumns = [
  `ALTER TABLE listings.listing ADD COLUMN accessibility text[] NOT NULL DEFAULT '{}'`,
  `UPDATE listings.listing SET accessibility = ARRAY(
     SELECT DISTINCT jsonb_path_query(stored_channels, '$[*].accessibility[*]') #>> '{}' AS code
     ORDER BY code)`,
  `ALTER TABLE listings.listing
     ADD COLUMN kind_profile bigint NOT NULL
       GENERATED ALWAYS AS (hash_array_extended(theme_codes || form_code || category, 0)) STORED,
     ADD COLUMN people_profile bigint NOT NULL
       GENERATED ALWAYS AS (hash_array_extended(age_groups || gender || languages, 0)) STORED,
     ADD COLUMN place_profile bigint NOT NULL
       GENERATED ALWAYS AS (hash_array_extended(area_keys, 0)) STORED,
     ADD COLUMN way_profile bigint NOT NULL
       GENERATED ALWAYS AS (hash_array_extended(
         channel_kinds || accessibility || CASE WHEN is_free THEN 'free' ELSE 'paid' END, 0)) STORED`,
];

// The columns have the names that they have in `listing`: conditions read the same in both. `codes`
// holds them once more, each with the name of its facet before it, so that counts spread over all
// facets of a part at once. For everyone are all areas (`FI`) or all ages (`ANY`).
const createTable = `
  CREATE TABLE listings.listing_profile (
    part text NOT NULL CHECK (part IN ('kind', 'people', 'place', 'way')),
    profile bigint NOT NULL,
    category text,
    theme_codes text[],
    form_code text,
    age_groups text[],
    gender text,
    languages text[],
    area_keys text[],
    channel_kinds text[],
    accessibility text[],
    is_free boolean,
    codes text[] NOT NULL,
    is_for_everyone boolean NOT NULL,
    PRIMARY KEY (part, profile)
  )`;

const columnsOfParts = {
  kind: 'category, theme_codes, form_code',
  people: 'age_groups, gender, languages',
  place: 'area_keys',
  way: 'channel_kinds, accessibility, is_free',
} as const;

const prefixed = (facet: string, column: string): string =>
  `ARRAY(SELECT '${facet} ' || code FROM unnest(${column}) AS code)`;

const codesOfParts: Readonly<Record<keyof typeof columnsOfParts, string>> = {
  kind: `${prefixed('themes', 'theme_codes')} || ('forms ' || form_code) || ('categories ' || category)`,
  people: `${prefixed('ageGroups', 'age_groups')} || ${prefixed('languages', 'languages')}`,
  place: `ARRAY(
    SELECT CASE left(key, 2) WHEN 'm:' THEN 'municipalities ' WHEN 'r:' THEN 'regions ' ELSE 'counties ' END
           || substr(key, 3)
    FROM unnest(area_keys) AS key WHERE key <> 'FI')`,
  way: `${prefixed('channelKinds', 'channel_kinds')} || ${prefixed('accessibility', 'accessibility')}
    || ('prices ' || is_free::text)`,
};

const forEveryone: Readonly<Record<keyof typeof columnsOfParts, string>> = {
  kind: 'false',
  people: `'ANY' = ANY(age_groups)`,
  place: `'FI' = ANY(area_keys)`,
  way: 'false',
};

const parts = Object.keys(columnsOfParts) as (keyof typeof columnsOfParts)[];

/** Mostly there is nothing to insert, so that is found out first. */
const insertProfiles = (from: string): string[] =>
  parts.map(
    (part) => `
    INSERT INTO listings.listing_profile (part, profile, ${columnsOfParts[part]}, codes, is_for_everyone)
    SELECT DISTINCT ON (${part}_profile) '${part}', ${part}_profile, ${columnsOfParts[part]},
           ${codesOfParts[part]}, ${forEveryone[part]}
    FROM ${from} AS written
    WHERE NOT EXISTS (
      SELECT FROM listings.listing_profile AS known
      WHERE known.part = '${part}' AND known.profile = written.${part}_profile)
    ORDER BY ${part}_profile
    ON CONFLICT DO NOTHING;`,
  );

/** The trigger, with what comes before it looks for each part. */
export const keepProfilesOfParts = (before: (parts: readonly string[]) => string): string => `
  CREATE OR REPLACE FUNCTION listings.keep_profiles() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${before(parts)}
    ${insertProfiles('written').join('\n')}
    RETURN NULL;
  END $$`;

export const keepProfilesOneByOne = keepProfilesOfParts(() => '');

/** The trigger of one row, with what comes before it looks. */
export const keepProfilesOfRow = (before: string): string => `
  CREATE OR REPLACE FUNCTION listings.keep_profiles_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${before}
    ${insertProfiles('(SELECT NEW.*)').join('\n')}
    RETURN NULL;
  END $$`;

/** After every change, whatever it was. */
export const keepProfilesOfAnyChange = `
  CREATE TRIGGER keep_profiles_of_changed AFTER UPDATE ON listings.listing
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION listings.keep_profiles()`;

const triggers = [
  `CREATE TRIGGER keep_profiles_of_new AFTER INSERT ON listings.listing
   REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION listings.keep_profiles()`,
  keepProfilesOfAnyChange,
];

const fillTable = insertProfiles('listings.listing').join('\n');

/** All four in either: a count that is narrowed by area or by theme reads no row of the table. */
const createIndexes = [
  `CREATE INDEX listing_by_place_profile ON listings.listing (place_profile, kind_profile)
   INCLUDE (people_profile, way_profile) WHERE status = 'PUBLISHED'`,
  `CREATE INDEX listing_by_kind_profile ON listings.listing (kind_profile, place_profile)
   INCLUDE (people_profile, way_profile) WHERE status = 'PUBLISHED'`,
];
