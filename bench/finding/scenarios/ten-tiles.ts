import { type Scenario } from '../scenario';
import { regionsDrawn } from './regions-drawn';

const tiles = (filter: string): string => `
  all: listingStatistics(${filter}) {
    total
    coverage {
      severalTextLanguages { share } severalLanguages { share }
      withAccessibility { count share } withFutureOccurrences { count share }
    }
  }
  regions: listingStatistics(${filter} groupBy: REGION) { rows { region { code } count } }
  municipalities: listingStatistics(${filter} groupBy: MUNICIPALITY, first: 400) {
    rows { municipality { code } count }
  }
  themes: listingStatistics(${filter} groupBy: THEME) { rows { theme { code } count } }
  forms: listingStatistics(${filter} groupBy: FORM) { rows { form { code } count } }
  ages: listingStatistics(${filter} groupBy: [CATEGORY, AGE_GROUP]) { rows { category ageGroup count } }
  channels: listingStatistics(${filter} groupBy: CHANNEL_KIND) { rows { channelKind count } }
  spread: listingStatistics(${filter} groupBy: [THEME, REGION], first: 500) {
    rows { theme { code } region { code } count }
  }
  published: listingStatistics(${filter} groupBy: PUBLISHED_MONTH) { rows { publishedMonth count } }
  changed: listingStatistics(${filter} groupBy: UPDATED_MONTH) { rows { updatedMonth count } }`;

/** The dashboard of a region. */
export const tilesOfRegion: Scenario = {
  name: 'ten tiles of a region',
  document: `query ($region: [ID!]) { ${tiles('filter: { region: $region }')} }`,
  variables: regionsDrawn,
};

/** The dashboard of the country: every listing is counted, whatever it costs. */
export const tilesOfAll: Scenario = {
  name: 'ten tiles of all',
  readsEverything: true,
  mostRounds: 20,
  document: `{ ${tiles('filter: {}')} }`,
  variables: (_, count) => Promise.resolve(Array.from({ length: count }, () => ({}))),
};
