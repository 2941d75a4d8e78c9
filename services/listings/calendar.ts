import { type ServiceContext } from '../kit/context';
import { encodeCursor, type KeyValue } from '../kit/pagination/cursor';
import { type Keyset } from '../kit/pagination/keyset';
import { readArgs } from '../kit/pagination/list-page';
import { Page, type LoadedPage } from '../kit/pagination/page';
import { run } from '../kit/sql';
import {
  countEntries,
  entriesOfDays,
  entriesOfListings,
  entriesUnderWay,
  isRare,
  type CalendarKey,
  type CalendarRow,
  type CalendarSearch,
} from './calendar.statement';
import { type CalendarArgs, type CalendarEntry } from './calendar.type';
import { type Condition } from './listing.condition';
import { type Listing } from './listing.entity';
import { filterConditions } from './listing.filter';
import { findListings } from './listing.loader';
import { checkPeriod } from './listing.takes-place';
import { type LocalDay, canTakePlace, instantAt, isGapDay, localMinuteAt } from './local-day';
import { overlaps } from './schedule.occurrences';

const minutesOfDay = 1_440;
/** Days that one statement looks at: more and more where little takes place. */
const maxDaysAtOnce = 32;

/** Refuses reversed and too long periods, wrong filters and cursors of other calendars. */
export function calendarPage(context: ServiceContext, args: CalendarArgs): Page<CalendarEntry> {
  const { from, to } = args;
  checkPeriod(from, to, 'to');
  const conditions = filterConditions(args.filter, context.principal);
  const identity = [conditions, from.toISOString(), to.toISOString()];
  const { first, keys, print } = readArgs({ list: 'calendar', order, identity }, args);
  const period = periodOf(args, conditions);
  const search = searchOf(period, conditions);
  const isPossible = period.from < period.to && canTakePlace(period.from, period.to);
  return new Page<CalendarEntry>({
    load: () =>
      isPossible
        ? loadPage(context, search, period, first, keys && keyOf(keys))
        : Promise.resolve(nothing),
    count: () => (isPossible ? count(context, search) : Promise.resolve(0)),
    cursorOf: (entry) => encodeCursor(print, order, entry),
    hasPreviousPage: keys !== null,
  });
}

const nothing: LoadedPage<CalendarEntry> = { nodes: [], hasNextPage: false };

const order: Keyset<CalendarEntry> = {
  name: 'START',
  columns: (['day', 'minute', 'listingNo', 'endMinute'] as const).map((part) => ({
    sql: part,
    type: 'int',
    direction: 'ASC',
    value: ({ key }) => key[part],
  })),
};

const keyOf = (keys: readonly KeyValue[]): CalendarKey => {
  const [day = 0, minute = 0, listingNo = 0, endMinute = 0] = keys.map(Number);
  return { day, minute, listingNo, endMinute };
};

interface Period {
  readonly from: Date;
  readonly to: Date;
}

const hoursOf = (conditions: readonly Condition[]) =>
  conditions.find((condition) => condition.kind === 'takesPlace');

/** Of the calendar, within that of the filter if it has one. */
function periodOf({ from, to }: Period, conditions: readonly Condition[]): Period {
  const hours = hoursOf(conditions);
  const begin = new Date(hours?.from ?? from);
  const end = new Date(hours?.to ?? to);
  return { from: begin > from ? begin : from, to: end < to ? end : to };
}

/** What is asked of times holds for each entry, so no listing need be asked for it as well. */
function searchOf({ from, to }: Period, conditions: readonly Condition[]): CalendarSearch {
  const hours = hoursOf(conditions);
  return {
    conditions: conditions.filter((condition) => condition !== hours),
    fromMinute: localMinuteAt(from) - slackAt(from),
    toMinute: localMinuteAt(new Date(to.getTime() + 59_999)) + slackAt(to),
    weekdays: hours?.weekdays ?? null,
    earliest: hours?.earliest ?? 0,
    latest: hours?.latest ?? minutesOfDay - 1,
  };
}

/**
 * An hour more where the clocks change: which instants local minutes mean there is decided on what
 * was found.
 */
function slackAt(instant: Date): number {
  const minute = localMinuteAt(instant);
  const day = dayOf(minute);
  const isRepeated = instant.getTime() - instantAt(day, minute % minutesOfDay).getTime() >= 60_000;
  return isRepeated || isGapDay(day) ? 60 : 0;
}

type Entry = Omit<CalendarEntry, 'listing'> & { readonly listingId: string };

async function loadPage(
  context: ServiceContext,
  search: CalendarSearch,
  period: Period,
  first: number,
  after: CalendarKey | null,
): Promise<LoadedPage<CalendarEntry>> {
  const entries: Entry[] = [];
  for await (const row of rowsOf(context, search, first + 1, after)) {
    const entry = entryOf(row);
    if (overlaps(entry, period.from, period.to)) entries.push(entry);
    if (entries.length > first) break;
  }
  const nodes = await withListings(context, search, entries.slice(0, first));
  return { nodes, hasNextPage: entries.length > first };
}

