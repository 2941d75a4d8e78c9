import type { FeedName, NoticedListing } from './feed.ledger';
import type { ListingFacts } from './transfer-facts';

/** A stretch of a feed. */
export interface FeedPage {
  /** What is new or has changed and can be seen. */
  readonly listings: readonly NoticedListing[];
  /** Ids of listings that are not to be seen any more. */
  readonly gone: readonly string[];
  /** Ids of organisations that are new or have changed. */
  readonly organisations: readonly string[];
  /** Events behind the cursor are kept no more, or it was never given. */
  readonly isGap: boolean;
  readonly cursor: string;
  readonly hasMore: boolean;
}

export interface ListingPage {
  readonly listings: readonly NoticedListing[];
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

/** What the transfer asks of the graph; rejects when the graph does not answer. */
export interface TransferSource {
  /** The cursor of what has happened until now. */
  newestCursor(feed: FeedName): Promise<string>;
  readFeed(feed: FeedName, after: string): Promise<FeedPage>;
  /** Every published listing, page by page. */
  readListings(after: string | null): Promise<ListingPage>;
  /** As they are now, by id; one that is not to be seen is not among them. */
  readFacts(listingIds: readonly string[]): Promise<ReadonlyMap<string, ListingFacts>>;
}
