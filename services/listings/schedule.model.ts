/** All schedules are told in the local time of Finland and kept so: a weekly hour stays an hour. */
export const scheduleTimeZone = 'Europe/Helsinki';

export const ScheduleKind = {
  SINGLE: 'SINGLE',
  DATE_RANGE: 'DATE_RANGE',
  WEEKLY: 'WEEKLY',
  BIWEEKLY: 'BIWEEKLY',
  MONTHLY: 'MONTHLY',
} as const;
export type ScheduleKind = (typeof ScheduleKind)[keyof typeof ScheduleKind];

/** Hours of one day. Local times are `HH:mm`. */
export interface ScheduleTime {
  /** 1 = Monday … 7 = Sunday in WEEKLY and BIWEEKLY; null in the other kinds. */
  readonly weekday: number | null;
  readonly startTime: string;
  /** Equal to `startTime` where only a beginning is announced; earlier than it: the next day. */
  readonly endTime: string;
}

/**
 * When a listing's activity takes place. Dates are local `YYYY-MM-DD`.
 *
 * - SINGLE: once, from `startDate` at the only time's start to `endDate` at its end. No time
 *   means all day.
 * - DATE_RANGE: every day from `startDate` to `endDate`, at each of `times`, or all day.
 * - WEEKLY, BIWEEKLY: on the weekdays of `times`. Weeks start on Monday; the first week of
 *   BIWEEKLY is that of `startDate`.
 * - MONTHLY: on the day of the month of `startDate`, or on the last day of a month that is
 *   shorter.
 */
export interface Schedule {
  readonly kind: ScheduleKind;
  readonly startDate: string;
  /** Last possible day, included; null = until further notice (SINGLE: the day of the start). */
  readonly endDate: string | null;
  readonly times: readonly ScheduleTime[];
  /** Days that would be due and are left out. */
  readonly exclusions: readonly string[];
}
