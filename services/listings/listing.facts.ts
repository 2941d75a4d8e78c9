import { accessibilityOf, kindsOf } from './channel.model';
import { areaKeysOf } from './listing.areas';
import { type ListingFacts } from './listing.condition';
import { type Listing } from './listing.entity';
import { placesOf } from './listing.upkeep';

/** What filters and rights look at, from a row. */
export const factsOf = (listing: Listing): ListingFacts => ({
  id: listing.id,
  organisationId: listing.organisationId,
  category: listing.category,
  status: listing.status,
  themeCodes: listing.themeCodes,
  formCode: listing.formCode,
  ageGroups: listing.ageGroups,
  gender: listing.gender,
  languages: listing.languages,
  channelKinds: kindsOf(listing.storedChannels),
  accessibility: accessibilityOf(listing.storedChannels),
  isFree: listing.isFree,
  places: placesOf(listing.storedChannels),
  areaKeys: areaKeysOf(listing),
  publishedAt: listing.publishedAt?.toISOString() ?? null,
  updatedAt: listing.updatedAt.toISOString(),
});

/** A listing with its facts, which are worked out once. */
export interface KnownListing {
  readonly listing: Listing;
  readonly facts: ListingFacts;
}

export const knownListing = (listing: Listing): KnownListing => ({
  listing,
  facts: factsOf(listing),
});
