import {
  addMonths,
  furthestDay,
  instantAt,
  localDayAt,
  monthsBetween,
  parseLocalDay,
  parseLocalTime,
  printLocalDay,
  weekdayOf,
  weekOf,
  type LocalDay,
} from './local-day';
import { type Schedule, type ScheduleTime } from './schedule.model';

/** One time that something takes place. */
export interface Occurrence {
  readonly start: Date;
  /** Equal to `start` where only a beginning was announced. */
  readonly end: Date;
  /** No hours were given: `start` and `end` are the midnights around the day or days. */
  readonly isAllDay: boolean;
}

/** The days between which something takes place, as local `YYYY-MM-DD`. */
export interface OccurrenceSpan {
  /** Null when nothing is scheduled. */
  readonly firstDay: string | null;
  /** Null when nothing is scheduled or it goes on until further notice. */
  readonly lastDay: string | null;
  readonly isOpenEnded: boolean;
}

/** An occurrence before any time zone is asked: days and minutes after their midnights. */
interface LocalOccurrence {
  readonly startDay: LocalDay;
  readonly startMinute: number;
  readonly endDay: LocalDay;
  readonly endMinute: number;
  readonly isAllDay: boolean;
}

/**
 * The occurrences that overlap `from` ≤ t < `to`, in order of time, at most `limit` of them.
 * One that is announced by two schedules is there once. Without `to` the search goes on until
 * the limit or the last occurrence.
 */
export function occurrencesOf(
  schedules: readonly Schedule[],
  from: Date,
  to: Date | null,
  limit: number,
): Occurrence[] {
  const untilDay = to === null ? furthestDay : localDayAt(to);
  const found: Occurrence[] = [];
  for (const local of distinctLocalOccurrences(schedules, localDayAt(from) - 1, untilDay)) {
    if (found.length >= limit) break;
    const occurrence = instantsOf(local);
    if (overlaps(occurrence, from, to)) found.push(occurrence);
  }
  return found.sort(byTime);
}

/** The occurrence that goes on at the instant or starts next; null when there is none left. */
export function nextOccurrence(schedules: readonly Schedule[], after: Date): Occurrence | null {
  const known = nextOccurrences.get(schedules);
  if (known && known.after <= after && (!known.next || overlaps(known.next, after, null)))
    return known.next;
  const next = occurrencesOf(schedules, after, null, 1)[0] ?? null;
  nextOccurrences.set(schedules, { after, next });
  return next;
}

/** Of schedules that were asked about: the next occurrence stays the next until it is over. */
const nextOccurrences = new WeakMap<
  readonly Schedule[],
  { readonly after: Date; readonly next: Occurrence | null }
>();

/**
 * How many occurrences follow the next one; null when they go on until further notice, 0 when
 * there is no next one.
 */
export function countFurtherOccurrences(
  schedules: readonly Schedule[],
  after: Date,
): number | null {
  const next = nextOccurrence(schedules, after);
  if (next === null) return 0;
  if (schedules.some(isOpenEnded)) return null;
  const today = localDayAt(after);
  let count = -1;
  for (const local of distinctLocalOccurrences(schedules, today - 1, furthestDay)) {
    // Only the days around now need their exact instant to be told past from future.
    const isLater = local.startDay > today + 1;
    if (isLater || overlaps(instantsOf(local), after, null)) count += 1;
  }
  return count;
}

/** First and last day on which something takes place. */
export function occurrenceSpan(schedules: readonly Schedule[]): OccurrenceSpan {
  const taking: Schedule[] = [];
  let firstDay = Infinity;
  for (const schedule of schedules) {
    const first = firstOccurrence(schedule);
    if (first === null) continue;
    taking.push(schedule);
    firstDay = Math.min(firstDay, first.startDay);
  }
  const isOpen = taking.some(isOpenEnded);
  const lasts = isOpen ? [] : taking.map(lastDayOf);
  return {
    firstDay: taking.length === 0 ? null : printLocalDay(firstDay),
    lastDay: lasts.length === 0 ? null : printLocalDay(Math.max(...lasts)),
    isOpenEnded: isOpen,
  };
}