function entryOf(row: CalendarRow): Entry {
  return {
    listingId: row.listingId,
    start: instantAt(row.day, row.startMinute),
    end: instantAt(
      row.day + Math.floor(row.endMinute / minutesOfDay),
      row.endMinute % minutesOfDay,
    ),
    isAllDay: row.isAllDay,
    key: row,
  };
}

async function withListings(
  { dataSource }: ServiceContext,
  { conditions }: CalendarSearch,
  entries: readonly Entry[],
): Promise<CalendarEntry[]> {
  const ids = [...new Set(entries.map(({ listingId }) => listingId))];
  const near = conditions.find((condition) => condition.kind === 'near');
  const listings = new Map(
    (await findListings(dataSource, ids)).map((listing): [string, Listing] => [
      listing.id,
      near ? Object.assign(listing, { askedFrom: near.point }) : listing,
    ]),
  );
  return entries.flatMap(({ listingId, ...entry }) => {
    const listing = listings.get(listingId);
    return listing ? [{ ...entry, listing }] : [];
  });
}

/**
 * The rows of the calendar behind `after`, each once. Few listings are read with all their times;
 * of many the days are walked, hour by hour, as far as the page reaches.
 */
async function* rowsOf(
  context: ServiceContext,
  search: CalendarSearch,
  limit: number,
  after: CalendarKey | null,
): AsyncGenerator<CalendarRow> {
  const read = readerOf(context);
  if (await isRareIn(context, search)) {
    yield* walk(after, limit, (behind) => read(entriesOfListings(search, behind, limit)));
    return;
  }
  const firstDay = dayOf(search.fromMinute);
  if (after === null || after.day < firstDay)
    yield* walk(after, limit, (behind) => read(entriesUnderWay(search, behind, limit)));
  yield* rowsOfDays(read, search, limit, after);
}

async function* rowsOfDays(
  read: Read,
  search: CalendarSearch,
  limit: number,
  after: CalendarKey | null,
): AsyncGenerator<CalendarRow> {
  const lastDay = dayOf(search.toMinute);
  let day = Math.max(after?.day ?? 0, dayOf(search.fromMinute));
  for (let atOnce = 1; day <= lastDay; atOnce = Math.min(atOnce * 2, maxDaysAtOnce)) {
    const days = daysFrom(day, Math.min(day + atOnce - 1, lastDay));
    const isFull = (rows: readonly CalendarRow[], of: LocalDay): boolean =>
      rows.filter((row) => row.day === of).length === limit;
    const rows = await read(entriesOfDays(search, days, after, limit));
    for (const of of days) {
      yield* distinct(rows.filter((row) => row.day === of));
      // What one statement left of the day comes with the next ones.
      if (isFull(rows, of))
        yield* walk(keyOfLast(rows, of), limit, (behind) =>
          read(entriesOfDays(search, [of], behind, limit)),
        );
    }
    day += days.length;
  }
}

/** A day on which the clocks jump is looked at by itself: its hours are in an order of their own. */
function daysFrom(first: LocalDay, last: LocalDay): LocalDay[] {
  const days: LocalDay[] = [first];
  if (isGapDay(first)) return days;
  for (let day = first + 1; day <= last && !isGapDay(day); day += 1) days.push(day);
  return days;
}

type Read = (statement: Parameters<typeof run>[1]) => Promise<CalendarRow[]>;

const readerOf =
  ({ dataSource }: ServiceContext): Read =>
  (statement) =>
    run<CalendarRow>(dataSource, statement);

/** Statement after statement, until one gives less than it could. */
async function* walk(
  after: CalendarKey | null,
  limit: number,
  read: (behind: CalendarKey | null) => Promise<CalendarRow[]>,
): AsyncGenerator<CalendarRow> {
  for (let behind = after; ;) {
    const rows = await read(behind);
    yield* distinct(rows);
    if (rows.length < limit) return;
    behind = rows.at(-1) ?? null;
  }
}

/** What two schedules of a listing announce alike is there once. */
const distinct = (rows: readonly CalendarRow[]): CalendarRow[] =>
  rows.filter((row, index) => {
    const before = rows[index - 1];
    return !before || parts.some((part) => row[part] !== before[part]);
  });

const parts = ['day', 'minute', 'listingNo', 'endMinute'] as const;

const keyOfLast = (rows: readonly CalendarRow[], day: LocalDay): CalendarKey | null =>
  rows.findLast((row) => row.day === day) ?? null;

const dayOf = (minute: number): LocalDay => Math.floor(minute / minutesOfDay);

async function isRareIn(context: ServiceContext, search: CalendarSearch): Promise<boolean> {
  // One condition is the status: nearly everything is published.
  if (search.conditions.length <= 1) return false;
  const [row] = await run<{ isRare: boolean }>(context.dataSource, isRare(search));
  return row?.isRare ?? true;
}

async function count({ dataSource }: ServiceContext, search: CalendarSearch): Promise<number> {
  const [row] = await run<{ count: number }>(dataSource, countEntries(search));
  return row?.count ?? 0;
}
