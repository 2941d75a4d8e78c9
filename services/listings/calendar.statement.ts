import { and, join, raw, sql, type Sql } from '../kit/sql';
import { conditionSql, type Condition } from './listing.condition';
import { gapMinutes, isGapDay, lastOfMonth, dayOfMonth, type LocalDay } from './local-day';

/** Place of an entry in the calendar: the local hour at which it starts, then the listing. */
export interface CalendarKey {
  readonly day: LocalDay;
  /** Minutes after midnight, an hour more in the hour that spring skips. */
  readonly minute: number;
  readonly listingNo: number;
  readonly endMinute: number;
}

export interface CalendarRow extends CalendarKey {
  readonly listingId: string;
  readonly startMinute: number;
  readonly isAllDay: boolean;
}

/** What is looked for, in local minutes since 1970. */
export interface CalendarSearch {
  readonly conditions: readonly Condition[];
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly weekdays: readonly number[] | null;
  /** Minutes after midnight between which entries start, the last one included. */
  readonly earliest: number;
  readonly latest: number;
}

/** Up to so many listings are read with all their times. */
const rareListings = 1_000;

/** Whether few listings meet the conditions; reads no more of them than that. */
export const isRare = ({ conditions }: CalendarSearch): Sql =>
  sql`SELECT count(*) <= ${raw(String(rareListings))} AS "isRare" FROM (SELECT FROM listing l WHERE ${and(conditions.map(conditionSql))} LIMIT ${raw(String(rareListings + 1))}) AS few`;

/** All entries of the listings, sorted. */
export const entriesOfListings = (
  search: CalendarSearch,
  after: CalendarKey | null,
  limit: number,
): Sql =>
  sql`${selectEntries} FROM ${allEntries(search)} WHERE ${and(behind(after))} ${ordered(limit)}`;

export const countEntries = (search: CalendarSearch): Sql =>
  sql`SELECT count(*)::int AS count FROM (SELECT DISTINCT day, minute, listing_no, end_minute FROM ${allEntries(search)}) AS entries`;

/** Entries that began on a day before the period and reach into it. */
export const entriesUnderWay = (
  search: CalendarSearch,
  after: CalendarKey | null,
  limit: number,
): Sql =>
  sql`${selectEntries} FROM ${allEntries(search, [
    raw('r.end_minute > 1440'),
    sql`r.first_day * 1440 < ${search.fromMinute}::int`,
    sql`r.last_day * 1440 + r.end_minute >= ${search.fromMinute}::int`,
    sql`day < ${search.fromMinute}::int / 1440`,
  ])} WHERE ${and(behind(after))} ${ordered(limit)}`;

/** Every listing's recurrences, expanded over the period. */
const allEntries = (search: CalendarSearch, more: readonly Sql[] = []): Sql =>
  sql`(SELECT day, ${effectiveMinute(search)} AS minute, r.listing_no, r.start_minute, r.end_minute, r.is_all_day, l.id
    FROM listing l JOIN listing_recurrence r ON r.listing_no = l.no
    CROSS JOIN LATERAL due_days(r.cycle, r.phase, r.first_day, r.last_day, r.exclusions, (${search.fromMinute}::int - r.end_minute) / 1440, (${search.toMinute}::int - r.start_minute) / 1440) AS day
    WHERE ${and([...search.conditions.map(conditionSql), ...timeConditions(search), ...more])}) AS entry`;

/**
 * The first entries of each day. All that is due on a day lies in a few stretches of one index,
 * each in order of the hour: they are merged, and each listing that comes is checked.
 */
