import { wholeCountryKeys, type ListingFilter } from './listing.filter';
import { type ProfilePart } from './listing.profiles';

/**
 * What a facet counts. Its values are codes of one part of the profiles; a count says how many
 * listings the list would have if the filter named that value in place of what it names now.
 */
export interface FacetDefinition {
  readonly part: ProfilePart;
  /** SQL over a row `l` of `listing_profile`: a text[]; part of the program. */
  readonly codes: string;
  /** Which of the codes, by how they begin; the rest of them is the value. */
  readonly prefix: string;
  /** The field of the filter that this facet is for, and that it ignores. */
  readonly field: keyof ListingFilter;
  /** The code of what every value of the field finds; null when there is none. */
  everyone(filter: ListingFilter): string | null;
}

const nobody = (): null => null;
const wholeCountry = (filter: ListingFilter): string | null => wholeCountryKeys(filter)[0] ?? null;

const facet = (
  part: ProfilePart,
  field: keyof ListingFilter,
  codes: string,
  { prefix = '', everyone = nobody }: Partial<Pick<FacetDefinition, 'prefix' | 'everyone'>> = {},
): FacetDefinition => ({ part, field, codes, prefix, everyone });

export const facets = {
  themes: facet('kind', 'theme', 'l.theme_codes'),
  forms: facet('kind', 'form', 'ARRAY[l.form_code]'),
  categories: facet('kind', 'category', 'ARRAY[l.category]'),
  municipalities: facet('place', 'municipality', 'l.area_keys', {
    prefix: 'm:',
    everyone: wholeCountry,
  }),
  regions: facet('place', 'region', 'l.area_keys', { prefix: 'r:', everyone: wholeCountry }),
  counties: facet('place', 'county', 'l.area_keys', { prefix: 'c:', everyone: wholeCountry }),
  ageGroups: facet('people', 'ageGroup', 'l.age_groups', { everyone: () => 'ANY' }),
  languages: facet('people', 'language', 'l.languages'),
  channelKinds: facet('way', 'channelKind', 'l.channel_kinds'),
  accessibility: facet('way', 'accessibility', 'l.accessibility'),
  prices: facet('way', 'isFree', 'ARRAY[l.is_free::text]'),
} as const satisfies Readonly<Record<string, FacetDefinition>>;

export type FacetName = keyof typeof facets;

export const facetNames = Object.keys(facets) as FacetName[];
