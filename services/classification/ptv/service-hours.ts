import type { ContentSchedule } from '../../kit/content';

/** Opening hours as PTV stores them. */
export interface ServiceHours {
  readonly serviceHourType: 'DaysOfTheWeek' | 'OverMidnight';
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly validForNow: boolean;
  readonly isClosed: false;
  readonly isAlwaysOpen: boolean;
  readonly openingHour: readonly OpeningHour[];
}

interface OpeningHour {
  readonly dayFrom: string;
  readonly dayTo: string;
  readonly from: string;
  readonly to: string;
}

type Time = ContentSchedule['times'][number];

/**
 * The hours that PTV can tell: those of schedules that repeat every day or every week, on the
 * quarter hour and with an end. Schedules that ended before `today` (`YYYY-MM-DD`) are left out.
 */
export const serviceHours = (
  schedules: readonly ContentSchedule[],
  today: string,
): readonly ServiceHours[] =>
  schedules
    .filter((schedule) => isCurrent(schedule, today) && canBeTold(schedule))
    .flatMap((schedule) => hoursOf(schedule, today));

/** Whether a schedule goes on but is told to nobody who looks in PTV. */
export const isLeftOut = (schedule: ContentSchedule, today: string): boolean =>
  isCurrent(schedule, today) && !canBeTold(schedule);

const isCurrent = ({ kind, startDate, endDate }: ContentSchedule, today: string): boolean =>
  (endDate ?? (kind === 'SINGLE' ? startDate : today)) >= today;

const canBeTold = ({ kind, times }: ContentSchedule): boolean =>
  (kind === 'DATE_RANGE' || (kind === 'WEEKLY' && times.length > 0)) && times.every(isOpening);

/** PTV takes quarter hours only, and an end that is not the beginning. */
const isOpening = ({ startTime, endTime }: Time): boolean =>
  startTime !== endTime && [startTime, endTime].every((time) => /:(00|15|30|45)$/.test(time));

function hoursOf(schedule: ContentSchedule, today: string): readonly ServiceHours[] {
  const { times } = schedule;
  const validity = validityOf(schedule, today);
  if (times.length === 0)
    return [
      {
        serviceHourType: 'DaysOfTheWeek',
        ...validity,
        isClosed: false,
        isAlwaysOpen: true,
        openingHour: [],
      },
    ];
  const within = times.filter(({ startTime, endTime }) => startTime < endTime);
  const overnight = times.filter(({ startTime, endTime }) => startTime > endTime);
  const hours = { ...validity, isClosed: false, isAlwaysOpen: false } as const;
  return [
    ...(within.length > 0
      ? [
          {
            serviceHourType: 'DaysOfTheWeek',
            ...hours,
            openingHour: within.map(openingOnDay),
          } as const,
        ]
      : []),
    ...(overnight.length > 0
      ? [
          {
            serviceHourType: 'OverMidnight',
            ...hours,
            openingHour: overnight.flatMap(openingOverNight),
          } as const,
        ]
      : []),
  ];
}

/** PTV's dates are UTC moments; midday is the same day in Finland and there. */
function validityOf({ startDate, endDate }: ContentSchedule, today: string) {
  if (endDate === null && startDate <= today) return { validForNow: true };
  return {
    validForNow: false,
    validFrom: noon(startDate),
    ...(endDate === null ? {} : { validTo: noon(endDate) }),
  };
}

const noon = (day: string): string => `${day}T12:00:00Z`;

const days = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** Without a weekday: every day. */
function openingOnDay({ weekday, startTime, endTime }: Time): OpeningHour {
  const [dayFrom, dayTo] =
    weekday === null ? [days[0], days[6]] : [days[weekday - 1]!, days[weekday - 1]!];
  return { dayFrom, dayTo, from: startTime, to: endTime };
}

function openingOverNight({ weekday, startTime, endTime }: Time): readonly OpeningHour[] {
  const starts = weekday === null ? days.map((_, index) => index) : [weekday - 1];
  return starts.map((index) => ({
    dayFrom: days[index]!,
    dayTo: days[(index + 1) % 7]!,
    from: startTime,
    to: endTime,
  }));
}
