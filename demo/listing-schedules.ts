import { nextWeekday, parseDay, printDay, printTime, type Day } from './calendar';
import type { Random } from './random';
import type { DemoSchedule, DemoScheduleTime, DemoStatus } from './records';

/** The manners in which a form of activity takes place. */
export type SchedulePattern =
  'WEEKLY' | 'COURSE' | 'HOURS' | 'MONTHLY' | 'EVENT' | 'CAMP' | 'EXHIBITION' | 'NONE';

type PatternWeights = Readonly<Partial<Record<SchedulePattern, number>>>;

const group: PatternWeights = { WEEKLY: 78, MONTHLY: 16, COURSE: 6 };
const advice: PatternWeights = { HOURS: 70, NONE: 30 };
const event: PatternWeights = { EVENT: 85, COURSE: 10, MONTHLY: 5 };
const untimed: PatternWeights = { NONE: 1 };

const patternsOfForm: Readonly<Record<string, PatternWeights>> = {
  sm_vertaistuki: group,
  sm_ystavatoiminta: { NONE: 80, HOURS: 20 },
  sm_koulutus: { COURSE: 55, EVENT: 45 },
  sm_ohjaus: advice,
  sm_oppaat: untimed,
  sm_arjen_tuki: advice,
  sm_ryhmatoiminta: group,
  hm_harrastukset: { WEEKLY: 75, COURSE: 25 },
  hm_ryhmat: group,
  hm_tilaisuudet: event,
  hm_leirit: { CAMP: 80, EVENT: 20 },
  hm_oppaat: untimed,
  hm_esitykset: { EVENT: 1 },
  hm_nayttelyt: { EXHIBITION: 1 },
  hm_kohtaamispaikka: { HOURS: 1 },
  hm_kylatoiminta: { EVENT: 60, MONTHLY: 40 },
  hm_oleskelu: { WEEKLY: 50, MONTHLY: 30, EVENT: 20 },
  vm_jatkuva: { NONE: 55, WEEKLY: 45 },
  vm_kertaluonteinen: { EVENT: 1 },
  vm_tapahtuma: { EVENT: 70, CAMP: 30 },
  vm_talkoot: { EVENT: 1 },
  vm_ryhman_ohjaus: { WEEKLY: 70, NONE: 30 },
  vm_ystavana: untimed,
  vm_luottamustoimi: untimed,
  vm_etana: { NONE: 70, HOURS: 30 },
};

export function patternFor(random: Random, form: string): SchedulePattern {
  const weights = patternsOfForm[form];
  if (weights === undefined) throw new Error(`No schedules are known for the form ${form}`);
  return random.weighted(weights);
}

/** Archived listings are over; published ones are mostly still to come or going on. */
export function makeSchedules(
  random: Random,
  pattern: SchedulePattern,
  anchor: Day,
  status: DemoStatus,
): DemoSchedule[] {
  const isOver = status === 'ARCHIVED' || random.chance(0.06);
  const start = isOver ? anchor - random.integer(120, 700) : anchor + random.integer(-400, 60);
  const coming = isOver ? start : anchor + random.integer(-20, 220);
  switch (pattern) {
    case 'NONE':
      return [];
    case 'WEEKLY':
      return [weekly(random, start, endOf(random, start, anchor, isOver))];
    case 'HOURS':
      return [openingHours(random, start, isOver ? anchor - random.integer(5, 100) : null)];
    case 'MONTHLY':
      return [monthly(random, start, endOf(random, start, anchor, isOver))];
    case 'COURSE':
      return [course(random, coming)];
    case 'CAMP':
      return [camp(random, coming)];
    case 'EXHIBITION':
      return [exhibition(random, coming)];
    case 'EVENT':
      return events(random, coming);
  }
}

/** Half of what goes on regularly goes on until further notice. */
function endOf(random: Random, start: Day, anchor: Day, isOver: boolean): Day | null {
  if (isOver) return Math.min(anchor - 3, start + random.integer(60, 300));
  return random.chance(0.5) ? null : Math.max(start + 100, anchor) + random.integer(20, 240);
}

function weekly(random: Random, start: Day, end: Day | null): DemoSchedule {
  const kind = random.chance(0.24) ? 'BIWEEKLY' : 'WEEKLY';
  const weekdays = random.sample([1, 2, 3, 4, 5, 6, 7], random.chance(0.8) ? 1 : 2).sort();
  const times = weekdays.map((weekday) => timeBetween(random, weekday, 9 * 60, 19 * 60));
  const first = nextWeekday(start, weekdays[0] ?? 1);
  const step = kind === 'BIWEEKLY' ? 14 : 7;
  return schedule(kind, first, end, times, exclusions(random, first, end, step));
}

