import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteByStatement, noteRowByRow } from '../../kit/search/vocabulary.migration';
import { learnedListings } from './find-by-text.migration';
import { hasOtherProfiles, keepOtherProfiles } from './keep-changed-profiles.migration';
import { keepProfilesOfRow } from './profile-listings.migration';

/**
 * What follows from a listing is worked out when that changes which it follows from, by expressions
 * that a connection compiles once. PostgreSQL reads generated columns and checks from their stored
 * text with every statement, and an update that a trigger may add to computes all of the columns:
 * that a listing is published changes none of these. Codes are checked where columns are derived
 * from them, and words to be learned are noted without a table of what a statement wrote.
 */
export class DeriveWhatChanges1796256000000 implements MigrationInterface {
  name = 'DeriveWhatChanges1796256000000';

  async up(runner: QueryRunner): Promise<void> {
    const columns = Object.keys(derived).map((column) => `ALTER COLUMN ${column} DROP EXPRESSION`);
    await runner.query(`ALTER TABLE listings.listing ${columns.join(', ')}`);
    for (const statement of [...derive, ...replaceChecks, ...keepProfilesOfChanged])
      await runner.query(statement);
    await noteRowByRow(runner, learnedListings, `NEW.status = 'PUBLISHED'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await noteByStatement(runner, learnedListings);
    for (const statement of [dropKeepProfiles, dropDerive, ...restoreChecks])
      await runner.query(statement);
    await generateColumns(runner);
    await runner.query(keepProfilesOfRow(''));
    await runner.query(keepOtherProfiles);
  }
}

/** By the prefix that the columns have in the expression. */
type Expression = (l: 'NEW.' | '') => string;

const titlesIn = (l: string, ...languages: string[]) =>
  `${l}titles ?& ARRAY[${languages.map((language) => `'${language}'`).join(', ')}]`;

const derived: Readonly<Record<string, { readonly type: string; readonly of: Expression }>> = {
  sort_title: {
    type: 'text COLLATE "fi-x-icu"',
    of: (l) => `COALESCE(${l}titles->>'fi', ${l}titles->>'sv', ${l}titles->>'en')`,
  },
  is_translated: {
    type: 'boolean',
    of: (l) =>
      [titlesIn(l, 'fi', 'sv'), titlesIn(l, 'fi', 'en'), titlesIn(l, 'sv', 'en')].join(' OR '),
  },
  kind_profile: {
    type: 'bigint',
    of: (l) => `hash_array_extended(${l}theme_codes || ${l}form_code || ${l}category, 0)`,
  },
  people_profile: {
    type: 'bigint',
    of: (l) => `hash_array_extended(${l}age_groups || ${l}gender || ${l}languages, 0)`,
  },
  place_profile: { type: 'bigint', of: (l) => `hash_array_extended(${l}area_keys, 0)` },
  way_profile: {
    type: 'bigint',
    of: (l) => `hash_array_extended(${l}channel_kinds || ${l}accessibility
      || CASE WHEN ${l}is_free THEN 'free' ELSE 'paid' END, 0)`,
  },
};

const sourcesOfProfiles = [
  ...['theme_codes', 'form_code', 'category', 'age_groups', 'gender', 'languages'],
  ...['area_keys', 'channel_kinds', 'accessibility', 'is_free'],
];

const derive = [
  `CREATE FUNCTION listings.derive_listing() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.category NOT IN ('SUPPORT', 'HOBBY', 'VOLUNTARY')
      OR NEW.gender NOT IN ('ANY', 'MALE', 'FEMALE')
      OR cardinality(NEW.theme_codes) NOT BETWEEN 1 AND 2
    THEN
      RAISE check_violation USING MESSAGE = format(
        'listing %s has the category %s, the gender %s or the themes %s',
        NEW.id, NEW.category, NEW.gender, NEW.theme_codes);
    END IF;
    ${Object.entries(derived)
      .map(([column, { of }]) => `NEW.${column} := ${of('NEW.')};`)
      .join('\n')}
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER derive_listing BEFORE INSERT OR UPDATE OF titles, ${sourcesOfProfiles.join(', ')}
  ON listings.listing FOR EACH ROW EXECUTE FUNCTION listings.derive_listing()`,
];

const dropDerive = 'DROP FUNCTION listings.derive_listing() CASCADE';

const replaceChecks = [
  `ALTER TABLE listings.listing
    DROP CONSTRAINT listing_category_check, DROP CONSTRAINT listing_gender_check,
    DROP CONSTRAINT listing_theme_codes_check, DROP CONSTRAINT listing_status_check,
    DROP CONSTRAINT listing_check, DROP CONSTRAINT listing_check1`,
  `ALTER TABLE listings.listing ADD CONSTRAINT listing_status_check CHECK (CASE status
    WHEN 'DRAFT' THEN archived_at IS NULL
    WHEN 'PUBLISHED' THEN archived_at IS NULL AND published_at IS NOT NULL
    WHEN 'ARCHIVED' THEN archived_at IS NOT NULL
    ELSE false END)`,
];

const restoreChecks = [
  'ALTER TABLE listings.listing DROP CONSTRAINT listing_status_check',
  `ALTER TABLE listings.listing
    ADD CONSTRAINT listing_category_check CHECK (category IN ('SUPPORT', 'HOBBY', 'VOLUNTARY')),
    ADD CONSTRAINT listing_gender_check CHECK (gender IN ('ANY', 'MALE', 'FEMALE')),
    ADD CONSTRAINT listing_theme_codes_check CHECK (cardinality(theme_codes) BETWEEN 1 AND 2),
    ADD CONSTRAINT listing_status_check CHECK (status IN ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
    ADD CONSTRAINT listing_check CHECK (status <> 'PUBLISHED' OR published_at IS NOT NULL),
    ADD CONSTRAINT listing_check1 CHECK ((status = 'ARCHIVED') = (archived_at IS NOT NULL))`,
];

const dropKeepProfiles = 'DROP TRIGGER keep_profiles_of_changed ON listings.listing';

const keepProfilesOfChanged = [
  dropKeepProfiles,
  keepProfilesOfRow(`IF NOT (${hasOtherProfiles}) THEN RETURN NULL; END IF;`),
  `CREATE TRIGGER keep_profiles_of_changed AFTER UPDATE OF ${sourcesOfProfiles.join(', ')}
   ON listings.listing FOR EACH ROW EXECUTE FUNCTION listings.keep_profiles_of_row()`,
];

/** A plain column cannot become a generated one: it is made anew, with the indexes that hold it. */
async function generateColumns(runner: QueryRunner): Promise<void> {
  const columns = Object.entries(derived);
  const indexes: { definition: string }[] = await runner.query(
    `SELECT indexdef AS definition FROM pg_indexes
     WHERE schemaname = 'listings' AND tablename = 'listing' AND indexdef ~ $1`,
    [columns.map(([column]) => `\\m${column}\\M`).join('|')],
  );
  const dropped = columns.map(([column]) => `DROP COLUMN ${column}`);
  const added = columns.map(
    ([column, { type, of }]) =>
      `ADD COLUMN ${column} ${type} NOT NULL GENERATED ALWAYS AS (${of('')}) STORED`,
  );
  await runner.query(`ALTER TABLE listings.listing ${[...dropped, ...added].join(', ')}`);
  await runner.query('ALTER TABLE listings.listing ALTER COLUMN sort_title SET STORAGE MAIN');
  for (const { definition } of indexes) await runner.query(definition);
}