/** The last day of a schedule that has an end and an occurrence. */
function lastDayOf(schedule: Schedule): LocalDay {
  const end = parseLocalDay(schedule.endDate ?? schedule.startDate);
  // Two months before the end hold an occurrence of every kind, unless it is excluded there.
  const near = lastDayAmong(localOccurrences(schedule, end - 62));
  return near > -Infinity ? near : lastDayAmong(localOccurrences(schedule, -Infinity));
}

function lastDayAmong(occurrences: Iterable<LocalOccurrence>): LocalDay {
  let last = -Infinity;
  for (const { endDay, isAllDay } of occurrences)
    last = Math.max(last, isAllDay ? endDay - 1 : endDay);
  return last;
}

/**
 * Long-term (pitkäkestoinen): no end, or at least `thresholdDays` from the first to the last
 * day. What is not tied to any time, such as a guide or a help line, has no end.
 */
export function isLongTerm(span: OccurrenceSpan, thresholdDays: number): boolean {
  if (span.isOpenEnded || span.firstDay === null) return true;
  if (span.lastDay === null) return false;
  return parseLocalDay(span.lastDay) - parseLocalDay(span.firstDay) >= thresholdDays;
}

/** Whether a schedule has any occurrence at all: exclusions or weekdays can leave none. */
export function hasOccurrence(schedule: Schedule): boolean {
  return firstOccurrence(schedule) !== null;
}

const firstOccurrence = (schedule: Schedule): LocalOccurrence | null =>
  localOccurrences(schedule, -Infinity).next().value ?? null;

const isOpenEnded = (schedule: Schedule): boolean =>
  schedule.endDate === null && schedule.kind !== 'SINGLE';

/** Whether it is not over by `from` and starts before `to`. */
export function overlaps(
  { start, end }: Pick<Occurrence, 'start' | 'end'>,
  from: Date,
  to: Date | null,
): boolean {
  const isOver = end.getTime() === start.getTime() ? start < from : end <= from;
  return !isOver && (to === null || start < to);
}

const byTime = (a: Occurrence, b: Occurrence): number =>
  a.start.getTime() - b.start.getTime() || a.end.getTime() - b.end.getTime();

function instantsOf(local: LocalOccurrence): Occurrence {
  const start = instantAt(local.startDay, local.startMinute);
  const end = instantAt(local.endDay, local.endMinute);
  return { start, end, isAllDay: local.isAllDay };
}

/** Merges the schedules' occurrences by time; each of them is sorted already. */
function* distinctLocalOccurrences(
  schedules: readonly Schedule[],
  fromDay: LocalDay,
  untilDay: LocalDay,
): Generator<LocalOccurrence> {
  const heads = schedules.map((schedule) => localOccurrences(schedule, fromDay));
  const waiting = heads.map((head) => head.next());
  let last: LocalOccurrence | null = null;
  for (;;) {
    const earliest = indexOfEarliest(waiting);
    if (earliest < 0) return;
    const occurrence = waiting[earliest]?.value as LocalOccurrence;
    if (occurrence.startDay > untilDay) return;
    waiting[earliest] = heads[earliest]?.next() as IteratorResult<LocalOccurrence>;
    if (last === null || compareLocal(last, occurrence) !== 0) yield occurrence;
    last = occurrence;
  }
}

function indexOfEarliest(heads: readonly IteratorResult<LocalOccurrence>[]): number {
  let earliest = -1;
  let best: LocalOccurrence | null = null;
  heads.forEach((head, index) => {
    if (head.done || (best !== null && compareLocal(best, head.value) <= 0)) return;
    earliest = index;
    best = head.value;
  });
  return earliest;
}

const compareLocal = (a: LocalOccurrence, b: LocalOccurrence): number =>
  a.startDay - b.startDay ||
  a.startMinute - b.startMinute ||
  a.endDay - b.endDay ||
  a.endMinute - b.endMinute;

