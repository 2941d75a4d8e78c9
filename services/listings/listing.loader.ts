import { type DataSource } from 'typeorm';
import { entityOf, selectColumns } from '../kit/entity-rows';
import { defineLoader, inOrderOf } from '../kit/loader';
import { kept } from '../kit/kept-statements';
import { run, sql } from '../kit/sql';
import { isStorable } from '../kit/storable';
import { matches } from './listing.condition';
import { Listing } from './listing.entity';
import { factsOf } from './listing.facts';
import { visibleTo } from './listing.visibility';

/** Listings by id; null where there is none or the principal may not see it. */
export const visibleListingById = defineLoader<string, Listing | null>(async (ids, context) => {
  const listings = await findListings(context.dataSource, ids);
  const visible = visibleTo(context.principal);
  const allowed = listings.filter((listing) => matches(visible, factsOf(listing)));
  return inOrderOf(ids, allowed, ({ id }) => id);
});

/** Listings by id whatever their status, in no order. */
export async function findListings(
  dataSource: DataSource,
  ids: readonly string[],
): Promise<Listing[]> {
  const storable = ids.filter(isStorable);
  if (storable.length === 0) return [];
  const columns = selectColumns(dataSource, Listing, 'l');
  const rows = await run<Record<string, unknown>>(
    dataSource,
    kept(sql`SELECT ${columns} FROM listing l WHERE l.id = ANY(${storable}::text[])`),
  );
  return rows.map(entityOf(dataSource, Listing));
}
