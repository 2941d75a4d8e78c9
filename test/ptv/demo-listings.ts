import type { DemoData, DemoListing, DemoOrganisation } from '../../demo/records';
import type { Listing } from '../../services/classification/listing.stubs';
import type { Organisation } from '../../services/classification/owner.stubs';
import type { ContentAreas } from '../../services/kit/content';
import { missingChannelDetails, type StoredChannel } from '../../services/listings/channel.model';
import { defaultSettings } from '../../services/listings/listings.settings';
import { isLongTerm, occurrenceSpan } from '../../services/listings/schedule.occurrences';

/** The demo's listings as the gateway hands them to the classification: with all it requires. */
export function demoListings({ organisations, listings }: DemoData): readonly Listing[] {
  const owners = new Map(organisations.map((one) => [one.id, organisationOf(one)]));
  return listings.map((listing) => listingOf(listing, owners.get(listing.organisationId)!));
}

const listingOf = (listing: DemoListing, organisation: Organisation): Listing => ({
  id: listing.id,
  category: listing.category,
  themes: listing.themes.map((code) => ({ code })),
  form: { code: listing.form },
  ageGroups: listing.ageGroups,
  isLongTerm: isLongTerm(occurrenceSpan(listing.schedules), defaultSettings.longTermDays),
  missingChannelDetails: missingChannelDetails(listing.channels as readonly StoredChannel[]),
  organisation,
  content: { ...listing, areas: areasOf(listing, listing.wholeCountry) },
});

const organisationOf = (organisation: DemoOrganisation): Organisation => ({
  id: organisation.id,
  kind: organisation.kind,
  businessId: organisation.businessId,
  hasPtvAccount: organisation.hasPtvAccount,
  listingGroups: [],
  content: { ...organisation, areas: areasOf(organisation, organisation.isNationwide) },
});

const areasOf = (
  { municipalities, regions, counties }: Omit<ContentAreas, 'isWholeCountry'>,
  isWholeCountry: boolean,
): ContentAreas => ({ isWholeCountry, municipalities, regions, counties });
