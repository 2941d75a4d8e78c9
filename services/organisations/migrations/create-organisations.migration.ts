import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createOutbox, dropOutbox } from '../../kit/outbox';

export class CreateOrganisations1767225600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(organisationTable);
    for (const index of indexes) await runner.query(index);
    await createOutbox(runner, 'organisations');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropOutbox(runner, 'organisations');
    await runner.query('DROP TABLE organisation');
  }
}

// Milliseconds only: a cursor carries a time as JavaScript knows it.
// `sort_name` repeats the fallback of localized texts; å, ä and ö come last, as in a phone book.
const organisationTable = `
  CREATE TABLE organisation (
    id text PRIMARY KEY,
    names jsonb NOT NULL CHECK (names <> '{}'),
    descriptions jsonb,
    sort_name text COLLATE "fi-x-icu" NOT NULL GENERATED ALWAYS AS
      (coalesce(names->>'fi', names->>'sv', names->>'en', '')) STORED,
    kind text NOT NULL CHECK (kind IN ('REGISTERED_ASSOCIATION', 'PARISH', 'UNREGISTERED_GROUP',
      'FOUNDATION', 'MUNICIPALITY', 'WELLBEING_SERVICES_COUNTY', 'OTHER')),
    business_id text CONSTRAINT organisation_business_id UNIQUE
      CHECK (business_id ~ '^[0-9]{7}-[0-9]$'),
    has_ptv_account boolean NOT NULL DEFAULT false,
    parent_id text REFERENCES organisation CHECK (parent_id <> id),
    home_municipality_code text REFERENCES municipality,
    municipality_codes text[] NOT NULL DEFAULT '{}',
    region_codes text[] NOT NULL DEFAULT '{}',
    county_codes text[] NOT NULL DEFAULT '{}',
    is_nationwide boolean NOT NULL DEFAULT false,
    stored_contacts jsonb NOT NULL DEFAULT '[]',
    stored_links jsonb NOT NULL DEFAULT '[]',
    is_demo boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now()
  )`;

// lower() of the C locale knows no Ä; ICU does. The pattern class lets LIKE 'x%' use the index.
const prefixIndex = (language: string): string =>
  `CREATE INDEX organisation_prefix_${language} ON organisation
    (lower((names->>'${language}') COLLATE "fi-x-icu") text_pattern_ops)`;

const indexes: readonly string[] = [
  'CREATE INDEX organisation_by_name ON organisation (sort_name, id)',
  'CREATE INDEX organisation_by_creation ON organisation (created_at DESC, id DESC)',
  'CREATE INDEX organisation_by_change ON organisation (updated_at DESC, id DESC)',
  'CREATE INDEX organisation_members ON organisation (parent_id, sort_name, id)',
  'CREATE INDEX organisation_home ON organisation (home_municipality_code)',
  'CREATE INDEX organisation_municipalities ON organisation USING gin (municipality_codes)',
  'CREATE INDEX organisation_regions ON organisation USING gin (region_codes)',
  'CREATE INDEX organisation_counties ON organisation USING gin (county_codes)',
  ...['fi', 'sv', 'en'].map(prefixIndex),
];
