import { ArgsType, Field } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { entityOf, selectColumns } from '../kit/entity-rows';
import {
  ConnectionArgs,
  definePagesByParent,
  type KeyColumn,
  type Keyset,
  type ListQuery,
} from '../kit/pagination';
import { rankedList } from '../kit/search/ranked-list';
import { parseTypedText } from '../kit/search/typed-text';
import { raw, sql } from '../kit/sql';
import { conditionSql } from './organisation.condition';
import { Organisation } from './organisation.entity';
import {
  organisationConditions,
  OrganisationFilter,
  OrganisationOrder,
} from './organisation.filter';

const byId = (direction: 'ASC' | 'DESC'): KeyColumn<Organisation> => ({
  sql: 'o.id',
  type: 'text',
  direction,
  value: (organisation) => organisation.id,
});

const orders: Record<
  Exclude<OrganisationOrder, OrganisationOrder.RELEVANCE>,
  Keyset<Organisation>
> = {
  NAME: {
    name: 'name',
    columns: [
      { sql: 'o.sort_name', type: 'text', direction: 'ASC', value: (one) => one.sortName },
      byId('ASC'),
    ],
  },
  CREATED_AT: {
    name: 'created',
    columns: [
      {
        sql: 'o.created_at',
        type: 'timestamptz',
        direction: 'DESC',
        value: (one) => one.createdAt,
      },
      byId('DESC'),
    ],
  },
  UPDATED_AT: {
    name: 'updated',
    columns: [
      {
        sql: 'o.updated_at',
        type: 'timestamptz',
        direction: 'DESC',
        value: (one) => one.updatedAt,
      },
      byId('DESC'),
    ],
  },
};

/** Columns of words: of the name; all. */
const wordColumns = ['o.title_words', 'o.all_words'];

/** Organisations that match the filter, ready to be paged. */
export function organisationList(
  { dataSource }: ServiceContext,
  filter: OrganisationFilter,
  order: OrganisationOrder | null | undefined,
): ListQuery<Organisation> {
  const isRanked = !order || order === OrganisationOrder.RELEVANCE;
  const list = {
    list: 'organisations',
    select: selectColumns(dataSource, Organisation, 'o'),
    from: raw('organisation o'),
    where: organisationConditions(filter).map(conditionSql),
    order: orders[isRanked ? OrganisationOrder.NAME : order],
    identity: filter,
    read: entityOf(dataSource, Organisation),
  };
  const text = parseTypedText(filter.text);
  return isRanked && text ? rankedList(list, wordColumns, text) : list;
}

/** `Organisation.members`: one statement for the members of all organisations of a level. */
export const membersOf = definePagesByParent<ConnectionArgs, Organisation>((_args, context) => ({
  ...organisationList(context, {}, OrganisationOrder.NAME),
  list: 'members',
  belongsTo: (parent) => sql`o.parent_id = ${parent}`,
}));

export const orderDescription = 'In what order; left out: RELEVANCE with `filter.text`, else NAME.';

@ArgsType()
export class OrganisationsBelowArgs extends ConnectionArgs {
  @Field(() => OrganisationFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: OrganisationFilter | null;

  @Field(() => OrganisationOrder, {
    nullable: true,
    description: orderDescription,
  })
  orderBy?: OrganisationOrder | null;
}

/** `Municipality.organisations`: as the filter by municipality finds them, for all of a level. */
export const organisationsOfMunicipality = definePagesByParent<
  OrganisationsBelowArgs,
  Organisation
>(({ filter, orderBy }, context) => ({
  ...organisationList(context, filter ?? {}, orderBy),
  list: 'organisations of municipality',
  belongsTo: (parent) => sql`
    o.home_municipality_code = ${parent} OR o.municipality_codes && ARRAY[${parent}]
    OR o.region_codes && ARRAY(SELECT m.region_code FROM municipality m WHERE m.code = ${parent})
    OR o.county_codes && ARRAY(SELECT m.county_code FROM municipality m WHERE m.code = ${parent})`,
}));
