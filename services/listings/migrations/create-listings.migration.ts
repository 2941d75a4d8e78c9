import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createOutbox, dropOutbox } from '../../kit/outbox/outbox.migration';

/**
 * The table is laid out for some two million listings. `area_keys` holds every area in which a
 * listing is to be found, so that an area filter is one look into one index. Timestamps have
 * milliseconds, as JavaScript's do: cursors are made of them. `listed_at` and `sort_title` give
 * the orders keys without nulls.
 */
export class CreateListings1767225700000 implements MigrationInterface {
  name = 'CreateListings1767225700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(createTable);
    for (const statement of createIndexes) await runner.query(statement);
    await createOutbox(runner, 'listings');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropOutbox(runner, 'listings');
    await runner.query('DROP TABLE listings.listing');
  }
}

const createTable = `
  CREATE TABLE listings.listing (
    id text PRIMARY KEY,
    organisation_id text NOT NULL,
    category text NOT NULL CHECK (category IN ('SUPPORT', 'HOBBY', 'VOLUNTARY')),
    status text NOT NULL CHECK (status IN ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
    theme_codes text[] NOT NULL CHECK (cardinality(theme_codes) BETWEEN 1 AND 2),
    form_code text NOT NULL,
    titles jsonb NOT NULL,
    summaries jsonb,
    descriptions jsonb,
    age_groups text[] NOT NULL,
    gender text NOT NULL CHECK (gender IN ('ANY', 'MALE', 'FEMALE')),
    languages text[] NOT NULL,
    is_free boolean NOT NULL,
    price_descriptions jsonb,
    municipality_codes text[] NOT NULL,
    region_codes text[] NOT NULL,
    county_codes text[] NOT NULL,
    is_whole_country boolean NOT NULL,
    area_keys text[] NOT NULL,
    stored_contacts jsonb NOT NULL,
    stored_channels jsonb NOT NULL,
    channel_kinds text[] NOT NULL,
    missing_channel_details text[] NOT NULL,
    stored_schedules jsonb NOT NULL,
    first_day date,
    last_day date,
    is_open_ended boolean NOT NULL,
    is_demo boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    published_at timestamptz(3),
    archived_at timestamptz(3),
    listed_at timestamptz(3) NOT NULL
      GENERATED ALWAYS AS (COALESCE(published_at, created_at)) STORED,
    sort_title text COLLATE "fi-x-icu" NOT NULL
      GENERATED ALWAYS AS (COALESCE(titles->>'fi', titles->>'sv', titles->>'en')) STORED,
    CHECK (status <> 'PUBLISHED' OR published_at IS NOT NULL),
    CHECK ((status = 'ARCHIVED') = (archived_at IS NOT NULL))
  )`;

const createIndexes = [
  `CREATE INDEX listing_by_publication ON listings.listing (listed_at DESC, id DESC)
   WHERE status = 'PUBLISHED'`,
  `CREATE INDEX listing_by_change ON listings.listing (updated_at DESC, id DESC)
   WHERE status = 'PUBLISHED'`,
  `CREATE INDEX listing_by_title ON listings.listing (sort_title, id) WHERE status = 'PUBLISHED'`,
  `CREATE INDEX listing_by_form ON listings.listing (form_code, listed_at DESC, id DESC)
   WHERE status = 'PUBLISHED'`,
  `CREATE INDEX listing_by_organisation
   ON listings.listing (organisation_id, listed_at DESC, id DESC)`,
  `CREATE INDEX listing_by_area_and_theme ON listings.listing USING gin (area_keys, theme_codes)
   WHERE status = 'PUBLISHED'`,
];
