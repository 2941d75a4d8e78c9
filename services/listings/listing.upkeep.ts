import { type EntityManager } from 'typeorm';
import { raw, run, sql, type Sql } from '../kit/sql';
import { kindsOf, type StoredChannel } from './channel.model';
import { type Listing } from './listing.entity';
import { agendaNamesOf } from './listing.agenda';
import { traitsOf } from './listing.traits';
import { planePointOf, type PlanePoint } from './finnish-plane';
import { type Schedule } from './schedule.model';
import { nextOccurrence } from './schedule.occurrences';
import { recurrencesOf, type Recurrence } from './schedule.recurrence';

/** What the tables beside a listing are made of. */
export interface FoundBy extends Pick<
  Listing,
  'id' | 'areaKeys' | 'themeCodes' | 'ageGroups' | 'category' | 'gender' | 'languages' | 'isFree'
> {
  readonly storedChannels: readonly StoredChannel[];
  readonly storedSchedules: readonly Schedule[];
}

/** The same without what a listing was not found by at first. */
type FirstFoundBy = Pick<
  FoundBy,
  'id' | 'areaKeys' | 'themeCodes' | 'storedChannels' | 'storedSchedules'
>;

/** What has no time, or none left, comes after everything that has. */
export const never = '9999-12-31T00:00:00.000Z';

/** The rows beside one listing, as `findingRowsSql` writes them. */
export interface FindingRows {
  readonly id: string;
  readonly nextStart: string;
  readonly nextEnd: string;
  readonly places: readonly PlanePoint[];
  readonly recurrences: readonly Recurrence[];
  /** Under which the listing is known in the agenda; the empty one is that of everything. */
  readonly names: readonly string[];
  readonly traits: number;
}

export const findingRowsOf = (listing: FoundBy, now: Date): FindingRows => ({
  ...firstFindingRowsOf(listing, now),
  traits: traitsOf(listing, kindsOf(listing.storedChannels)),
});

function firstFindingRowsOf(listing: FirstFoundBy, now: Date): Omit<FindingRows, 'traits'> {
  const { id, storedChannels, storedSchedules } = listing;
  const places = placesOf(storedChannels);
  return {
    id,
    ...nextColumns(storedSchedules, now),
    places,
    recurrences: recurrencesOf(storedSchedules),
    names: ['', ...agendaNamesOf(listing, places)],
  };
}

/** Writes the rows beside a listing that was found by something else until now. */
export async function rewriteFindingRows(
  manager: EntityManager,
  listing: FoundBy,
  now: Date,
): Promise<void> {
  await manager.query(deleteRows, [listing.id]);
  const rows = JSON.stringify([findingRowsOf(listing, now)]);
  await run(manager, sql`WITH ${findingRowsSql(rows, 'listings.listing')} SELECT`);
}

const listingsAtOnce = 1_000;

/** For listings that were written before there were such rows: as these were at first. */
export async function fillFindingTables(manager: EntityManager, now: Date): Promise<void> {
  for (let last = '', isDone = false; !isDone;) {
    const listings: FirstFoundBy[] = await manager.query(readListings, [last, listingsAtOnce]);
    const rows = givenSql(
      JSON.stringify(listings.map((listing) => firstFindingRowsOf(listing, now))),
    );
    await run(manager, sql`WITH ${rows}, ${insertFindingRowsSql('listings.listing', [])} SELECT`);
    last = listings.at(-1)?.id ?? '';
    isDone = listings.length < listingsAtOnce;
  }
}

const readListings = `
  SELECT id, area_keys AS "areaKeys", theme_codes AS "themeCodes",
         stored_channels AS "storedChannels", stored_schedules AS "storedSchedules"
  FROM listings.listing WHERE id > $1 ORDER BY id LIMIT $2`;

/** The next time as the agenda holds it. */
export function nextColumns(schedules: readonly Schedule[], now: Date) {
  const next = nextOccurrence(schedules, now);
  return {
    nextStart: next?.start.toISOString() ?? never,
    nextEnd: next?.end.toISOString() ?? never,
  };
}

/** Where a listing takes place, each place once. */
export function placesOf(channels: readonly StoredChannel[]): PlanePoint[] {
  const points = channels
    .map(({ coordinates }) => coordinates)
    .filter((coordinates) => coordinates !== null)
    .map(planePointOf);
  return [...new Map(points.map((point) => [`${point.x} ${point.y}`, point])).values()];
}

/**
 * Common table expressions that write the rows beside the listings of a table. Their one value is
 * the JSON of a list of `FindingRows`.
 */
export const findingRowsSql = (rows: string, listings: 'listings.listing' | 'changed'): Sql =>
  sql`${givenSql(rows)}, ${insertFindingRowsSql(listings, ['traits'])}`;

const givenSql = (rows: string): Sql => sql`given AS (SELECT ${rows}::json AS rows)`;

/** With these columns of the agenda, beside those that it had at first. */
const insertFindingRowsSql = (
  listings: 'listings.listing' | 'changed',
  later: readonly 'traits'[],
): Sql => {
  const columns = later.map((column) => `, ${column}`).join('');
  const given = later.map((column) => `, ${column} integer`).join('');
  return raw(`found_by AS (
    SELECT l.no, "nextStart", "nextEnd", g.places, g.recurrences, g.names${columns}
    FROM given, json_to_recordset(rows) AS g(
           id text, "nextStart" timestamptz, "nextEnd" timestamptz,
           places json, recurrences json, names text[]${given})
         JOIN ${listings} l USING (id)
  ), placed AS (
    INSERT INTO listings.listing_place (listing_no, at, location)
    SELECT no, at, point(x, y)
    FROM found_by, ROWS FROM (json_to_recordset(places) AS (x float8, y float8))
                   WITH ORDINALITY AS p(x, y, at)
  ), timed AS (
    INSERT INTO listings.listing_recurrence (listing_no, cycle, phase, first_day, last_day,
                                             start_minute, end_minute, is_all_day, exclusions)
    SELECT no, cycle, phase, "firstDay", "lastDay", "startMinute", "endMinute", "isAllDay", exclusions
    FROM found_by, json_to_recordset(recurrences) AS r(
           cycle int, phase int, "firstDay" int, "lastDay" int, "startMinute" int, "endMinute" int,
           "isAllDay" boolean, exclusions int[])
  ), noted AS (
    INSERT INTO listings.listing_agenda (key, next_start, next_end, listing_no${columns})
    SELECT CASE name WHEN '' THEN 0 ELSE hashtextextended(name, 0) END, "nextStart", "nextEnd", no${columns}
    FROM found_by, unnest(names) AS name
  )`);
};

const deleteRows = `
  WITH numbered AS (SELECT no FROM listings.listing WHERE id = $1),
  displaced AS (DELETE FROM listings.listing_place p USING numbered n WHERE p.listing_no = n.no),
  untimed AS (DELETE FROM listings.listing_recurrence r USING numbered n WHERE r.listing_no = n.no)
  DELETE FROM listings.listing_agenda a USING numbered n WHERE a.listing_no = n.no`;
