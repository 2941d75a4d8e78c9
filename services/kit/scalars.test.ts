import { Kind } from 'graphql';
import { DateScalar, DateTimeScalar, LocalTimeScalar } from './scalars';

describe('DateTime', () => {
  it.each([
    ['2026-03-01T16:00:00Z', '2026-03-01T16:00:00.000Z'],
    ['2026-03-01T18:00:00+02:00', '2026-03-01T16:00:00.000Z'],
    ['2026-03-01T16:00Z', '2026-03-01T16:00:00.000Z'],
    ['2026-03-01T16:00:00.123456Z', '2026-03-01T16:00:00.123Z'],
  ])('reads %s', (text, answered) => {
    expect(DateTimeScalar.serialize(DateTimeScalar.parseValue(text))).toBe(answered);
  });

  it.each([
    '2026-03-01',
    '2026-03-01T16:00:00',
    '2026-02-30T10:00:00Z',
    '2026-03-01T25:00:00Z',
    '0000-12-31T23:59:59Z',
    '9999-12-31T23:59:59-23:00',
    'now',
    5,
    null,
  ])('refuses %s and shows how to write it', (value) => {
    expect(() => DateTimeScalar.parseValue(value)).toThrow('with an offset or Z');
  });
});

describe('Date and LocalTime', () => {
  it('take literals', () => {
    expect(DateScalar.parseLiteral({ kind: Kind.STRING, value: '2028-02-29' })).toBe('2028-02-29');
    expect(() => DateScalar.parseLiteral({ kind: Kind.INT, value: '2028' })).toThrow(
      '2028 is no Date',
    );
  });

  it.each(['2026-02-29', '2026-13-01', '1.1.2026', ''])('a day is not %j', (text) => {
    expect(() => DateScalar.parseValue(text)).toThrow('no Date');
  });

  it.each(['24:00', '7:30', '07:60', '07:30:00', ''])('a time is not %j', (text) => {
    expect(() => LocalTimeScalar.parseValue(text)).toThrow('no LocalTime');
  });

  it('shows a time of the database without its seconds', () => {
    expect(LocalTimeScalar.serialize('17:30:00')).toBe('17:30');
  });
});
