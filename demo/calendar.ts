/** Days are counted from 1970-01-01; a plain number, so that no time zone can shift it. */
export type Day = number;

const millisecondsOfDay = 86_400_000;

/** Throws a RangeError when the text is no date `YYYY-MM-DD`. */
export function parseDay(text: string): Day {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(time)) throw new RangeError(`“${text}” is no date; write it as 2026-11-02.`);
  return time / millisecondsOfDay;
}

export const printDay = (day: Day): string =>
  new Date(day * millisecondsOfDay).toISOString().slice(0, 10);

/** 1 = Monday … 7 = Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The first day from `day` on that is the weekday. */
export const nextWeekday = (day: Day, weekday: number): Day =>
  day + ((weekday - weekdayOf(day) + 7) % 7);

export const printTime = (minutes: number): string =>
  `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`;

const pad = (value: number): string => String(value).padStart(2, '0');

/** The instant of a wall clock time in Finland, as ISO 8601 in UTC. */
export function helsinkiInstant(day: Day, minutes: number): string {
  const summer = isSummerTime(day);
  return instant(day, minutes - (summer ? 180 : 120));
}

export const instant = (day: Day, minutes: number): string =>
  new Date(day * millisecondsOfDay + minutes * 60_000).toISOString();

/** Whole days only: demo times lie in the daytime, and the clocks change at three in the night. */
function isSummerTime(day: Day): boolean {
  const year = new Date(day * millisecondsOfDay).getUTCFullYear();
  return day >= lastSundayOf(year, 3) && day < lastSundayOf(year, 10);
}

/** The last Sunday of March or October, when the clocks change. */
export function lastSundayOf(year: number, month: number): Day {
  const last = Date.UTC(year, month, 0) / millisecondsOfDay;
  return last - (weekdayOf(last) % 7);
}
