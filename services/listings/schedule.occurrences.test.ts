import { DateTime } from 'luxon';
import { type Schedule } from './schedule.model';
import { randomSchedule, seeded } from './testing/listing-records';
import {
  countFurtherOccurrences,
  hasOccurrence,
  isLongTerm,
  nextOccurrence,
  occurrenceSpan,
  occurrencesOf,
  type Occurrence,
} from './schedule.occurrences';

const at = (iso: string): Date => DateTime.fromISO(iso, { zone: 'Europe/Helsinki' }).toJSDate();

const schedule = (over: Partial<Schedule>): Schedule => ({
  kind: 'WEEKLY',
  startDate: '2026-01-05',
  endDate: null,
  times: [{ weekday: 1, startTime: '18:00', endTime: '19:30' }],
  exclusions: [],
  ...over,
});

const hours = (startTime: string, endTime: string, weekday: number | null = null) => ({
  weekday,
  startTime,
  endTime,
});

const local = ({ start, end }: Occurrence): string => {
  const print = (date: Date) =>
    DateTime.fromJSDate(date, { zone: 'Europe/Helsinki' }).toFormat('yyyy-MM-dd HH:mm');
  return `${print(start)} – ${print(end)}`;
};

const listed = (schedules: readonly Schedule[], from: string, to: string, limit = 100): string[] =>
  occurrencesOf(schedules, at(from), at(to), limit).map(local);

describe('a weekly schedule', () => {
  it('keeps its local hour when summer time begins and ends', () => {
    const mondays = schedule({ startDate: '2026-03-16', endDate: '2026-11-30' });
    const found = occurrencesOf([mondays], at('2026-03-16'), at('2026-12-01'), 100);
    expect(found.map(({ start }) => start.toISOString()).slice(0, 3)).toEqual([
      '2026-03-16T16:00:00.000Z',
      '2026-03-23T16:00:00.000Z',
      '2026-03-30T15:00:00.000Z',
    ]);
    expect(found.at(-1)?.start.toISOString()).toBe('2026-11-30T16:00:00.000Z');
    expect(new Set(found.map((o) => local(o).slice(11)))).toHaveProperty('size', found.length);
    expect(new Set(found.map((o) => local(o).slice(11, 16)))).toEqual(new Set(['18:00']));
  });

  it('takes place on every weekday of its times, at each of them', () => {
    const often = schedule({
      times: [hours('18:00', '19:00', 3), hours('10:00', '11:00', 1), hours('16:00', '17:00', 1)],
    });
    expect(listed([often], '2026-01-05', '2026-01-12')).toEqual([
      '2026-01-05 10:00 – 2026-01-05 11:00',
      '2026-01-05 16:00 – 2026-01-05 17:00',
      '2026-01-07 18:00 – 2026-01-07 19:00',
    ]);
  });

  it('leaves out its exclusions and stops after its last day', () => {
    const short = schedule({ endDate: '2026-01-26', exclusions: ['2026-01-12'] });
    expect(listed([short], '2025-01-01', '2027-01-01').map((text) => text.slice(0, 10))).toEqual([
      '2026-01-05',
      '2026-01-19',
      '2026-01-26',
    ]);
  });

  it('does not start before its first day, though the weekday would fit', () => {
    const fromWednesday = schedule({ startDate: '2026-01-07' });
    expect(listed([fromWednesday], '2026-01-01', '2026-01-13')).toEqual([
      '2026-01-12 18:00 – 2026-01-12 19:30',
    ]);
  });

  it('finds occurrences far ahead of an open-ended start', () => {
    expect(listed([schedule({})], '2099-06-01', '2099-06-08')).toEqual([
      '2099-06-01 18:00 – 2099-06-01 19:30',
    ]);
  });

  it('runs over midnight when it ends earlier than it starts', () => {
    const nights = schedule({ times: [hours('22:00', '02:00', 5)] });
    expect(listed([nights], '2026-01-10T01:00', '2026-01-11')).toEqual([
      '2026-01-09 22:00 – 2026-01-10 02:00',
    ]);
  });
});

describe('a schedule of every other week', () => {
  it('counts weeks from the Monday of its start', () => {
    const biweekly = schedule({
      kind: 'BIWEEKLY',
      startDate: '2026-01-07',
      times: [hours('18:00', '19:00', 1), hours('12:00', '13:00', 4)],
    });
    expect(listed([biweekly], '2026-01-01', '2026-02-08').map((o) => o.slice(0, 10))).toEqual([
      '2026-01-08',
      '2026-01-19',
      '2026-01-22',
      '2026-02-02',
      '2026-02-05',
    ]);
  });

  it('keeps its rhythm over a year of 53 weeks', () => {
    const biweekly = schedule({ kind: 'BIWEEKLY', startDate: '2026-12-21' });
    expect(listed([biweekly], '2026-12-20', '2027-02-01').map((o) => o.slice(0, 10))).toEqual([
      '2026-12-21',
      '2027-01-04',
      '2027-01-18',
    ]);
  });
});

