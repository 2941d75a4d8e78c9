import { createRandom } from './random';

const draws = (seed: string): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: 5 }, () => random.integer(0, 999));
};

describe('createRandom', () => {
  it('draws the same from the same seed, on every machine', () => {
    expect(draws('1/listing/1')).toEqual(draws('1/listing/1'));
    expect(draws('1/listing/1')).toEqual([484, 442, 674, 794, 65]);
  });

  it('draws something else from a seed that differs in one character', () => {
    expect(draws('1/listing/1')).not.toEqual(draws('1/listing/2'));
  });

  it('draws each value of a range about equally often', () => {
    const random = createRandom('range');
    const counts = [0, 0, 0, 0];
    for (let draw = 0; draw < 4_000; draw += 1) {
      const value = random.integer(0, 3);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  it('draws keys as often as their weights say, never one of weight 0', () => {
    const random = createRandom('weights');
    let often = 0;
    for (let draw = 0; draw < 2_000; draw += 1) {
      const key = random.weighted({ often: 3, seldom: 1, never: 0 });
      expect(key).not.toBe('never');
      if (key === 'often') often += 1;
    }
    expect(Math.abs(often - 1_500)).toBeLessThan(100);
  });

  it('samples different elements and leaves the list as it was', () => {
    const list = [1, 2, 3, 4];
    const random = createRandom('sample');
    expect(random.sample(list, 9).sort()).toEqual([1, 2, 3, 4]);
    expect(new Set(random.sample(list, 3)).size).toBe(3);
    expect(list).toEqual([1, 2, 3, 4]);
  });

  it('refuses to pick from an empty list', () => {
    expect(() => createRandom('empty').pick([])).toThrow(RangeError);
  });
});
