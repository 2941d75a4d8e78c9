import { raw, sql, withValues, type Sql } from '../kit/sql';
import { type Listing } from './listing.entity';
import { findingRowsOf, findingRowsSql } from './listing.upkeep';

/** A listing as it is written; the database gives its number. */
export type NewListing = Omit<Listing, 'no'>;

/** Common table expressions that write new listings and all that they are found by; `changed`. */
export const insertListingsSql = (listings: readonly NewListing[], now: Date): Sql =>
  withValues(insertListings, [
    JSON.stringify(listings.map(snakeCased)),
    JSON.stringify(listings.map((listing) => findingRowsOf(listing, now))),
  ]);

/** The expression `changed`: the listing with the changes, if it still has the version. */
export function updateListingSql(
  { id, version }: Pick<Listing, 'id' | 'version'>,
  changes: Partial<Listing>,
): Sql {
  const row = snakeCased(changes);
  const names = raw(Object.keys(row).join(', '));
  return sql`changed AS (
      UPDATE listing SET (${names}) = (
        SELECT ${names} FROM jsonb_populate_record(NULL::listing, ${JSON.stringify(row)}::jsonb))
      WHERE id = ${id} AND version = ${version} RETURNING id
    )`;
}

/** The expression `changed`: listings with a new status, of those that still have the version before. */
export function changeStatusesSql(listings: readonly Listing[]): Sql {
  const rows = listings.map(({ id, status, publishedAt, archivedAt, updatedAt, version }) => {
    return { id, status, publishedAt, archivedAt, updatedAt, version };
  });
  return withValues(changeStatuses, [JSON.stringify(rows)]);
}

const columns = raw(`
  id, organisation_id, category, status, theme_codes, form_code, titles, summaries, descriptions,
  age_groups, gender, languages, is_free, price_descriptions, municipality_codes, region_codes,
  county_codes, is_whole_country, area_keys, stored_contacts, stored_channels, channel_kinds,
  accessibility, missing_channel_details, stored_schedules, first_day, last_day, is_open_ended,
  is_demo, version, created_at, updated_at, published_at, archived_at`);

const insertListings = sql`changed AS (
    INSERT INTO listing (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::listing, ${'[]'}::json)
    RETURNING id, no
  ), ${findingRowsSql('[]', 'changed')}`;

const changeStatuses = sql`changed AS (
    UPDATE listing l SET status = after.status, published_at = "publishedAt",
      archived_at = "archivedAt", updated_at = "updatedAt", version = after.version
    FROM json_to_recordset(${'[]'}::json) AS after (
           id text, status text, "publishedAt" timestamptz, "archivedAt" timestamptz,
           "updatedAt" timestamptz, version integer)
    WHERE l.id = after.id AND l.version = after.version - 1 RETURNING l.id
  )`;

const snakeCased = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value]));

const columnNames = new Map<string, string>();

function columnOf(name: string): string {
  const known = columnNames.get(name);
  if (known !== undefined) return known;
  const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  columnNames.set(name, column);
  return column;
}