describe('a monthly schedule', () => {
  it('moves to the last day of months that are shorter', () => {
    const monthly = schedule({
      kind: 'MONTHLY',
      startDate: '2027-10-31',
      times: [hours('12:00', '13:00')],
    });
    expect(listed([monthly], '2027-10-01', '2028-06-01').map((o) => o.slice(0, 10))).toEqual([
      '2027-10-31',
      '2027-11-30',
      '2027-12-31',
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
      '2028-05-31',
    ]);
  });

  it('ends on its last day', () => {
    const monthly = schedule({
      kind: 'MONTHLY',
      startDate: '2026-01-15',
      endDate: '2026-03-14',
      times: [hours('12:00', '13:00')],
    });
    expect(listed([monthly], '2026-01-01', '2027-01-01')).toHaveLength(2);
  });
});

describe('a date range', () => {
  it('takes place every day, all day without hours', () => {
    const range = schedule({
      kind: 'DATE_RANGE',
      startDate: '2026-03-28',
      endDate: '2026-03-30',
      times: [],
    });
    const found = occurrencesOf([range], at('2026-03-01'), at('2026-04-01'), 100);
    expect(found.every(({ isAllDay }) => isAllDay)).toBe(true);
    expect(found.map(({ start, end }) => (+end - +start) / 3_600_000)).toEqual([24, 23, 24]);
  });

  it('opens at its hours on each day', () => {
    const range = schedule({
      kind: 'DATE_RANGE',
      startDate: '2026-06-01',
      endDate: '2026-06-03',
      times: [hours('10:00', '16:00')],
    });
    expect(listed([range], '2026-06-02', '2026-06-03')).toEqual([
      '2026-06-02 10:00 – 2026-06-02 16:00',
    ]);
  });
});

