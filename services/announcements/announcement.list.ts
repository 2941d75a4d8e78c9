import { ArgsType, Field } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { entityOf, selectColumns } from '../kit/entity-rows';
import { filterValues } from '../kit/filter-values';
import {
  ConnectionArgs,
  definePagesByParent,
  type KeyColumn,
  type Keyset,
  type ListQuery,
} from '../kit/pagination';
import { rankedList } from '../kit/search/ranked-list';
import { hasWords } from '../kit/search/text-search';
import { parseTypedText, type TypedText } from '../kit/search/typed-text';
import { raw, sql } from '../kit/sql';
import { AnnouncementOrder } from './announcement.codes';
import { Announcement } from './announcement.entity';
import { AnnouncementFilter, readFilter } from './announcement.filter';
import { selectionConditions } from './announcement.selection';
import { statusCondition } from './announcement.visibility';
import { wholeCountryKey } from './announcement.areas';

@ArgsType()
export class AnnouncementsArgs extends ConnectionArgs {
  @Field(() => AnnouncementFilter, {
    nullable: true,
    description: 'Which announcements; left out: all that are published.',
  })
  filter?: AnnouncementFilter | null;

  @Field(() => AnnouncementOrder, {
    nullable: true,
    description: 'In which order; left out: RELEVANCE with `filter.text`, else PUBLISHED_AT.',
  })
  orderBy?: AnnouncementOrder | null;
}

const byId = (direction: 'ASC' | 'DESC'): KeyColumn<Announcement> => ({
  sql: 'a.id',
  type: 'text',
  direction,
  value: (one) => one.id,
});

const listedAt = (one: Announcement): Date => one.publishedAt ?? one.createdAt;
const happensAt = (one: Announcement): Date =>
  one.eventStartsAt ?? one.applicationClosesAt ?? listedAt(one);

const orders: Record<
  Exclude<AnnouncementOrder, AnnouncementOrder.RELEVANCE>,
  Keyset<Announcement>
> = {
  PUBLISHED_AT: {
    name: 'published',
    columns: [
      { sql: 'a.listed_at', type: 'timestamptz', direction: 'DESC', value: listedAt },
      byId('DESC'),
    ],
  },
  HAPPENS_AT: {
    name: 'happens',
    columns: [
      { sql: 'a.happens_at', type: 'timestamptz', direction: 'ASC', value: happensAt },
      byId('ASC'),
    ],
  },
};

/** What the principal may see of what the arguments ask for, ready to be paged. */
export function announcementList(
  { dataSource, principal }: ServiceContext,
  { filter, orderBy }: Pick<AnnouncementsArgs, 'filter' | 'orderBy'>,
  list = 'announcements',
): ListQuery<Announcement> {
  const selection = readFilter(filter);
  const statuses = filterValues(filter?.status, 'status');
  const text = parseTypedText(filter?.text);
  const isRanked = !orderBy || orderBy === AnnouncementOrder.RELEVANCE;
  const all: ListQuery<Announcement> = {
    list,
    select: selectColumns(dataSource, Announcement, 'a'),
    from: raw('announcement a'),
    where: [statusCondition(principal, statuses), ...selectionConditions(selection)],
    order: orders[isRanked ? AnnouncementOrder.PUBLISHED_AT : orderBy],
    identity: [selection, statuses],
    read: entityOf(dataSource, Announcement),
  };
  return text ? withText(all, text, isRanked) : all;
}

/** Columns of words: of the title; all. */
const wordColumns = ['a.title_words', 'a.all_words'];

function withText(
  list: ListQuery<Announcement>,
  text: TypedText,
  isRanked: boolean,
): ListQuery<Announcement> {
  const found = {
    ...list,
    where: [...list.where, hasWords('a.all_words', text)],
    identity: [list.identity, text],
  };
  return isRanked ? rankedList(found, wordColumns, text) : found;
}

/** `announcements(…)` of organisations, by their ids. */
export const announcementsOfPublisher = definePagesByParent<AnnouncementsArgs, Announcement>(
  (args, context) => ({
    ...announcementList(context, args, 'announcements of organisation'),
    belongsTo: (parent) => sql`a.publisher_id = ${parent}`,
  }),
);

/** `announcements(…)` of municipalities and regions, by their area keys. */
export const announcementsOfArea = definePagesByParent<AnnouncementsArgs, Announcement>(
  (args, context) => ({
    ...announcementList(context, args, 'announcements of area'),
    belongsTo: (parent) =>
      args.filter?.includeWholeCountry === false
        ? sql`a.area_keys && ARRAY[${parent}]`
        : sql`a.area_keys && ARRAY[${parent}, ${wholeCountryKey}]`,
  }),
);
