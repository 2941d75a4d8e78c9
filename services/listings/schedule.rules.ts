import { type Problems } from '../kit/user-error';
import { parseLocalDay, parseLocalTime } from './local-day';
import { type Schedule, type ScheduleTime } from './schedule.model';
import { hasOccurrence } from './schedule.occurrences';
import { type ScheduleInput, type ScheduleTimeInput } from './schedule.type';

export const maxSchedules = 20;
const maxTimes = 50;
const maxExclusions = 400;
/** Bounds the work of counting occurrences; what lasts longer is open-ended. */
const maxYears = 10;
const [earliest, latest] = ['2000-01-01', '2100-12-31'];
/** An end that reads earlier than the start is meant for the next day only by night. */
const maxNightMinutes = 12 * 60;

/** The schedules as they are stored; what is wrong with them goes to `problems`. */
export function readSchedules(inputs: readonly ScheduleInput[], problems: Problems): Schedule[] {
  if (inputs.length > maxSchedules)
    problems.add('TOO_MANY_VALUES', `At most ${maxSchedules} schedules are allowed.`);
  return inputs
    .slice(0, maxSchedules)
    .map((input, index) => readSchedule(input, problems.at(index)));
}

function readSchedule(input: ScheduleInput, problems: Problems): Schedule {
  const before = problems.list.length;
  const schedule: Schedule = {
    kind: input.kind,
    startDate: input.startDate,
    endDate: input.endDate ?? null,
    times: readTimes(input, problems.at('times')),
    exclusions: readExclusions(input, problems.at('exclusions')),
  };
  checkPeriod(schedule, problems);
  // Asked only of what is sound otherwise: one mistake, one problem.
  if (problems.list.length === before && !hasOccurrence(schedule))
    problems.add('INVALID_PERIOD', 'It never takes place: no day fits its weekdays or exclusions.');
  return schedule;
}

function checkPeriod({ startDate, endDate }: Schedule, problems: Problems): void {
  if (startDate < earliest || startDate > latest)
    problems.at('startDate').add('INVALID_PERIOD', `Give a day from ${earliest} to ${latest}.`);
  if (endDate === null) return;
  const days = parseLocalDay(endDate) - parseLocalDay(startDate);
  if (days < 0)
    problems.at('endDate').add('INVALID_PERIOD', `It ends before it starts, on ${startDate}.`);
  if (days > maxYears * 366)
    problems
      .at('endDate')
      .add('INVALID_PERIOD', `It lasts over ${maxYears} years; leave the end open instead.`);
}

function readTimes(input: ScheduleInput, problems: Problems): ScheduleTime[] {
  if (input.times.length > maxTimes)
    problems.add('TOO_MANY_VALUES', `At most ${maxTimes} times are allowed.`);
  if (isWeekly(input) && input.times.length === 0)
    problems.add('VALUE_MISSING', 'Give the hours of at least one weekday.');
  if (isOnceADay(input) && input.times.length > 1)
    problems.add('TOO_MANY_VALUES', `A ${input.kind} schedule has one time; add a schedule.`);
  return input.times
    .slice(0, maxTimes)
    .map((time, index) => readTime(time, input, problems.at(index)));
}

const isWeekly = ({ kind }: ScheduleInput): boolean => kind === 'WEEKLY' || kind === 'BIWEEKLY';
const isOnceADay = ({ kind }: ScheduleInput): boolean => kind === 'SINGLE' || kind === 'MONTHLY';

function readTime(
  time: ScheduleTimeInput,
  schedule: ScheduleInput,
  problems: Problems,
): ScheduleTime {
  const weekday = time.weekday ?? null;
  if (isWeekly(schedule)) checkWeekday(weekday, problems.at('weekday'));
  else if (weekday !== null)
    problems
      .at('weekday')
      .add('CONFLICTING_VALUES', `A ${schedule.kind} schedule has no weekdays; leave it out.`);
  if (!lastsForDays(schedule)) checkEnd(time, problems.at('endTime'));
  return { weekday, startTime: time.startTime, endTime: time.endTime };
}

function checkWeekday(weekday: number | null, problems: Problems): void {
  if (weekday === null) problems.add('VALUE_MISSING', 'Give the weekday: 1 = Monday … 7 = Sunday.');
  else if (weekday < 1 || weekday > 7)
    problems.add('INVALID_FORMAT', `${weekday} is no weekday: 1 = Monday … 7 = Sunday.`);
}

/** Start and end are on different days: the hours of the end may be earlier. */
const lastsForDays = ({ kind, startDate, endDate }: ScheduleInput): boolean =>
  kind === 'SINGLE' && typeof endDate === 'string' && endDate > startDate;

function checkEnd({ startTime, endTime }: ScheduleTimeInput, problems: Problems): void {
  if (endTime >= startTime) return;
  const minutes = 24 * 60 - parseLocalTime(startTime) + parseLocalTime(endTime);
  if (minutes <= maxNightMinutes) return;
  problems.add('INVALID_PERIOD', `It ends at ${endTime}, before it starts at ${startTime}.`);
}

function readExclusions({ exclusions }: ScheduleInput, problems: Problems): string[] {
  if (exclusions.length > maxExclusions)
    problems.add('TOO_MANY_VALUES', `At most ${maxExclusions} exclusions are allowed.`);
  return [...new Set(exclusions.slice(0, maxExclusions))].sort();
}
