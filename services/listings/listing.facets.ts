import { wholeCountryKeys, type ListingFilter } from './listing.filter';
import { type ProfilePart } from './listing.profiles';

/**
 * What a facet counts: codes of one part of the profiles, which stand in `listing_profile.codes`
 * behind the name of the facet. A count says how many listings the list would have if the filter
 * named that value in place of what it names now.
 */
export interface FacetDefinition {
  readonly part: ProfilePart;
  /** The field of the filter that this facet is for, and that it ignores. */
  readonly field: keyof ListingFilter;
  /** Whether listings for everyone are found by every value of the field. */
  includesEveryone(filter: ListingFilter): boolean;
  /** The value that listings for everyone have themselves; null when it is none to filter by. */
  readonly everyone: string | null;
}

const wholeCountry = (filter: ListingFilter): boolean => wholeCountryKeys(filter).length > 0;

const facet = (part: ProfilePart, field: keyof ListingFilter): FacetDefinition => ({
  part,
  field,
  includesEveryone: () => false,
  everyone: null,
});

const areaFacet = (field: keyof ListingFilter): FacetDefinition => ({
  part: 'place',
  field,
  includesEveryone: wholeCountry,
  everyone: null,
});

export const facets = {
  themes: facet('kind', 'theme'),
  forms: facet('kind', 'form'),
  categories: facet('kind', 'category'),
  municipalities: areaFacet('municipality'),
  regions: areaFacet('region'),
  counties: areaFacet('county'),
  ageGroups: {
    part: 'people',
    field: 'ageGroup',
    includesEveryone: () => true,
    everyone: 'ANY',
  },
  languages: facet('people', 'language'),
  channelKinds: facet('way', 'channelKind'),
  accessibility: facet('way', 'accessibility'),
  prices: facet('way', 'isFree'),
} as const satisfies Readonly<Record<string, FacetDefinition>>;

export type FacetName = keyof typeof facets;

export const facetNames = Object.keys(facets) as FacetName[];
