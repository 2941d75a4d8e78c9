import type { DataSource } from 'typeorm';
import { entityOf, selectColumns } from '../kit/entity-rows';
import { defineLoader, inOrderOf } from '../kit/loader';
import { run, sql } from '../kit/sql';
import { isStorable } from '../kit/storable';
import { Organisation } from './organisation.entity';

/** One statement for all organisations that a level of the answer needs. */
export const organisationById = defineLoader<string, Organisation | null>((ids, { dataSource }) =>
  findOrganisations(ids, dataSource),
);

/** Organisations in the order of the ids; null where there is none. */
export async function findOrganisations(
  ids: readonly string[],
  dataSource: DataSource,
): Promise<(Organisation | null)[]> {
  const rows = await run<Record<string, unknown>>(
    dataSource,
    sql`SELECT ${selectColumns(dataSource, Organisation, 'o')} FROM organisation o WHERE o.id = ANY(${ids.filter(isStorable)})`,
  );
  const organisations = rows.map(entityOf(dataSource, Organisation));
  return inOrderOf(ids, organisations, (one) => one.id);
}
