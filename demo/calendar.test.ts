import {
  helsinkiInstant,
  lastSundayOf,
  nextWeekday,
  parseDay,
  printDay,
  printTime,
  weekdayOf,
} from './calendar';

describe('calendar', () => {
  it('counts days and prints them again', () => {
    expect(printDay(parseDay('2028-02-29') + 1)).toBe('2028-03-01');
    expect(() => parseDay('2026-13-01')).toThrow(RangeError);
    expect(() => parseDay('2026-1-1')).toThrow('2026-1-1');
  });

  it('numbers weekdays from Monday', () => {
    expect(weekdayOf(parseDay('2026-11-02'))).toBe(1);
    expect(weekdayOf(parseDay('1969-12-28'))).toBe(7);
    expect(printDay(nextWeekday(parseDay('2026-11-02'), 1))).toBe('2026-11-02');
    expect(printDay(nextWeekday(parseDay('2026-11-03'), 1))).toBe('2026-11-09');
  });

  it('knows when the clocks change', () => {
    expect(printDay(lastSundayOf(2027, 3))).toBe('2027-03-28');
    expect(printDay(lastSundayOf(2026, 10))).toBe('2026-10-25');
    expect(printDay(lastSundayOf(2021, 10))).toBe('2021-10-31');
  });

  it('turns Finnish wall clock time into instants, summer and winter', () => {
    expect(helsinkiInstant(parseDay('2026-07-01'), 17 * 60)).toBe('2026-07-01T14:00:00.000Z');
    expect(helsinkiInstant(parseDay('2026-12-01'), 17 * 60)).toBe('2026-12-01T15:00:00.000Z');
  });

  it('prints minutes of the day as local time', () => {
    expect(printTime(9 * 60 + 5)).toBe('09:05');
    expect(printTime(25 * 60)).toBe('01:00');
  });
});
