import { type DemoListing } from '../../../demo/records';
import { type StoredEvent } from '../../kit/outbox/stored-event';
import { areaKeysOf } from '../listing.areas';
import { type ListingFacts } from '../listing.condition';
import { pick, randomRecord, type Random } from './listing-records';

/** What filters and rights look at, from a record. */
export const factsOfRecord = (record: DemoListing): ListingFacts => ({
  id: record.id,
  organisationId: record.organisationId,
  category: record.category,
  status: record.status,
  themeCodes: record.themes,
  formCode: record.form,
  ageGroups: record.ageGroups,
  gender: record.gender,
  languages: record.languages,
  channelKinds: record.channels.map(({ kind }) => kind),
  accessibility: record.channels.flatMap(({ accessibility }) => accessibility),
  places: [],
  isFree: record.price.isFree,
  areaKeys: areaKeysOf({
    municipalityCodes: record.municipalities,
    regionCodes: record.regions,
    countyCodes: record.counties,
    isWholeCountry: record.wholeCountry,
  }),
  publishedAt: record.publishedAt,
  updatedAt: record.updatedAt,
});

const randomFacts = (random: Random, id: string): ListingFacts =>
  factsOfRecord(randomRecord(random, id));

const types = ['listingCreated', 'listingPublished', 'listingUpdated', 'listingArchived'];

/** Something that happened to a listing, with what it was before in most cases. */
export function randomEvent(random: Random, position: number): StoredEvent {
  const listing = randomFacts(random, `l${position}`);
  const before = random() < 0.2 ? null : { ...randomFacts(random, listing.id) };
  return {
    position,
    type: pick(random, types),
    subjectId: listing.id,
    organisationId: listing.organisationId,
    payload: { listing, before },
    occurredAt: new Date(position),
  };
}
