import { ArgsType, Field } from 'type-graphql';
import { ClientError } from '../../platform/errors';
import { type ServiceContext } from '../kit/context';
import { entityOf, selectColumns } from '../kit/entity-rows';
import { ConnectionArgs } from '../kit/pagination/connection-args';
import { createConnectionType } from '../kit/pagination/connection-type';
import { type Keyset, type ListQuery } from '../kit/pagination/keyset';
import { rankedList } from '../kit/search/ranked-list';
import { type TypedText } from '../kit/search/typed-text';
import { raw, sql, type Sql } from '../kit/sql';
import { type UnreadColumns } from '../kit/unread-columns';
import { agendaKeysFor, agendaSql, type AgendaKeys } from './listing.agenda';
import { ListingOrder } from './listing.codes';
import { conditionSql, type Condition } from './listing.condition';
import { Listing } from './listing.entity';
import { ListingFilter } from './listing.filter';
import { placesAround, withinSql } from './listing.near';
import { wordColumns } from './listing.relevance';
import { traitsSql } from './listing.traits';

export const ListingConnection = createConnectionType(Listing, 'Listing');

@ArgsType()
export class ListingsArgs extends ConnectionArgs {
  @Field(() => ListingFilter, { nullable: true, description: 'Which listings; left out: all.' })
  filter?: ListingFilter | null;

  @Field(() => ListingOrder, {
    nullable: true,
    description: 'In which order; left out: RELEVANCE with `filter.text`, else PUBLISHED_AT.',
  })
  orderBy?: ListingOrder | null;
}

export interface ListOptions {
  /** Tells lists apart whose cursors do not mix. */
  readonly name: string;
  readonly conditions: readonly Condition[];
  readonly orderBy: ListingOrder | null | undefined;
  /** Under which keys of the agenda the listings of a parent are known; else the conditions say. */
  readonly keys?: AgendaKeys;
  /** What nobody asked for. */
  readonly unread?: UnreadColumns;
}

/** Listings that meet all conditions. */
export function listingList(
  context: Pick<ServiceContext, 'dataSource'>,
  options: ListOptions,
): ListQuery<Listing> {
  const { conditions, orderBy, keys = agendaKeysFor(conditions) } = options;
  const list = plainList(context, options);
  if (!orderBy || orderBy === 'RELEVANCE') return mostRelevantFirst(list, conditions);
  if (orderBy === 'NEXT_OCCURRENCE') return soonestFirst(list, conditions, keys);
  if (orderBy === 'DISTANCE') return nearestFirst(list, conditions);
  return { ...list, order: orders[orderBy] };
}

type PlainList = Omit<ListQuery<Listing>, 'order'>;

function plainList(
  { dataSource }: Pick<ServiceContext, 'dataSource'>,
  { name, conditions, unread }: ListOptions,
): PlainList {
  const near = conditions.find((condition) => condition.kind === 'near');
  const toListing = entityOf(dataSource, Listing);
  return {
    list: name,
    select: selectColumns(dataSource, Listing, 'l', unread),
    from: raw('listing l'),
    where: conditions.map(conditionSql),
    identity: conditions,
    read: near ? (row) => Object.assign(toListing(row), { askedFrom: near.point }) : toListing,
  };
}

/** The words that the conditions ask for; null when they ask for none. */
export const typedTextOf = (conditions: readonly Condition[]): TypedText | null =>
  conditions.find((condition) => condition.kind === 'hasWords')?.text ?? null;

function mostRelevantFirst(list: PlainList, conditions: readonly Condition[]): ListQuery<Listing> {
  const text = typedTextOf(conditions);
  const newestFirst = { ...list, order: orders.PUBLISHED_AT };
  return text === null ? newestFirst : rankedList(newestFirst, wordColumns, text);
}

const listedAt = (listing: Listing): Date => listing.publishedAt ?? listing.createdAt;
const sortTitle = ({ titles }: Listing): string => titles.fi ?? titles.sv ?? titles.en ?? '';

