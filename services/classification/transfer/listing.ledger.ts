import { sql } from '../../kit/sql';
import type { PtvTransferState } from '../classification.codes';
import type { LedgerConnection } from './ledger-connection';

/** A listing whose turn it is. */
export interface DueListing {
  readonly listingId: string;
  /** How it stood with it; null when it is looked at for the first time. */
  readonly state: PtvTransferState | null;
  /** How often it was noticed until now. What is noticed from here on comes again. */
  readonly noticed: string;
  readonly attempts: number;
  /** Nothing has changed: it is time to compare what PTV has. */
  readonly isCheck: boolean;
  /** Keys of what it has, or may have, in PTV. */
  readonly objectKeys: readonly string[];
}

/** Organisations with listings whose turn it is, the longest waiting first. */
export async function dueOrganisations(
  { run }: LedgerConnection,
  atMost: number,
): Promise<readonly string[]> {
  const rows = await run<{ id: string }>(
    sql`SELECT organisation_id AS id FROM ptv_listing WHERE due_at <= now()
      GROUP BY organisation_id ORDER BY min(due_at), organisation_id LIMIT ${atMost}`,
  );
  return rows.map(({ id }) => id);
}

/**
 * One worker has an organisation at a time. The lock belongs to the connection, so it goes with
 * the worker that had it.
 */
export async function lockOrganisation(
  { run }: LedgerConnection,
  organisationId: string,
): Promise<boolean> {
  const [row] = await run<{ locked: boolean }>(
    sql`SELECT pg_try_advisory_lock(hashtextextended(${`ptv ${organisationId}`}, 0)) AS locked`,
  );
  return row?.locked === true;
}

export async function unlockOrganisation(
  { run }: LedgerConnection,
  organisationId: string,
): Promise<void> {
  await run(sql`SELECT pg_advisory_unlock(hashtextextended(${`ptv ${organisationId}`}, 0))`);
}

export const dueListings = (
  { run }: LedgerConnection,
  organisationId: string,
  atMost: number,
): Promise<DueListing[]> =>
  run(
    sql`SELECT listing_id AS "listingId", state, noticed, attempts, object_keys AS "objectKeys",
        (settled = noticed) AS "isCheck"
      FROM ptv_listing WHERE organisation_id = ${organisationId} AND due_at <= now()
      ORDER BY due_at, listing_id LIMIT ${atMost}`,
  );

/** Before anything is written there: what the listing is going to have in PTV. */
export async function intendObjects(
  { run }: LedgerConnection,
  listingId: string,
  keys: readonly string[],
): Promise<void> {
  await run(
    sql`UPDATE ptv_listing SET object_keys = ${keys}::text[] WHERE listing_id = ${listingId}`,
  );
}

/** Whether another listing has the object too. */
export async function isShared(
  { run }: LedgerConnection,
  organisationId: string,
  listingId: string,
  key: string,
): Promise<boolean> {
  const rows = await run(
    sql`SELECT 1 FROM ptv_listing WHERE organisation_id = ${organisationId}
      AND listing_id <> ${listingId} AND ${key} = ANY(object_keys) LIMIT 1`,
  );
  return rows.length > 0;
}

/** What came out for a listing. */
export interface Outcome {
  readonly state: PtvTransferState;
  /** Whether PTV was asked for anything. */
  readonly isAttempt: boolean;
  readonly error: string | null;
  readonly objectKeys: readonly string[];
}

/**
 * Writes what came out. If the listing was noticed meanwhile, its turn comes at once again; else it
 * is looked at after `checkAfter` milliseconds, or never.
 */
export async function settle(
  { run }: LedgerConnection,
  { listingId, noticed }: DueListing,
  { state, isAttempt, error, objectKeys }: Outcome,
  checkAfter: number | null,
): Promise<void> {
  await run(
    sql`UPDATE ptv_listing SET state = ${state}, settled = ${noticed}::bigint, attempts = 0,
        last_error = ${error}, object_keys = ${objectKeys}::text[],
        last_attempt_at = CASE WHEN ${isAttempt} THEN now() ELSE last_attempt_at END,
        transferred_at = CASE WHEN ${state === 'TRANSFERRED'} THEN now() ELSE transferred_at END,
        due_at = CASE WHEN noticed > ${noticed}::bigint THEN now()
          ELSE now() + make_interval(secs => ${checkAfter}::float8 / 1000) END
      WHERE listing_id = ${listingId}`,
  );
}

/** It could not be done now. */
export async function postpone(
  { run }: LedgerConnection,
  { listingId, noticed, attempts }: DueListing,
  reason: string,
  wait: number,
): Promise<void> {
  await run(
    sql`UPDATE ptv_listing SET state = 'WAITING', last_error = ${reason}, last_attempt_at = now(),
        attempts = CASE WHEN noticed > ${noticed}::bigint THEN 0 ELSE ${attempts + 1}::int END,
        due_at = CASE WHEN noticed > ${noticed}::bigint THEN now()
          ELSE now() + make_interval(secs => ${wait}::float8 / 1000) END
      WHERE listing_id = ${listingId}`,
  );
}
