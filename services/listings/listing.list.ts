import { ArgsType, Field } from 'type-graphql';
import { type ServiceContext } from '../kit/context';
import { entityOf, selectColumns } from '../kit/entity-rows';
import { ConnectionArgs } from '../kit/pagination/connection-args';
import { createConnectionType } from '../kit/pagination/connection-type';
import { type Keyset, type ListQuery } from '../kit/pagination/keyset';
import { raw } from '../kit/sql';
import { ListingOrder } from './listing.codes';
import { conditionSql, type Condition } from './listing.condition';
import { Listing } from './listing.entity';
import { ListingFilter } from './listing.filter';

export const ListingConnection = createConnectionType(Listing, 'Listing');

@ArgsType()
export class ListingsArgs extends ConnectionArgs {
  @Field(() => ListingFilter, { nullable: true, description: 'Which listings; left out: all.' })
  filter?: ListingFilter | null;

  @Field(() => ListingOrder, {
    defaultValue: ListingOrder.PUBLISHED_AT,
    description: 'In which order.',
  })
  orderBy: ListingOrder;
}

/** Listings that meet all conditions. `name` tells lists apart whose cursors do not mix. */
export const listingList = (
  { dataSource }: Pick<ServiceContext, 'dataSource'>,
  name: string,
  conditions: readonly Condition[],
  orderBy: ListingOrder,
): ListQuery<Listing> => ({
  list: name,
  select: selectColumns(dataSource, Listing, 'l'),
  from: raw('listing l'),
  where: conditions.map(conditionSql),
  order: orders[orderBy],
  identity: conditions,
  read: entityOf(dataSource, Listing),
});

const listedAt = (listing: Listing): Date => listing.publishedAt ?? listing.createdAt;
const sortTitle = ({ titles }: Listing): string => titles.fi ?? titles.sv ?? titles.en ?? '';

const orders: Readonly<Record<ListingOrder, Keyset<Listing>>> = {
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
