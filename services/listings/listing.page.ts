import { type ServiceContext } from '../kit/context';
import { listPage } from '../kit/pagination/list-page';
import { type Page } from '../kit/pagination/page';
import { type ListingOrder } from './listing.codes';
import { type Listing } from './listing.entity';
import { listingList, typedTextOf, type ListingsArgs, type ListOptions } from './listing.list';
import { searchedPage } from './listing.relevance';

/** A page of a list over all listings. */
export function listingPage(
  context: Pick<ServiceContext, 'dataSource'>,
  { name, conditions, unread }: Omit<ListOptions, 'orderBy' | 'keys'>,
  args: ListingsArgs,
): Page<Listing> {
  const orderBy = args.orderBy ?? 'RELEVANCE';
  const text = typedTextOf(conditions);
  if (text === null || !isSearched.has(orderBy))
    return listPage(context, listingList(context, { name, conditions, orderBy, unread }), args);
  const others = conditions.filter(({ kind }) => kind !== 'hasWords');
  const newestFirst = listingList(context, {
    name,
    conditions: others,
    orderBy: 'PUBLISHED_AT',
    unread,
  });
  const list = { ...newestFirst, identity: conditions };
  return searchedPage(context, { list, text, isRanked: orderBy === 'RELEVANCE' }, args);
}

/** Orders in which a text is searched for stretch by stretch. */
const isSearched: ReadonlySet<ListingOrder> = new Set(['RELEVANCE', 'PUBLISHED_AT']);
