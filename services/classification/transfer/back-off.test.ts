import { backOff } from './back-off';

describe('backOff', () => {
  const at = (attempts: number, random: number) =>
    backOff(attempts, { base: 100, max: 1_000, random: () => random });

  it('doubles up to its longest', () => {
    expect([1, 2, 3, 4, 5, 500].map((attempts) => at(attempts, 1))).toEqual([
      100, 200, 400, 800, 1_000, 1_000,
    ]);
  });

  it('is scattered by half', () => {
    expect(at(3, 0)).toBe(200);
  });
});
