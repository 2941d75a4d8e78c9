import {
  findFeed,
  keepFeed,
  lockFeeds,
  noticeAll,
  noticeGone,
  noticeListings,
  noticeOrganisations,
  type Feed,
  type FeedName,
} from './feed.ledger';
import type { LedgerConnection } from './ledger-connection';
import type { TransferSource } from './transfer-source';

const feeds: readonly FeedName[] = ['organisations', 'listings'];

/**
 * Reads on in both feeds and notes what is due, each stretch together with its cursor in one
 * transaction: nothing is passed over, whenever the process ends. Where there is no cursor yet, or
 * a gap behind it, all listings are read as well. Tells whether there is more to read now.
 */
export function followFeeds(ledger: LedgerConnection, source: TransferSource): Promise<boolean> {
  return ledger.transaction(async () => {
    // Another worker reads them.
    if (!(await lockFeeds(ledger))) return false;
    let hasMore = false;
    for (const name of feeds) if (await follow(ledger, source, name)) hasMore = true;
    return hasMore;
  });
}

async function follow(
  ledger: LedgerConnection,
  source: TransferSource,
  name: FeedName,
): Promise<boolean> {
  const feed = await findFeed(ledger, name);
  if (feed === null) return begin(ledger, source, name);
  const page = await source.readFeed(name, feed.cursor);
  await noticeOrganisations(ledger, page.organisations);
  await noticeListings(ledger, page.listings);
  await noticeGone(ledger, page.gone);
  if (page.isGap) await noticeAll(ledger);
  const isScanning = feed.isScanning || (page.isGap && name === 'listings');
  const scannedTo = page.isGap ? null : feed.scannedTo;
  const scanned = await scan(ledger, source, { name, cursor: page.cursor, isScanning, scannedTo });
  await keepFeed(ledger, scanned);
  return page.hasMore || scanned.isScanning;
}

/** From now on, and with the listings everything that is there already. */
async function begin(
  ledger: LedgerConnection,
  source: TransferSource,
  name: FeedName,
): Promise<boolean> {
  const cursor = await source.newestCursor(name);
  await keepFeed(ledger, { name, cursor, isScanning: name === 'listings', scannedTo: null });
  return true;
}

/** One page of all listings, while that goes on. */
async function scan(ledger: LedgerConnection, source: TransferSource, feed: Feed): Promise<Feed> {
  if (!feed.isScanning) return feed;
  const { listings, cursor, hasMore } = await source.readListings(feed.scannedTo);
  await noticeListings(ledger, listings);
  return { ...feed, isScanning: hasMore, scannedTo: hasMore ? cursor : null };
}
