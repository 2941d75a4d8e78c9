import type { MigrationInterface, QueryRunner } from 'typeorm';
import { learnAtLength, learnOnlyNews } from '../../kit/search/vocabulary.migration';
import { learnedListings, listingWordsAtLength } from './find-by-text.migration';
import { inlinedAgendaKeys, plannedAgendaKeys } from './find-by-time-and-place.migration';
import { keepProfilesOneByOne, keepProfilesOfParts } from './profile-listings.migration';

/**
 * The triggers of a listing do the same with less: words of names are put together before they go
 * to the many of the texts; profiles and the words that are learned are written only after one look
 * that tells whether any is new; the keys of the agenda are planned once.
 */
export class WriteListingsSooner1795564800000 implements MigrationInterface {
  name = 'WriteListingsSooner1795564800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(listingWords);
    await runner.query(keepNewProfiles);
    await runner.query(plannedAgendaKeys);
    await learnOnlyNews(runner, learnedListings);
  }

  async down(runner: QueryRunner): Promise<void> {
    await learnAtLength(runner, learnedListings);
    await runner.query(inlinedAgendaKeys);
    await runner.query(keepProfilesOneByOne);
    await runner.query(listingWordsAtLength);
  }
}

// A key of nothing, as "m:" of a listing without municipalities, is the name of nothing.
const listingWords = `
  CREATE OR REPLACE FUNCTION listings.listing_words() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      keys text[] := string_to_array(concat_ws(' ', 'f:' || NEW.form_code,
        't:' || array_to_string(NEW.theme_codes, ' t:'),
        'm:' || array_to_string(NEW.municipality_codes, ' m:'),
        'r:' || array_to_string(NEW.region_codes, ' r:'),
        'c:' || array_to_string(NEW.county_codes, ' c:'),
        CASE WHEN NEW.is_whole_country THEN 'FI' END), ' ');
      named tsvector;
      names tsvector := to_tsvector('listings.search_fi', listings.search_text(
        jsonb_path_query_array(NEW.stored_channels, '$[*].address.city')::text));
    BEGIN
      FOR named IN
        SELECT words FROM listings.organisation_name WHERE organisation_id = NEW.organisation_id
        UNION ALL SELECT words FROM listings.code_name WHERE key = ANY(keys)
      LOOP
        names := names || named;
      END LOOP;
      NEW.title_words := listings.search_vector(NEW.titles);
      NEW.lead_words := NEW.title_words || listings.search_vector(NEW.summaries);
      NEW.all_words := NEW.lead_words || listings.search_vector(NEW.descriptions) || names;
      RETURN NEW;
    END $$`;

const isKnown = (part: string): string => `
  EXISTS (SELECT FROM listings.listing_profile known
          WHERE known.part = '${part}' AND known.profile = w.${part}_profile)`;

const keepNewProfiles = keepProfilesOfParts(
  (parts) => `IF NOT EXISTS (
    SELECT FROM written w WHERE NOT (${parts.map(isKnown).join(' AND ')})
  ) THEN RETURN NULL; END IF;`,
);
