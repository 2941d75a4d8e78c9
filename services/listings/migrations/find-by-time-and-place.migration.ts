import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fillFindingTables } from '../listing.upkeep';

/**
 * What "soon", "near" and the calendar are found by. Each is a narrow table of its own beside the
 * listing: moving a listing on to its next time then touches small rows with small indexes, not
 * the listing and every index over it.
 *
 * - `listing_agenda`: the next time of each listing once for every key that it may be asked by, in
 *   order of time within a key. "Region and theme, soonest first" is a walk along one stretch of
 *   one index, however many listings there are.
 * - `listing_recurrence`: when it takes place, as rows to count with (see `Recurrence`). The index
 *   leads from a day to all that is due on it in order of the hour: no occurrence is stored, so
 *   there is no horizon to move.
 * - `listing_place`: where, on the plane of Finnish maps, in an index that knows the nearest.
 *
 * Only the columns that lists filter by stay in the row of a listing; the texts go to its side
 * table, so that walks read a third of the pages.
 */
export class FindByTimeAndPlace1795392000000 implements MigrationInterface {
  name = 'FindByTimeAndPlace1795392000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of narrowListing) await runner.query(statement);
    for (const statement of createTables) await runner.query(statement);
    for (const statement of createFunctions) await runner.query(statement);
    await fillFindingTables(runner.manager, new Date());
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of dropAll) await runner.query(statement);
  }
}

// The row number is what narrow tables refer to: a tenth of the size of an id. Adding it writes
// the table anew, and with it the texts to where they belong.
const narrowListing = [
  `ALTER TABLE listings.listing SET (toast_tuple_target = 128)`,
  ...['area_keys', 'theme_codes', 'age_groups', 'languages', 'channel_kinds'].map(
    (column) => `ALTER TABLE listings.listing ALTER COLUMN ${column} SET STORAGE MAIN,
      ALTER COLUMN ${column} SET STATISTICS 500`,
  ),
  ...['municipality_codes', 'region_codes', 'county_codes', 'missing_channel_details'].map(
    (column) => `ALTER TABLE listings.listing ALTER COLUMN ${column} SET STORAGE MAIN`,
  ),
  `ALTER TABLE listings.listing ADD COLUMN no integer GENERATED ALWAYS AS IDENTITY`,
  `CREATE UNIQUE INDEX listing_by_no ON listings.listing (no)`,
];

const createTables = [
  `CREATE TABLE listings.listing_agenda (
    key bigint NOT NULL,
    next_start timestamptz(3) NOT NULL,
    next_end timestamptz(3) NOT NULL,
    listing_no integer NOT NULL,
    PRIMARY KEY (key, next_start, listing_no) INCLUDE (next_end)
  )`,
  `ALTER TABLE listings.listing_agenda ALTER COLUMN key SET STATISTICS 1000`,
  `CREATE INDEX listing_agenda_of_listing ON listings.listing_agenda (listing_no, key)`,
  `CREATE INDEX listing_agenda_due ON listings.listing_agenda (next_end) WHERE key = 0`,
  `CREATE TABLE listings.listing_recurrence (
    listing_no integer NOT NULL,
    phase integer NOT NULL,
    first_day integer NOT NULL,
    last_day integer NOT NULL,
    start_minute smallint NOT NULL,
    cycle smallint NOT NULL,
    end_minute integer NOT NULL,
    is_all_day boolean NOT NULL,
    exclusions integer[] NOT NULL
  )`,
  `CREATE INDEX listing_recurrence_of_listing ON listings.listing_recurrence (listing_no)`,
  `CREATE INDEX listing_recurrence_by_day ON listings.listing_recurrence
   (cycle, phase, start_minute, listing_no, end_minute) INCLUDE (first_day, last_day)`,
  `CREATE INDEX listing_recurrence_past_midnight ON listings.listing_recurrence
   (cycle, phase, start_minute, listing_no, end_minute) WHERE end_minute > 1440`,
  `CREATE TABLE listings.listing_place (
    location point NOT NULL,
    listing_no integer NOT NULL,
    at smallint NOT NULL,
    PRIMARY KEY (listing_no, at)
  )`,
  `CREATE INDEX listing_place_by_location ON listings.listing_place USING gist (location)`,
];

/** The function, with what stands for the cycle where days are divided by it. */
export const dueDaysBy = (divisor: string): string => `
  CREATE OR REPLACE FUNCTION listings.due_days(
     cycle integer, phase integer, first_day integer, last_day integer, exclusions integer[],
     from_day integer, to_day integer)
   RETURNS SETOF integer LANGUAGE sql IMMUTABLE AS $$
     SELECT day FROM (
       SELECT first_day WHERE cycle = 0 AND first_day BETWEEN from_day AND to_day
       UNION ALL
       SELECT generate_series(
         first_day + ((greatest(from_day - first_day, 0) + cycle - 1) / ${divisor}) * cycle,
         least(to_day, last_day), cycle)
       WHERE cycle IN (1, 7, 14)
       UNION ALL
       SELECT day FROM (
         SELECT least(month::date + phase, (month + interval '1 month')::date) - date '1970-01-02'
         FROM generate_series(
           date_trunc('month', (date '1970-01-01' + greatest(from_day, first_day))::timestamp),
           (date '1970-01-01' + least(to_day, last_day))::timestamp, interval '1 month') AS month
       ) AS monthly (day)
       WHERE cycle = 30
         AND day BETWEEN greatest(from_day, first_day) AND least(to_day, last_day)
     ) AS due (day)
     WHERE NOT day = ANY (exclusions)
   $$`;

