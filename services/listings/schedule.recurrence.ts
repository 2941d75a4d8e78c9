import { furthestDay, parseLocalDay, parseLocalTime, weekdayOf, type LocalDay } from './local-day';
import { type Schedule, type ScheduleTime } from './schedule.model';

/**
 * After how many days a recurrence comes again; once: never. In the database this and the phase
 * lead from a day to everything that is due on it.
 */
export const Cycle = { ONCE: 0, DAILY: 1, WEEKLY: 7, BIWEEKLY: 14, MONTHLY: 30 } as const;
export type Cycle = (typeof Cycle)[keyof typeof Cycle];

/**
 * One hour of a schedule as a row that SQL can count with: due on the days between `firstDay` and
 * `lastDay` whose phase is this one, unless excluded. Days count from 1.1.1970, minutes from the
 * local midnight of the day that it is due; an end beyond 1,440 is on a later day.
 */
export interface Recurrence {
  readonly cycle: Cycle;
  /** Day modulo the cycle; the day itself of ONCE; the day of the month of MONTHLY. */
  readonly phase: number;
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly isAllDay: boolean;
  readonly exclusions: readonly LocalDay[];
}

/** All hours of all schedules; what two schedules say alike is there once. */
export function recurrencesOf(schedules: readonly Schedule[]): Recurrence[] {
  const all = schedules.flatMap(recurrencesOfSchedule).filter(isEverDue);
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

const isEverDue = ({ firstDay, lastDay }: Recurrence): boolean => firstDay <= lastDay;

function recurrencesOfSchedule(schedule: Schedule): Recurrence[] {
  const first = parseLocalDay(schedule.startDate);
  switch (schedule.kind) {
    case 'SINGLE':
      return once(schedule, first);
    case 'DATE_RANGE':
      return timesOrAllDay(schedule).map((time) => repeated(schedule, Cycle.DAILY, first, time));
    case 'MONTHLY':
      return timesOrAllDay(schedule).map((time) => repeated(schedule, Cycle.MONTHLY, first, time));
    case 'WEEKLY':
      return schedule.times.map((time) => weekly(schedule, Cycle.WEEKLY, first, time));
    case 'BIWEEKLY':
      return schedule.times.map((time) => weekly(schedule, Cycle.BIWEEKLY, first, time));
  }
}

function once(schedule: Schedule, day: LocalDay): Recurrence[] {
  if (schedule.exclusions.includes(schedule.startDate)) return [];
  const days = schedule.endDate === null ? 0 : parseLocalDay(schedule.endDate) - day;
  const time = schedule.times[0] ?? null;
  const hours = days > 0 && time !== null ? hoursOverDays(time, days) : hoursOf(time, days);
  const around = { firstDay: day, lastDay: day, exclusions: [] };
  return [{ cycle: Cycle.ONCE, phase: day, ...around, ...hours }];
}

/** The first due day lies in the week of the schedule's first day, or a cycle later. */
function weekly(
  schedule: Schedule,
  cycle: typeof Cycle.WEEKLY | typeof Cycle.BIWEEKLY,
  first: LocalDay,
  time: ScheduleTime,
): Recurrence {
  const inFirstWeek = first + (time.weekday ?? 1) - weekdayOf(first);
  const firstDay = inFirstWeek < first ? inFirstWeek + cycle : inFirstWeek;
  return repeated(schedule, cycle, firstDay, time);
}

function repeated(
  schedule: Schedule,
  cycle: Cycle,
  firstDay: LocalDay,
  time: ScheduleTime | null,
): Recurrence {
  return {
    cycle,
    phase: cycle === Cycle.MONTHLY ? Number(schedule.startDate.slice(8)) : firstDay % cycle,
    firstDay,
    lastDay: schedule.endDate === null ? furthestDay : parseLocalDay(schedule.endDate),
    exclusions: schedule.exclusions.map(parseLocalDay),
    ...hoursOf(time, 0),
  };
}

type Hours = Pick<Recurrence, 'startMinute' | 'endMinute' | 'isAllDay'>;

const minutesOfDay = 1_440;

function hoursOf(time: ScheduleTime | null, days: number): Hours {
  if (time === null)
    return { startMinute: 0, endMinute: (days + 1) * minutesOfDay, isAllDay: true };
  return hoursOverDays(time, time.endTime < time.startTime ? 1 : 0);
}

const hoursOverDays = (time: ScheduleTime, days: number): Hours => ({
  startMinute: parseLocalTime(time.startTime),
  endMinute: days * minutesOfDay + parseLocalTime(time.endTime),
  isAllDay: false,
});

const timesOrAllDay = ({ times }: Schedule): readonly (ScheduleTime | null)[] =>
  times.length === 0 ? [null] : times;