/** Every weekday or some of them: help lines, meeting places. */
function openingHours(random: Random, start: Day, end: Day | null): DemoSchedule {
  const weekdays = random.pick([
    [1, 2, 3, 4, 5],
    [1, 3, 5],
    [2, 4],
    [1, 2, 3, 4],
    [6, 7],
  ]);
  const opens = random.integer(8, 13) * 60;
  const closes = opens + random.integer(2, 6) * 60;
  const times = weekdays.map((weekday) => ({
    weekday,
    startTime: printTime(opens),
    endTime: printTime(closes),
  }));
  const first = nextWeekday(start, weekdays[0] ?? 1);
  return schedule('WEEKLY', first, end, times, exclusions(random, first, end, 7));
}

/** Days after the 28th do not come every month. */
function monthly(random: Random, start: Day, end: Day | null): DemoSchedule {
  const late = Math.max(0, Number(printDay(start).slice(8)) - 28);
  return schedule('MONTHLY', start - late, end, [timeBetween(random, null, 10 * 60, 18 * 60)], []);
}

/** Six to fourteen evenings of one season; the shorter ones are short-term (under 90 days). */
function course(random: Random, start: Day): DemoSchedule {
  const weekday = random.integer(1, 5);
  const first = nextWeekday(start, weekday);
  const last = first + 7 * (random.integer(6, 15) - 1);
  const time = timeBetween(random, weekday, 16 * 60, 18 * 60 + 30);
  return schedule('WEEKLY', first, last, [time], []);
}

function camp(random: Random, start: Day): DemoSchedule {
  const first = nextWeekday(start, random.pick([1, 5, 6]));
  const last = first + random.integer(1, 6);
  const times = random.chance(0.5) ? [] : [{ weekday: null, startTime: '09:00', endTime: '15:00' }];
  return schedule('DATE_RANGE', first, last, times, []);
}

function exhibition(random: Random, start: Day): DemoSchedule {
  const last = start + random.integer(10, 130);
  const opens = random.integer(10, 12) * 60;
  const time = { weekday: null, startTime: printTime(opens), endTime: printTime(opens + 6 * 60) };
  return schedule(
    'DATE_RANGE',
    start,
    last,
    [time],
    random.chance(0.3) ? [printDay(start + 3)] : [],
  );
}

/** One evening, or several of a series. */
function events(random: Random, start: Day): DemoSchedule[] {
  const count = random.weighted({ 1: 70, 2: 15, 3: 9, 4: 6 });
  const first = nextWeekday(start, random.integer(1, 7));
  return Array.from({ length: Number(count) }, (_, index) => {
    const day = first + 7 * index;
    return schedule('SINGLE', day, day, [timeBetween(random, null, 10 * 60, 19 * 60)], []);
  });
}

/** On the quarter of an hour, for one to three hours; a few announce only when it begins. */
function timeBetween(
  random: Random,
  weekday: number | null,
  earliest: number,
  latest: number,
): DemoScheduleTime {
  const start = earliest + 15 * random.integer(0, Math.floor((latest - earliest) / 15));
  const length = random.chance(0.02) ? 0 : 30 * random.integer(2, 6);
  return { weekday, startTime: printTime(start), endTime: printTime(start + length) };
}

/** Holidays: one to three days on which it would be due. */
function exclusions(random: Random, first: Day, end: Day | null, step: number): string[] {
  if (!random.chance(0.25)) return [];
  const last = end ?? first + 360;
  const due = Math.floor((last - first) / step);
  if (due < 4) return [];
  const chosen = new Set(
    Array.from({ length: random.integer(1, 3) }, () => first + step * random.integer(1, due - 1)),
  );
  return [...chosen].sort((a, b) => a - b).map(printDay);
}

const schedule = (
  kind: DemoSchedule['kind'],
  start: Day,
  end: Day | null,
  times: readonly DemoScheduleTime[],
  excluded: readonly string[],
): DemoSchedule => ({
  kind,
  startDate: printDay(start),
  endDate: end === null ? null : printDay(end),
  times,
  exclusions: excluded,
});

/** The one weekday on which it takes place week after week; null when there is none or several. */
export function onlyWeekday(schedules: readonly DemoSchedule[]): number | null {
  const [only, ...others] = schedules;
  if (only?.kind !== 'WEEKLY' || others.length > 0 || only.times.length !== 1) return null;
  return only.times[0]?.weekday ?? null;
}

/** Day on which what has an announced beginning begins; null for what goes on anyway. */
export function seasonDay(schedules: readonly DemoSchedule[]): Day | null {
  const [first] = schedules;
  if (first === undefined || first.endDate === null) return null;
  const day = parseDay(first.startDate);
  return first.kind === 'MONTHLY' ? null : day;
}
