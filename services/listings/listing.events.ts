import { type DataSource, type EntityManager } from 'typeorm';
import { recordEvent } from '../kit/outbox/record-event';
import { type StoredEvent } from '../kit/outbox/stored-event';
import { type ListingFacts } from './listing.condition';
import { type Listing } from './listing.entity';
import { factsOf } from './listing.facts';
import { findListings } from './listing.loader';

export type ListingEventType = 'listingPublished' | 'listingUpdated' | 'listingArchived';

/**
 * What an event carries: enough to match a filter without reading anything. `before` is what the
 * listing was, so that a reader can tell that it has left a filter.
 */
export interface ListingEventPayload {
  readonly listing: ListingFacts;
  readonly before: ListingFacts | null;
}

/** Writes the event in the transaction of the change. */
export function recordListingEvent(
  manager: EntityManager,
  type: ListingEventType,
  listing: Listing,
  before: ListingFacts | null,
): Promise<void> {
  const payload: ListingEventPayload = { listing: factsOf(listing), before };
  return recordEvent(manager, {
    type,
    subjectId: listing.id,
    organisationId: listing.organisationId,
    payload: { ...payload },
  });
}

export const payloadOf = (event: StoredEvent): ListingEventPayload =>
  event.payload as unknown as ListingEventPayload;

const listingOfEvent = new WeakMap<StoredEvent, Promise<Listing | null>>();

/**
 * The listing of an event as it is now; null when it is not public any more. Every reader is
 * given the same event object, so a thousand subscribers cost one statement.
 */
export function publishedListingOf(
  dataSource: DataSource,
  event: StoredEvent,
): Promise<Listing | null> {
  const known = listingOfEvent.get(event);
  if (known) return known;
  const loading = findPublished(dataSource, event.subjectId);
  listingOfEvent.set(event, loading);
  // A failure is the failure of those who waited, not of those who come later.
  loading.catch(() => listingOfEvent.delete(event));
  return loading;
}

async function findPublished(dataSource: DataSource, id: string): Promise<Listing | null> {
  const [listing] = await findListings(dataSource, [id]);
  return listing?.status === 'PUBLISHED' ? listing : null;
}
