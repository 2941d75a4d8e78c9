import { furthestDay, parseLocalDay, printLocalDay } from './local-day';
import { type Schedule } from './schedule.model';
import { Cycle, recurrencesOf } from './schedule.recurrence';

const schedule = (over: Partial<Schedule>): Schedule => ({
  kind: 'WEEKLY',
  startDate: '2026-01-07',
  endDate: '2026-06-30',
  times: [],
  exclusions: [],
  ...over,
});

const time = (weekday: number | null, startTime: string, endTime: string) => ({
  weekday,
  startTime,
  endTime,
});

it('is one row for each weekday and hour, from the first day that it is due', () => {
  const times = [time(1, '18:00', '19:30'), time(3, '22:00', '01:00')];
  const [monday, wednesday] = recurrencesOf([schedule({ times, exclusions: ['2026-01-12'] })]);
  expect(monday).toMatchObject({ cycle: Cycle.WEEKLY, startMinute: 1_080, endMinute: 1_170 });
  expect(printLocalDay(monday?.firstDay ?? 0)).toBe('2026-01-12');
  expect(monday?.exclusions).toEqual([parseLocalDay('2026-01-12')]);
  expect(wednesday).toMatchObject({ startMinute: 1_320, endMinute: 1_500 });
  expect(printLocalDay(wednesday?.firstDay ?? 0)).toBe('2026-01-07');
});

it('counts every other week from that of the first day', () => {
  const times = [time(1, '10:00', '11:00'), time(5, '10:00', '11:00')];
  const days = recurrencesOf([schedule({ kind: 'BIWEEKLY', times })]);
  expect(days.map(({ firstDay }) => printLocalDay(firstDay))).toEqual(['2026-01-19', '2026-01-09']);
});

it('knows days without hours, ends on later days and ends that are open', () => {
  const over = { endDate: '2026-01-09', times: [time(null, '15:00', '12:00')] };
  const [camp] = recurrencesOf([schedule({ kind: 'SINGLE', ...over })]);
  expect(camp).toMatchObject({ startMinute: 900, endMinute: 2 * 1_440 + 720, isAllDay: false });
  const [whole] = recurrencesOf([schedule({ kind: 'SINGLE', endDate: '2026-01-08' })]);
  expect(whole).toMatchObject({ startMinute: 0, endMinute: 2 * 1_440, isAllDay: true });
  const [monthly] = recurrencesOf([schedule({ kind: 'MONTHLY', endDate: null })]);
  expect(monthly).toMatchObject({ cycle: Cycle.MONTHLY, phase: 7, lastDay: furthestDay });
});

it('leaves out what never takes place, and what is said twice', () => {
  const once = schedule({ kind: 'SINGLE', exclusions: ['2026-01-07'] });
  const late = schedule({ startDate: '2026-06-30', times: [time(1, '10:00', '11:00')] });
  expect(recurrencesOf([once, late])).toEqual([]);
  const daily = schedule({ kind: 'DATE_RANGE' });
  expect(recurrencesOf([daily, daily])).toHaveLength(1);
});
