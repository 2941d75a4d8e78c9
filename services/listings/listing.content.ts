import type { ListingContent } from '../kit/content';
import type { Listing } from './listing.entity';

/** The listing as its author wrote it, for subgraphs that make something of all of it. */
export const contentOf = (listing: Listing): ListingContent => ({
  title: listing.titles,
  summary: listing.summaries,
  description: listing.descriptions,
  languages: listing.languages,
  price: { isFree: listing.isFree, description: listing.priceDescriptions },
  areas: {
    isWholeCountry: listing.isWholeCountry,
    municipalities: listing.municipalityCodes,
    regions: listing.regionCodes,
    counties: listing.countyCodes,
  },
  contacts: listing.storedContacts,
  channels: listing.storedChannels,
  schedules: listing.storedSchedules,
});
