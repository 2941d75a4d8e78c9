import { type ServiceContext } from '../kit/context';
import { type Page } from '../kit/pagination/page';
import { type Condition } from './listing.condition';
import { type Listing } from './listing.entity';
import { filterConditions, type ListingFilter } from './listing.filter';

/** What a list of listings was asked for, so that more can be said about all that it found. */
export interface ListingSearch {
  /** What holds whatever the filter says: that they are an organisation's, or of an area. */
  readonly within: readonly Condition[];
  readonly filter: ListingFilter;
}

/** A page of listings that knows what it is a page of. */
export type ListingPage = Page<Listing> & { readonly search: ListingSearch };

export const withSearch = (
  page: Page<Listing>,
  filter: ListingFilter | null | undefined,
  within: readonly Condition[] = [],
): ListingPage => Object.assign(page, { search: { filter: filter ?? {}, within } });

/** Everything that a listing must meet to be found, without what `ignored` fields of the filter ask. */
export function searchConditions(
  { filter, within }: ListingSearch,
  { principal }: Pick<ServiceContext, 'principal'>,
  ignored: readonly (keyof ListingFilter)[] = [],
): Condition[] {
  const nothing = Object.fromEntries(ignored.map((field) => [field, null]));
  return [...within, ...filterConditions({ ...filter, ...nothing }, principal)];
}
