import { IANAZone } from 'luxon';
import { scheduleTimeZone } from './schedule.model';

/**
 * A calendar day as the number of days since 1.1.1970. Recurrence is counted in these plain
 * numbers; only the occurrences that are shown pay for a time zone conversion.
 */
export type LocalDay = number;

const millisecondsPerMinute = 60_000;
const millisecondsPerDay = 1_440 * millisecondsPerMinute;
const zone = IANAZone.create(scheduleTimeZone);

/** The day of a `YYYY-MM-DD` that is known to exist. */
export function parseLocalDay(date: string): LocalDay {
  return Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay;
}

/** Days that a search looks at: nothing may count through an open end. */
export const furthestDay: LocalDay = parseLocalDay('2200-12-31');

/** Whether anything can take place in the period: before 1970 and behind the furthest day nothing does. */
export const canTakePlace = (from: Date, to: Date): boolean =>
  to.getTime() > 0 && from.getTime() < (furthestDay + 2) * millisecondsPerDay;

export function printLocalDay(day: LocalDay): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: LocalDay): number {
  const fromThursday = (day + 3) % 7;
  return (fromThursday < 0 ? fromThursday + 7 : fromThursday) + 1;
}

/** Number of the Monday-based week that the day lies in. */
export function weekOf(day: LocalDay): number {
  return Math.floor((day + 3) / 7);
}

/** The same day of the month `months` later, or the last day of that month if it is shorter. */
export function addMonths(day: LocalDay, months: number): LocalDay {
  const date = new Date(day * millisecondsPerDay);
  const month = date.getUTCMonth() + months;
  const lastDayOfMonth = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const dayOfMonth = Math.min(date.getUTCDate(), lastDayOfMonth);
  return Date.UTC(date.getUTCFullYear(), month, dayOfMonth) / millisecondsPerDay;
}

/** Months between the months that the two days lie in. */
export function monthsBetween(from: LocalDay, to: LocalDay): number {
  const [start, end] = [new Date(from * millisecondsPerDay), new Date(to * millisecondsPerDay)];
  const years = end.getUTCFullYear() - start.getUTCFullYear();
  return years * 12 + end.getUTCMonth() - start.getUTCMonth();
}

/** The day that it is in Finland at an instant. */
export function localDayAt(instant: Date): LocalDay {
  return Math.floor(wallClockAt(instant) / millisecondsPerDay);
}

/** What Finnish clocks show at an instant, in minutes since the local midnight of 1.1.1970. */
export function localMinuteAt(instant: Date): number {
  return Math.floor(wallClockAt(instant) / millisecondsPerMinute);
}

const wallClockAt = (instant: Date): number =>
  instant.getTime() + offsetAt(instant.getTime()) * millisecondsPerMinute;

/**
 * The instant at which Finnish clocks show `minutes` after midnight of the day. In the hour that
 * spring skips it is as much later as the clocks jump; of the hour that autumn repeats it is the
 * first. (luxon's own choice in the repeated hour depends on the season in which it is asked.)
 */
export function instantAt(day: LocalDay, minutes: number): Date {
  const wallClock = day * millisecondsPerDay + minutes * millisecondsPerMinute;
  const offsetBefore = offsetAt(wallClock - millisecondsPerDay);
  const first = wallClock - offsetBefore * millisecondsPerMinute;
  if (offsetAt(first) === offsetBefore) return new Date(first);
  const offsetAfter = offsetAt(wallClock + millisecondsPerDay);
  const second = wallClock - offsetAfter * millisecondsPerMinute;
  return new Date(offsetAt(second) === offsetAfter ? second : first);
}

/** By how many minutes Finnish clocks are ahead of UTC. */
function offsetAt(milliseconds: number): number {
  const day = Math.floor(milliseconds / millisecondsPerDay);
  if (!(day >= 0 && day < furthestDay)) return zone.offset(milliseconds);
  const atMidnight = offsetAtMidnight(day);
  // The zone's own answer is dear, and only the two days of the year that change it need it.
  return atMidnight === offsetAtMidnight(day + 1) ? atMidnight : zone.offset(milliseconds);
}

const notAsked = 0x7fff;
const offsetsAtMidnight = new Int16Array(furthestDay + 1).fill(notAsked);

function offsetAtMidnight(day: number): number {
  const known = offsetsAtMidnight[day];
  if (known !== undefined && known !== notAsked) return known;
  return (offsetsAtMidnight[day] = zone.offset(day * millisecondsPerDay));
}

/** Minutes after midnight between which spring skips an hour, in all of the European Union. */
export const gapMinutes = [180, 240] as const;

/** Whether the clocks jump over an hour on the day. */
export function isGapDay(day: LocalDay): boolean {
  const [from, to] = gapMinutes;
  return instantAt(day, from).getTime() === instantAt(day, to).getTime();
}

export function dayOfMonth(day: LocalDay): number {
  return new Date(day * millisecondsPerDay).getUTCDate();
}

/** The day of the month with which the month of the day ends. */
export function lastOfMonth(day: LocalDay): number {
  const date = new Date(day * millisecondsPerDay);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** Minutes after midnight of an `HH:mm`. */
export function parseLocalTime(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