describe('a single time', () => {
  const single = schedule({
    kind: 'SINGLE',
    startDate: '2026-05-09',
    endDate: '2026-05-09',
    times: [hours('10:00', '10:00')],
  });

  it('may be a moment without a stated end', () => {
    expect(listed([single], '2026-05-09T10:00', '2026-05-10')).toEqual([
      '2026-05-09 10:00 – 2026-05-09 10:00',
    ]);
    expect(listed([single], '2026-05-09T10:01', '2026-05-10')).toEqual([]);
  });

  it('may last for days', () => {
    const camp = { ...single, endDate: '2026-05-12', times: [hours('18:00', '12:00')] };
    expect(listed([camp], '2026-05-11', '2026-05-12')).toEqual([
      '2026-05-09 18:00 – 2026-05-12 12:00',
    ]);
  });

  it('moves forward by the hour that spring skips', () => {
    const skipped = { ...single, startDate: '2026-03-29', endDate: '2026-03-29' };
    const [found] = occurrencesOf(
      [{ ...skipped, times: [hours('03:30', '05:00')] }],
      at('2026-03-29'),
      at('2026-03-30'),
      1,
    );
    expect(found?.start.toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(found?.end.toISOString()).toBe('2026-03-29T02:00:00.000Z');
  });

  it('takes the first of the hours that autumn repeats', () => {
    const repeated = { ...single, startDate: '2026-10-25', endDate: null };
    const [found] = occurrencesOf(
      [{ ...repeated, times: [hours('03:30', '04:30')] }],
      at('2026-10-25'),
      at('2026-10-26'),
      1,
    );
    expect(found?.start.toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(found?.end.toISOString()).toBe('2026-10-25T02:30:00.000Z');
  });
});

describe('several schedules', () => {
  it('merge in order of time, the same occurrence once, up to the limit', () => {
    const mondays = schedule({});
    const tuesdays = schedule({ times: [hours('09:00', '10:00', 2)] });
    expect(listed([tuesdays, mondays, { ...mondays }], '2026-01-05', '2027-01-01', 3)).toEqual([
      '2026-01-05 18:00 – 2026-01-05 19:30',
      '2026-01-06 09:00 – 2026-01-06 10:00',
      '2026-01-12 18:00 – 2026-01-12 19:30',
    ]);
  });
});

describe('the next occurrence', () => {
  it('is the one that goes on now, never one that is over', () => {
    const next = (now: string) => nextOccurrence([schedule({})], at(now))?.start;
    expect(next('2026-01-05T19:00')).toEqual(at('2026-01-05T18:00'));
    expect(next('2026-01-05T19:30')).toEqual(at('2026-01-12T18:00'));
  });

  it('is null when nothing is left', () => {
    const over = schedule({ endDate: '2026-02-01' });
    expect(nextOccurrence([over], at('2026-03-01'))).toBeNull();
    expect(countFurtherOccurrences([over], at('2026-03-01'))).toBe(0);
  });

  it('is followed by 1,081 others in the case of 1,082 occurrences', () => {
    const daily = schedule({
      kind: 'DATE_RANGE',
      startDate: '2026-01-01',
      endDate: '2028-12-17',
      times: [hours('10:00', '10:00')],
    });
    expect(occurrencesOf([daily], at('2025-01-01'), null, 5_000)).toHaveLength(1_082);
    expect(countFurtherOccurrences([daily], at('2025-12-31'))).toBe(1_081);
    expect(countFurtherOccurrences([daily], at('2026-01-02T09:00'))).toBe(1_080);
    expect(countFurtherOccurrences([daily], at('2026-01-02T10:01'))).toBe(1_079);
  });

  it('has no number of followers when there is no end', () => {
    expect(countFurtherOccurrences([schedule({})], at('2026-01-01'))).toBeNull();
  });

  it('is the same whenever else it was asked for', () => {
    const random = seeded(7);
    for (let round = 0; round < 50; round += 1) {
      const schedules = [randomSchedule(random), randomSchedule(random)] as Schedule[];
      for (let asked = 0; asked < 20; asked += 1) {
        const after = new Date(Date.UTC(2025, 0, 1) + random() * 900 * 86_400_000);
        expect(nextOccurrence(schedules, after)).toEqual(nextOccurrence([...schedules], after));
      }
    }
  });
});

describe('the span of occurrences', () => {
  it('goes from the first to the last day on which something takes place', () => {
    const mondays = schedule({ startDate: '2026-01-01', endDate: '2026-02-01' });
    const single = schedule({
      kind: 'SINGLE',
      startDate: '2025-12-24',
      endDate: null,
      times: [],
    });
    expect(occurrenceSpan([mondays, single])).toEqual({
      firstDay: '2025-12-24',
      lastDay: '2026-01-26',
      isOpenEnded: false,
    });
  });

  it('has no last day when a schedule goes on until further notice', () => {
    expect(occurrenceSpan([schedule({ startDate: '2026-01-01' })])).toEqual({
      firstDay: '2026-01-05',
      lastDay: null,
      isOpenEnded: true,
    });
  });

  it('looks past a whole season of exclusions for the last day', () => {
    const summers = schedule({
      kind: 'DATE_RANGE',
      startDate: '2026-05-01',
      endDate: '2026-09-30',
      times: [],
      exclusions: Array.from({ length: 152 }, (_, day) =>
        new Date(Date.UTC(2026, 4, 2 + day)).toISOString().slice(0, 10),
      ),
    });
    expect(occurrenceSpan([summers])).toMatchObject({
      firstDay: '2026-05-01',
      lastDay: '2026-05-01',
    });
  });

  it('is empty without occurrences', () => {
    const none = schedule({ startDate: '2026-01-06', endDate: '2026-01-10' });
    expect(hasOccurrence(none)).toBe(false);
    expect(occurrenceSpan([none])).toEqual({ firstDay: null, lastDay: null, isOpenEnded: false });
  });
});

describe('long-term', () => {
  const range = (startDate: string, endDate: string | null) =>
    occurrenceSpan([schedule({ kind: 'DATE_RANGE', startDate, endDate, times: [] })]);

  it('begins at the threshold, from first to last day', () => {
    expect(isLongTerm(range('2026-01-01', '2026-04-01'), 90)).toBe(true);
    expect(isLongTerm(range('2026-01-01', '2026-03-31'), 90)).toBe(false);
    expect(isLongTerm(range('2026-01-01', '2026-03-31'), 89)).toBe(true);
  });

  it('holds for what has no end', () => {
    expect(isLongTerm(range('2026-01-01', null), 90)).toBe(true);
    expect(isLongTerm(occurrenceSpan([]), 90)).toBe(true);
  });

  it('counts occurrences, not the dates of the schedule', () => {
    const span = occurrenceSpan([
      schedule({ startDate: '2026-01-01', endDate: '2026-04-01', exclusions: ['2026-03-30'] }),
    ]);
    expect(span).toMatchObject({ firstDay: '2026-01-05', lastDay: '2026-03-23' });
    expect(isLongTerm(span, 90)).toBe(false);
  });
});
