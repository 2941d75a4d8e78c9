import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSearch, dropSearch } from '../../kit/search/search.migration';
import {
  createLearning,
  dropLearning,
  type LearnedTable,
} from '../../kit/search/vocabulary.migration';

/**
 * What free text is found by. Three columns of words, each holding the one before: title, title and
 * summary, everything. So "all words in the title" is one look into one index, and a rank needs no
 * weights, which an index does not know. Triggers keep them, so that no way of writing forgets it.
 *
 * `organisation_name` is a copy of what another service owns, kept by its events; `code_name` has
 * the words of themes, forms and areas.
 */
export class FindByText1795478400000 implements MigrationInterface {
  name = 'FindByText1795478400000';

  async up(runner: QueryRunner): Promise<void> {
    await createSearch(runner, 'listings');
    for (const statement of [...createNames, ...addWords]) await runner.query(statement);
    await createLearning(runner, learnedListings);
    await runner.query('UPDATE listings.listing SET titles = titles');
    for (const statement of [...createIndexes, ...spareStatistics]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropLearning(runner, learnedListings);
    for (const statement of dropAll) await runner.query(statement);
    await dropSearch(runner, 'listings');
  }
}

export const learnedListings: LearnedTable = {
  schema: 'listings',
  table: 'listing',
  words: 'all_words',
  titles: 'titles',
  where: `w.status = 'PUBLISHED'`,
};

const createNames = [
  `CREATE TABLE listings.organisation_name (
    organisation_id text PRIMARY KEY,
    names jsonb NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (listings.search_vector(names)) STORED
  )`,
  `CREATE TABLE listings.organisation_names_read (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    position bigint,
    occurred_at timestamptz
  )`,
  'INSERT INTO listings.organisation_names_read DEFAULT VALUES',
  `CREATE TABLE listings.code_name (
    key text PRIMARY KEY,
    names jsonb NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (listings.search_vector(names)) STORED
  )`,
];

export const listingWordsAtLength = `
  CREATE OR REPLACE FUNCTION listings.listing_words() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      keys text[] := ('f:' || NEW.form_code)
        || ARRAY(SELECT 't:' || code FROM unnest(NEW.theme_codes) AS code)
        || ARRAY(SELECT 'm:' || code FROM unnest(NEW.municipality_codes) AS code)
        || ARRAY(SELECT 'r:' || code FROM unnest(NEW.region_codes) AS code)
        || ARRAY(SELECT 'c:' || code FROM unnest(NEW.county_codes) AS code)
        || CASE WHEN NEW.is_whole_country THEN '{FI}'::text[] END;
      named tsvector;
    BEGIN
      NEW.title_words := listings.search_vector(NEW.titles);
      NEW.lead_words := NEW.title_words || listings.search_vector(NEW.summaries);
      NEW.all_words := NEW.lead_words || listings.search_vector(NEW.descriptions)
        || to_tsvector('listings.search_fi', listings.search_text(
             jsonb_path_query_array(NEW.stored_channels, '$[*].address.city')::text));
      FOR named IN
        SELECT words FROM listings.organisation_name WHERE organisation_id = NEW.organisation_id
        UNION ALL SELECT words FROM listings.code_name WHERE key = ANY(keys)
      LOOP
        NEW.all_words := NEW.all_words || named;
      END LOOP;
      RETURN NEW;
    END $$`;

// Words for searching are read by indexes, seldom from the row: all but those of the title lie
// beside it. Compressing them would cost more than it saves; the indexes have the statistics.
const addWords = [
  `ALTER TABLE listings.listing
    ADD COLUMN title_words tsvector NOT NULL DEFAULT '',
    ADD COLUMN lead_words tsvector NOT NULL DEFAULT '',
    ADD COLUMN all_words tsvector NOT NULL DEFAULT '',
    ALTER COLUMN title_words SET STORAGE MAIN,
    ALTER COLUMN title_words SET STATISTICS 0,
    ALTER COLUMN lead_words SET STATISTICS 0,
    ALTER COLUMN all_words SET STATISTICS 0,
    ALTER COLUMN lead_words SET STORAGE EXTERNAL,
    ALTER COLUMN all_words SET STORAGE EXTERNAL`,
  listingWordsAtLength,
  `CREATE TRIGGER listing_words BEFORE INSERT OR UPDATE OF titles, summaries, descriptions,
     organisation_id, theme_codes, form_code, municipality_codes, region_codes, county_codes,
     is_whole_country, stored_channels ON listings.listing
   FOR EACH ROW EXECUTE FUNCTION listings.listing_words()`,
];

const createIndexes = ['title_words', 'lead_words', 'all_words'].map(
  (column) => `CREATE INDEX listing_by_${column} ON listings.listing
    USING gin (tsvector_to_array(${column})) WHERE status = 'PUBLISHED'`,
);

// Statistics are kept of all words together: the narrower columns follow them.
const spareStatistics = ['title_words', 'lead_words'].map(
  (column) => `ALTER INDEX listings.listing_by_${column} ALTER COLUMN 1 SET STATISTICS 0`,
);

const dropAll = [
  'DROP FUNCTION listings.listing_words() CASCADE',
  `ALTER TABLE listings.listing DROP COLUMN title_words, DROP COLUMN lead_words,
    DROP COLUMN all_words`,
  'DROP TABLE listings.code_name',
  'DROP TABLE listings.organisation_names_read',
  'DROP TABLE listings.organisation_name',
];
