import { businessIdCheckDigit, demoBusinessIds } from './business-id';

describe('businessIdCheckDigit', () => {
  it('gives the digit that the weights 7, 9, 10, 5, 8, 4, 2 give', () => {
    expect(businessIdCheckDigit(1234567)).toBe(1);
    expect(businessIdCheckDigit(1)).toBe(9);
  });

  it('is 0 where the remainder is 0 and refuses numbers of remainder 1', () => {
    expect(businessIdCheckDigit(0)).toBe(0);
    const refused = Array.from({ length: 1_000 }, (_, number) => number).filter(
      (number) => businessIdCheckDigit(number) === null,
    );
    expect(refused).toContain(6);
  });
});

describe('demoBusinessIds', () => {
  it('gives different ids of a range that nobody has', () => {
    const ids = demoBusinessIds();
    const first = Array.from({ length: 5_000 }, () => ids.next().value);
    expect(new Set(first).size).toBe(5_000);
    expect(first.every((id) => /^90\d{5}-\d$/.test(id))).toBe(true);
  });
});
