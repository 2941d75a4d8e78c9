import type { DataSource } from 'typeorm';
import { entityOf, selectColumns } from '../kit/entity-rows';
import type { ServiceContext } from '../kit/context';
import { defineLoaderWith, inOrderOf } from '../kit/loader';
import { run, sql } from '../kit/sql';
import { isStorable } from '../kit/storable';
import { readsAll, type UnreadColumns } from '../kit/unread-columns';
import { Organisation } from './organisation.entity';

const byIdReading = defineLoaderWith<readonly string[], string, Organisation | null>(
  (ids, unread, { dataSource }) => findOrganisations(ids, dataSource, new Set(unread)),
);

/** One statement for all organisations that a level of the answer needs. */
export const organisationById = (context: ServiceContext, unread: UnreadColumns = readsAll) =>
  byIdReading(context, [...unread]);

/** Organisations in the order of the ids; null where there is none. */
export async function findOrganisations(
  ids: readonly string[],
  dataSource: DataSource,
  unread?: UnreadColumns,
): Promise<(Organisation | null)[]> {
  const rows = await run<Record<string, unknown>>(
    dataSource,
    sql`SELECT ${selectColumns(dataSource, Organisation, 'o', unread)} FROM organisation o WHERE o.id = ANY(${ids.filter(isStorable)})`,
  );
  const organisations = rows.map(entityOf(dataSource, Organisation));
  return inOrderOf(ids, organisations, (one) => one.id);
}