const agendaKeys = `
     SELECT 0::bigint
     UNION SELECT hashtextextended(theme, 0) FROM unnest(theme_codes) AS theme
     UNION SELECT hashtextextended(area, 0) FROM unnest(area_keys) AS area
     UNION SELECT hashtextextended(area || ' ' || theme, 0)
           FROM unnest(area_keys) AS area, unnest(theme_codes) AS theme
           WHERE area NOT LIKE 'm:%'
     UNION SELECT hashtextextended(
             format('%skm %s %s', size, floor(place[0] / (size * 1000)), floor(place[1] / (size * 1000))), 0)
           FROM unnest(places) AS place, (VALUES (16), (64)) AS squares (size)`;

const agendaKeysFunction = (language: string, body: string): string => `
  CREATE OR REPLACE FUNCTION listings.agenda_keys(
    area_keys text[], theme_codes text[], places point[])
  RETURNS SETOF bigint LANGUAGE ${language} IMMUTABLE AS $$ ${body} $$`;

export const inlinedAgendaKeys = agendaKeysFunction('sql', agendaKeys);

/** Planned once for a connection, and not with every statement that writes a listing. */
export const plannedAgendaKeys = agendaKeysFunction(
  'plpgsql',
  `BEGIN RETURN QUERY ${agendaKeys}; END`,
);

/** The function, with what says of which recurrences the first day that is due answers. */
export const takesPlaceBy = (condition: string): string => `
  CREATE OR REPLACE FUNCTION listings.takes_place(
     no integer, from_minute integer, to_minute integer, weekdays integer[],
     earliest integer, latest integer)
   RETURNS boolean LANGUAGE plpgsql STABLE AS $$
   DECLARE
     r listings.listing_recurrence;
     from_day integer;
     to_day integer;
     due integer;
   BEGIN
     FOR r IN SELECT * FROM listings.listing_recurrence t
       WHERE t.listing_no = no AND t.start_minute BETWEEN earliest AND latest
     LOOP
       from_day := greatest(r.first_day,
         (from_minute - r.end_minute - (r.end_minute = r.start_minute)::integer) / 1440 + 1);
       to_day := least(r.last_day, (to_minute - r.start_minute - 1) / 1440);
       CONTINUE WHEN from_day > to_day;
       ${condition}
         due := r.first_day + ((from_day - r.first_day + r.cycle - 1) / r.cycle) * r.cycle;
         CONTINUE WHEN due > to_day;
         IF NOT due = ANY (r.exclusions) THEN RETURN true; END IF;
       END IF;
       IF EXISTS (
         SELECT FROM listings.due_days(r.cycle, r.phase, r.first_day, r.last_day, r.exclusions,
           from_day, to_day) AS day
         WHERE weekdays IS NULL OR (day + 3) % 7 + 1 = ANY (weekdays))
       THEN RETURN true; END IF;
     END LOOP;
     RETURN false;
   END $$`;

// Mostly the first day that is due in the period answers; only exclusions and weekdays need more.
export const shortcut = 'IF r.cycle IN (1, 7, 14) AND weekdays IS NULL THEN';

/**
 * `agenda_keys`: what a listing is asked by, as hashes of texts: 0 for everything, its themes, its
 * areas, pairs of an area wider than a municipality and a theme, and the squares of 16 and 64 km
 * that its places lie in. `listing.agenda.ts` chooses among them.
 *
 * `due_days`: the days of a period on which a recurrence is due. `takes_place`: whether a listing
 * does so in a period given in local minutes since 1970, on a weekday and at an hour.
 */
const createFunctions = [inlinedAgendaKeys, dueDaysBy('cycle'), takesPlaceBy(shortcut)];

const dropAll = [
  'DROP FUNCTION listings.takes_place',
  'DROP FUNCTION listings.due_days',
  'DROP FUNCTION listings.agenda_keys',
  'DROP TABLE listings.listing_place',
  'DROP TABLE listings.listing_recurrence',
  'DROP TABLE listings.listing_agenda',
  'ALTER TABLE listings.listing DROP COLUMN no',
  ...['area_keys', 'theme_codes', 'age_groups', 'languages', 'channel_kinds'].map(
    (column) => `ALTER TABLE listings.listing ALTER COLUMN ${column} SET STORAGE EXTENDED,
      ALTER COLUMN ${column} SET STATISTICS -1`,
  ),
  ...['municipality_codes', 'region_codes', 'county_codes', 'missing_channel_details'].map(
    (column) => `ALTER TABLE listings.listing ALTER COLUMN ${column} SET STORAGE EXTENDED`,
  ),
  'ALTER TABLE listings.listing RESET (toast_tuple_target)',
];