/** Walks the agenda and checks each listing that comes: what is over by now is not among them. */
function soonestFirst(
  list: PlainList,
  conditions: readonly Condition[],
  keys: AgendaKeys,
): ListQuery<Listing> {
  return {
    ...list,
    select: sql`${list.select}, a.next_start AS "nextStart"`,
    from: sql`${agendaSql(keys, conditions)} AS a JOIN listing l ON l.no = a.listing_no`,
    where: conditions.map((one) => alongAgenda(one, keys)),
    counted: list,
    order: byNextOccurrence,
    read: (row) => Object.assign(list.read(row), { nextStart: row.nextStart as Date }),
  };
}

/**
 * What is left to be checked of a condition on the way. Whatever the keys stand for mostly holds
 * there, what traits tell was looked at, and what is said of times holds as the soonest come first.
 * The database, which cannot know that, would expect to find little on the way, read all that is
 * known under the keys and sort it: of a CASE it expects that half are true.
 */
function alongAgenda(condition: Condition, { standFor }: AgendaKeys): Sql {
  // The squares are walked already.
  const check = condition.kind === 'near' ? withinSql(condition) : conditionSql(condition);
  const mostlyHolds =
    standFor.includes(condition) ||
    condition.kind === 'takesPlace' ||
    traitsSql(condition) !== null;
  return mostlyHolds ? sql`CASE WHEN ${check} THEN TRUE END` : check;
}

/** Asks the index of places for the nearest, one after the other, until the circle is left. */
function nearestFirst(list: PlainList, conditions: readonly Condition[]): ListQuery<Listing> {
  const near = conditions.find((condition) => condition.kind === 'near');
  if (!near)
    throw new ClientError(
      'BAD_USER_INPUT',
      '`orderBy: DISTANCE` needs a point to measure from: give `filter.near`.',
      { argument: 'orderBy' },
    );
  return {
    ...list,
    select: sql`${list.select}, place.metres AS "metresAway"`,
    from: sql`${placesAround(near)} AS place JOIN listing l ON l.no = place.listing_no`,
    where: conditions.filter((one) => one !== near).map(conditionSql),
    counted: list,
    order: byDistance,
    read: (row) => Object.assign(list.read(row), { metresAway: Number(row.metresAway) }),
  };
}

const byNextOccurrence: Keyset<Listing> = {
  name: 'NEXT_OCCURRENCE',
  columns: [
    {
      sql: 'a.next_start',
      type: 'timestamptz',
      direction: 'ASC',
      value: ({ nextStart }) => nextStart as Date,
    },
    { sql: 'a.listing_no', type: 'bigint', direction: 'ASC', value: ({ no }) => no },
  ],
};

const byDistance: Keyset<Listing> = {
  name: 'DISTANCE',
  columns: [
    {
      sql: 'place.metres',
      type: 'float8',
      direction: 'ASC',
      value: ({ metresAway }) => metresAway as number,
    },
    { sql: 'place.listing_no', type: 'bigint', direction: 'ASC', value: ({ no }) => no },
  ],
};

const orders: Readonly<
  Record<Exclude<ListingOrder, 'RELEVANCE' | 'NEXT_OCCURRENCE' | 'DISTANCE'>, Keyset<Listing>>
> = {
  PUBLISHED_AT: {
    name: 'PUBLISHED_AT',
    columns: [
      { sql: 'l.listed_at', type: 'timestamptz', direction: 'DESC', value: listedAt },
      { sql: 'l.id', type: 'text', direction: 'DESC', value: ({ id }) => id },
    ],
  },
  UPDATED_AT: {
    name: 'UPDATED_AT',
    columns: [
      {
        sql: 'l.updated_at',
        type: 'timestamptz',
        direction: 'DESC',
        value: ({ updatedAt }) => updatedAt,
      },
      { sql: 'l.id', type: 'text', direction: 'DESC', value: ({ id }) => id },
    ],
  },
  TITLE: {
    name: 'TITLE',
    columns: [
      { sql: 'l.sort_title', type: 'text', direction: 'ASC', value: sortTitle },
      { sql: 'l.id', type: 'text', direction: 'ASC', value: ({ id }) => id },
    ],
  },
};
