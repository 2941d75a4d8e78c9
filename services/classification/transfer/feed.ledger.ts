import { sql } from '../../kit/sql';
import type { LedgerConnection } from './ledger-connection';

export type FeedName = 'listings' | 'organisations';

/** How far a feed was read. */
export interface Feed {
  readonly name: FeedName;
  readonly cursor: string;
  /** All listings are being read, beside the feed: there was no cursor, or a gap behind it. */
  readonly isScanning: boolean;
  /** Where that stands; null at its beginning. */
  readonly scannedTo: string | null;
}

/** A listing and whose it is. */
export interface NoticedListing {
  readonly listingId: string;
  readonly organisationId: string;
}

/** Gives the feeds to one reader at a time, until the transaction ends. */
export async function lockFeeds({ run }: LedgerConnection): Promise<boolean> {
  const [row] = await run<{ locked: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(hashtext('ptv transfer feeds')) AS locked`,
  );
  return row?.locked === true;
}

export async function findFeed({ run }: LedgerConnection, name: FeedName): Promise<Feed | null> {
  const [feed] = await run<Feed>(
    sql`SELECT name, cursor, is_scanning AS "isScanning", scanned_to AS "scannedTo"
      FROM ptv_feed WHERE name = ${name}`,
  );
  return feed ?? null;
}

export async function keepFeed({ run }: LedgerConnection, feed: Feed): Promise<void> {
  await run(
    sql`INSERT INTO ptv_feed (name, cursor, is_scanning, scanned_to)
      VALUES (${feed.name}, ${feed.cursor}, ${feed.isScanning}, ${feed.scannedTo})
      ON CONFLICT (name) DO UPDATE SET cursor = excluded.cursor,
        is_scanning = excluded.is_scanning, scanned_to = excluded.scanned_to`,
  );
}

/** These listings are new or have changed: they are due, whatever was waited for. */
export async function noticeListings(
  { run }: LedgerConnection,
  listings: readonly NoticedListing[],
): Promise<void> {
  if (listings.length === 0) return;
  const organisations = new Map(listings.map((one) => [one.listingId, one.organisationId]));
  await run(
    sql`INSERT INTO ptv_listing (listing_id, organisation_id, due_at)
      SELECT listing_id, organisation_id, now() FROM unnest(
        ${[...organisations.keys()]}::text[], ${[...organisations.values()]}::text[]
      ) AS noticed (listing_id, organisation_id)
      ON CONFLICT (listing_id) DO UPDATE SET organisation_id = excluded.organisation_id,
        noticed = ptv_listing.noticed + 1, due_at = now(), attempts = 0`,
  );
}

/** These are not to be seen any more. One that the ledger never knew has nothing in PTV. */
export async function noticeGone(
  { run }: LedgerConnection,
  listingIds: readonly string[],
): Promise<void> {
  if (listingIds.length === 0) return;
  await run(
    sql`UPDATE ptv_listing SET noticed = noticed + 1, due_at = now(), attempts = 0
      WHERE listing_id = ANY(${listingIds}::text[])`,
  );
}

/** What an organisation is decides about each of its listings. */
export async function noticeOrganisations(
  { run }: LedgerConnection,
  organisationIds: readonly string[],
): Promise<void> {
  if (organisationIds.length === 0) return;
  await run(
    sql`UPDATE ptv_listing SET noticed = noticed + 1, due_at = now(), attempts = 0
      WHERE organisation_id = ANY(${organisationIds}::text[])`,
  );
}

/** Everything that the ledger knows is looked at again. */
export async function noticeAll({ run }: LedgerConnection): Promise<void> {
  await run(sql`UPDATE ptv_listing SET noticed = noticed + 1, due_at = now(), attempts = 0`);
}

/** The same, compared with what PTV has; what PTV has refused is offered anew. */
export async function checkAll({ run }: LedgerConnection): Promise<void> {
  await run(sql`UPDATE ptv_listing SET settled = noticed, due_at = now(), attempts = 0`);
}