/** A schedule's occurrences in order; those that start before `fromDay` may be left out. */
function* localOccurrences(schedule: Schedule, fromDay: number): Generator<LocalOccurrence> {
  if (schedule.kind === 'SINGLE') {
    yield* singleOccurrence(schedule);
    return;
  }
  const excluded = new Set(schedule.exclusions.map(parseLocalDay));
  const times = [...schedule.times].sort(byLocalTime);
  for (const day of dueDays(schedule, fromDay)) {
    if (!excluded.has(day)) yield* occurrencesOn(day, schedule, times);
  }
}

function* singleOccurrence(schedule: Schedule): Generator<LocalOccurrence> {
  const startDay = parseLocalDay(schedule.startDate);
  if (schedule.exclusions.includes(schedule.startDate)) return;
  const lastDay = schedule.endDate === null ? startDay : parseLocalDay(schedule.endDate);
  const time = schedule.times[0];
  if (time === undefined) yield allDay(startDay, lastDay);
  else if (lastDay > startDay) yield atTime(startDay, lastDay, time);
  else yield atTime(startDay, endDayOf(startDay, time), time);
}

function* occurrencesOn(
  day: LocalDay,
  schedule: Schedule,
  times: readonly ScheduleTime[],
): Generator<LocalOccurrence> {
  if (times.length === 0) yield allDay(day, day);
  for (const time of times) {
    if (isWeekly(schedule) && time.weekday !== weekdayOf(day)) continue;
    yield atTime(day, endDayOf(day, time), time);
  }
}

/** `HH:MM` is in the order of its characters: comparing by a language's rules takes longer. */
const byLocalTime = (a: ScheduleTime, b: ScheduleTime): number =>
  byCharacters(a.startTime, b.startTime) || byCharacters(a.endTime, b.endTime);

const byCharacters = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isWeekly = ({ kind }: Schedule): boolean => kind === 'WEEKLY' || kind === 'BIWEEKLY';

/** An end that reads earlier than its start is past midnight. */
const endDayOf = (day: LocalDay, time: ScheduleTime): LocalDay =>
  time.endTime < time.startTime ? day + 1 : day;

const allDay = (startDay: LocalDay, lastDay: LocalDay): LocalOccurrence => ({
  startDay,
  startMinute: 0,
  endDay: lastDay + 1,
  endMinute: 0,
  isAllDay: true,
});

const atTime = (startDay: LocalDay, endDay: LocalDay, time: ScheduleTime): LocalOccurrence => ({
  startDay,
  startMinute: parseLocalTime(time.startTime),
  endDay,
  endMinute: parseLocalTime(time.endTime),
  isAllDay: false,
});

/** The days on which a recurring schedule is due, exclusions not yet taken out. */
function* dueDays(schedule: Schedule, fromDay: number): Generator<LocalDay> {
  const first = parseLocalDay(schedule.startDate);
  const last = schedule.endDate === null ? furthestDay : parseLocalDay(schedule.endDate);
  if (schedule.kind === 'MONTHLY') yield* monthlyDays(first, last, fromDay);
  else if (schedule.kind === 'DATE_RANGE') yield* everyDay(Math.max(first, fromDay), last);
  else yield* weeklyDays(schedule, Math.max(first, fromDay), last);
}

function* everyDay(first: LocalDay, last: LocalDay): Generator<LocalDay> {
  for (let day = first; day <= last; day += 1) yield day;
}

function* weeklyDays(schedule: Schedule, first: LocalDay, last: LocalDay): Generator<LocalDay> {
  const weekdays = new Set(schedule.times.map(({ weekday }) => weekday));
  const firstWeek = weekOf(parseLocalDay(schedule.startDate));
  const everyWeeks = schedule.kind === 'BIWEEKLY' ? 2 : 1;
  for (let day = first; day <= last; day += 1) {
    if ((weekOf(day) - firstWeek) % everyWeeks !== 0) day += 7 - weekdayOf(day);
    else if (weekdays.has(weekdayOf(day))) yield day;
  }
}

function* monthlyDays(first: LocalDay, last: LocalDay, fromDay: number): Generator<LocalDay> {
  const skipped = fromDay > first ? monthsBetween(first, fromDay) : 0;
  for (let months = skipped; ; months += 1) {
    const day = addMonths(first, months);
    if (day > last) return;
    if (day >= fromDay) yield day;
  }
}