export function entriesOfDays(
  search: CalendarSearch,
  days: readonly LocalDay[],
  after: CalendarKey | null,
  limit: number,
): Sql {
  const isGap = days.some(isGapDay);
  const minute = isGap ? effectiveMinute(search) : raw('r.start_minute');
  const where = [
    raw('day BETWEEN r.first_day AND r.last_day'),
    raw('NOT day = ANY (r.exclusions)'),
    ...timeConditions(search),
    ...search.conditions.map(conditionSql),
    ...behindOnDay(after, minute),
  ];
  return sql`${selectEntries} FROM unnest(${days}::int[], ${days.map(dayOfMonth)}::int[], ${days.map(lastOfMonth)}::int[]) AS d(day, day_of_month, last_of_month)
    CROSS JOIN LATERAL (
      SELECT ${minute} AS minute, r.listing_no, r.start_minute, r.end_minute, r.is_all_day, l.id
      FROM (${dueOnDay}) AS r JOIN listing l ON l.no = r.listing_no
      WHERE ${and(where)}
      ORDER BY ${minute}, r.listing_no, r.end_minute LIMIT ${raw(String(limit))}
    ) AS entry ORDER BY day, minute, listing_no, end_minute`;
}

const selectEntries = raw(
  `SELECT day, minute, listing_no AS "listingNo", start_minute AS "startMinute", end_minute AS "endMinute", is_all_day AS "isAllDay", id AS "listingId"`,
);

const stretch = (cycle: number, phase: string): Sql =>
  raw(`SELECT * FROM listing_recurrence WHERE cycle = ${cycle} AND phase = ${phase}`);

/** On the last day of a month, what is due on days that the month has not. */
const missingDays = [29, 30, 31].map(
  (day) =>
    sql`${stretch(30, String(day))} AND d.day_of_month = d.last_of_month AND ${raw(String(day))} > d.last_of_month`,
);

const dueOnDay: Sql = join(
  [
    stretch(0, 'd.day'),
    stretch(1, '0'),
    stretch(7, 'd.day % 7'),
    stretch(14, 'd.day % 14'),
    stretch(30, 'd.day_of_month'),
    ...missingDays,
  ],
  ' UNION ALL ',
);

function timeConditions(search: CalendarSearch): Sql[] {
  const { fromMinute, toMinute, weekdays, earliest, latest } = search;
  return [
    sql`day * 1440 + r.start_minute < ${toMinute}::int`,
    // What only begins at the very minute is still to come.
    sql`day * 1440 + r.end_minute + (r.end_minute = r.start_minute)::int > ${fromMinute}::int`,
    sql`r.start_minute BETWEEN ${earliest}::int AND ${latest}::int`,
    ...(weekdays ? [sql`(day + 3) % 7 + 1 = ANY (${weekdays}::int[])`] : []),
  ];
}

/** In the hour that spring skips something starts when the clocks have jumped. */
function effectiveMinute({ fromMinute, toMinute }: CalendarSearch): Sql {
  const gaps: LocalDay[] = [];
  for (let day = Math.floor(fromMinute / 1_440) - 366; day <= toMinute / 1_440; day += 1)
    if (isGapDay(day)) gaps.push(day);
  const [from, to] = gapMinutes.map((minute) => raw(String(minute)));
  return sql`r.start_minute + CASE WHEN day = ANY (${gaps}::int[]) AND r.start_minute >= ${from} AND r.start_minute < ${to} THEN 60 ELSE 0 END`;
}

const behind = (after: CalendarKey | null): Sql[] =>
  after === null
    ? []
    : [
        sql`(day, minute, listing_no, end_minute) > (${after.day}::int, ${after.minute}::int, ${after.listingNo}::int, ${after.endMinute}::int)`,
      ];

const behindOnDay = (after: CalendarKey | null, minute: Sql): Sql[] =>
  after === null
    ? []
    : [
        sql`(day > ${after.day} OR (${minute}, r.listing_no, r.end_minute) > (${after.minute}::int, ${after.listingNo}::int, ${after.endMinute}::int))`,
      ];

const ordered = (limit: number): Sql =>
  raw(`ORDER BY day, minute, listing_no, end_minute LIMIT ${limit}`);
