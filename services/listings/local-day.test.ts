import { DateTime } from 'luxon';
import { localMinuteAt } from './local-day';

const minute = 60_000;

/** What luxon says Finnish clocks show, asked for this one instant. */
const shown = (milliseconds: number): number => {
  const there = DateTime.fromMillis(milliseconds, { zone: 'Europe/Helsinki' });
  return Math.floor((milliseconds + there.offset * minute) / minute);
};

describe('what Finnish clocks show', () => {
  it.each([
    ['a year of clock changes', Date.UTC(2026, 0, 1)],
    ['the year in which summer time came', Date.UTC(1981, 0, 1)],
  ])('is right at every quarter of an hour of %s', (_name, start) => {
    for (let quarter = 0; quarter < 366 * 96; quarter += 1) {
      const instant = start + quarter * 15 * minute;
      if (localMinuteAt(new Date(instant)) !== shown(instant))
        throw new Error(`wrong at ${new Date(instant).toISOString()}`);
    }
  });

  it.each([
    '1921-05-01T00:00:00Z',
    '1969-12-31T23:59:00Z',
    '2199-07-01T12:00:00Z',
    '2300-07-01T12:00:00Z',
  ])('is right at %s, far from now', (text) => {
    const instant = Date.parse(text);
    expect(localMinuteAt(new Date(instant))).toBe(shown(instant));
  });
});
