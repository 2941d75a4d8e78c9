import { bodyHash } from './body-hash';

describe('bodyHash', () => {
  it('does not look at the order of fields', () => {
    expect(bodyHash({ a: 1, b: { c: [1, 2], d: null } })).toBe(
      bodyHash({ b: { d: null, c: [1, 2] }, a: 1 }),
    );
  });

  it.each([{ a: [2, 1] }, { a: [1, 2], b: null }, { a: ['1', '2'] }])('tells %j apart', (other) => {
    expect(bodyHash(other)).not.toBe(bodyHash({ a: [1, 2] }));
  });
});
