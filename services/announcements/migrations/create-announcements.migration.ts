import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createOutbox, dropOutbox } from '../../kit/outbox';

export class CreateAnnouncements1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(announcementTable);
    for (const index of indexes) await runner.query(index);
    await createOutbox(runner, 'announcements');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropOutbox(runner, 'announcements');
    await runner.query('DROP TABLE announcement');
  }
}

// Milliseconds only: a cursor carries a time as JavaScript knows it. The generated columns are
// what lists sort by: a keyset must not hold nulls.
const announcementTable = `
  CREATE TABLE announcement (
    id text PRIMARY KEY,
    kind text NOT NULL
      CHECK (kind IN ('EVENT', 'TRAINING', 'GRANT_CALL', 'ASSOCIATION_EVENING', 'BULLETIN')),
    publisher_id text NOT NULL,
    titles jsonb NOT NULL CHECK (titles <> '{}'),
    summaries jsonb,
    descriptions jsonb,
    municipality_codes text[] NOT NULL DEFAULT '{}',
    region_codes text[] NOT NULL DEFAULT '{}',
    is_whole_country boolean NOT NULL DEFAULT false,
    area_keys text[] NOT NULL,
    event_starts_at timestamptz(3),
    event_ends_at timestamptz(3) CHECK (event_ends_at >= event_starts_at),
    application_opens_at timestamptz(3),
    application_closes_at timestamptz(3) CHECK (application_closes_at > application_opens_at),
    stored_link jsonb,
    status text NOT NULL CHECK (status IN ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
    is_demo boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    published_at timestamptz(3) CHECK (published_at IS NOT NULL OR status <> 'PUBLISHED'),
    listed_at timestamptz(3) NOT NULL GENERATED ALWAYS AS
      (coalesce(published_at, created_at)) STORED,
    happens_at timestamptz(3) NOT NULL GENERATED ALWAYS AS
      (coalesce(event_starts_at, application_closes_at, published_at, created_at)) STORED,
    CHECK ((event_starts_at IS NULL) = (event_ends_at IS NULL)),
    CHECK ((application_opens_at IS NULL) = (application_closes_at IS NULL))
  )`;

const indexes: readonly string[] = [
  'CREATE INDEX announcement_by_publication ON announcement (listed_at DESC, id DESC)',
  'CREATE INDEX announcement_by_time ON announcement (happens_at, id)',
  'CREATE INDEX announcement_publisher ON announcement (publisher_id, listed_at DESC, id DESC)',
  'CREATE INDEX announcement_areas ON announcement USING gin (area_keys)',
];
