import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables: readonly string[] = [
  `CREATE TABLE ptv_feed (
    name text PRIMARY KEY,
    cursor text NOT NULL,
    is_scanning boolean NOT NULL DEFAULT false,
    scanned_to text
  )`,
  `CREATE TABLE ptv_listing (
    listing_id text PRIMARY KEY,
    organisation_id text NOT NULL,
    state text CHECK (state IN ('NOT_ELIGIBLE', 'WAITING', 'TRANSFERRED', 'REFUSED', 'ARCHIVED')),
    noticed bigint NOT NULL DEFAULT 1,
    settled bigint NOT NULL DEFAULT 0,
    due_at timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    last_attempt_at timestamptz(3),
    last_error text,
    transferred_at timestamptz(3),
    object_keys text[] NOT NULL DEFAULT '{}'
  )`,
  'CREATE INDEX ptv_listing_due ON ptv_listing (due_at) WHERE due_at IS NOT NULL',
  'CREATE INDEX ptv_listing_organisation ON ptv_listing (organisation_id)',
  `CREATE TABLE ptv_object (
    key text PRIMARY KEY,
    kind text NOT NULL,
    organisation_id text NOT NULL,
    generation integer NOT NULL DEFAULT 1,
    ptv_id text,
    intended text,
    held text,
    connected text,
    refused text,
    refusal text
  )`,
  'CREATE INDEX ptv_object_organisation ON ptv_object (organisation_id)',
];

/** What is where in PTV, what is meant to be there, and how far the feeds have been read. */
export class CreatePtvLedger1795305600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ptv_object, ptv_listing, ptv_feed');
  }
}
