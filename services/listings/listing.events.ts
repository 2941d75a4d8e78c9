import { inOrderOf } from '../kit/loader';
import { type NewEvent, type StoredEvent } from '../kit/outbox/stored-event';
import { defineSubjectLoader } from '../kit/outbox/subject-loader';
import { type ListingFacts } from './listing.condition';
import { type Listing } from './listing.entity';
import { type KnownListing } from './listing.facts';
import { findListings } from './listing.loader';

export type ListingEventType =
  'listingCreated' | 'listingPublished' | 'listingUpdated' | 'listingArchived';

/**
 * What an event carries: enough to match a filter without reading anything. `before` is what the
 * listing was, so that a reader can tell that it has left a filter; null for a new listing.
 */
export interface ListingEventPayload {
  readonly listing: ListingFacts;
  readonly before: ListingFacts | null;
}

/** What is recorded with the change; `before` is null for a new listing. */
export function eventOf(
  type: ListingEventType,
  { listing, facts }: KnownListing,
  before: ListingFacts | null,
): NewEvent {
  const payload: ListingEventPayload = { listing: facts, before };
  return {
    type,
    subjectId: listing.id,
    organisationId: listing.organisationId,
    payload: { ...payload },
  };
}

export const payloadOf = (event: StoredEvent): ListingEventPayload =>
  event.payload as unknown as ListingEventPayload;

/** The listing of an event as it is now, whoever may see it; one statement for all readers. */
export const listingOfEvent = defineSubjectLoader<Listing>(async (ids, dataSource) =>
  inOrderOf(ids, await findListings(dataSource, ids), ({ id }) => id),
);
