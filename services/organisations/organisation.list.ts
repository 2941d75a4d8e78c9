import type { ServiceContext } from '../kit/context';
import { entityOf, selectColumns } from '../kit/entity-rows';
import {
  definePagesByParent,
  type ConnectionArgs,
  type KeyColumn,
  type Keyset,
  type ListQuery,
} from '../kit/pagination';
import { raw, sql } from '../kit/sql';
import { conditionSql } from './organisation.condition';
import { Organisation } from './organisation.entity';
import {
  organisationConditions,
  OrganisationOrder,
  type OrganisationFilter,
} from './organisation.filter';

const byId = (direction: 'ASC' | 'DESC'): KeyColumn<Organisation> => ({
  sql: 'o.id',
  type: 'text',
  direction,
  value: (organisation) => organisation.id,
});

const orders: Record<OrganisationOrder, Keyset<Organisation>> = {
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

/** Organisations that match the filter, ready to be paged. */
export function organisationList(
  { dataSource }: ServiceContext,
  filter: OrganisationFilter,
  order: OrganisationOrder,
): ListQuery<Organisation> {
  return {
    list: 'organisations',
    select: selectColumns(dataSource, Organisation, 'o'),
    from: raw('organisation o'),
    where: organisationConditions(filter).map(conditionSql),
    order: orders[order],
    identity: filter,
    read: entityOf(dataSource, Organisation),
  };
}

/** `Organisation.members`: one statement for the members of all organisations of a level. */
export const membersOf = definePagesByParent<ConnectionArgs, Organisation>((_args, context) => ({
  ...organisationList(context, {}, OrganisationOrder.NAME),
  list: 'members',
  belongsTo: (parent) => sql`o.parent_id = ${parent}`,
}));
