const weights = [7, 9, 10, 5, 8, 4, 2];

/**
 * Numbers of this range have never been given to anybody (those in use begin with 0 to 3), so
 * that no demo organisation carries a real one's Y-tunnus.
 */
export const firstDemoNumber = 9_000_000;

/** The check digit of a seven-digit number; null when the number may not be used at all. */
export function businessIdCheckDigit(number: number): number | null {
  const digits = String(number).padStart(7, '0');
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const remainder = sum % 11;
  if (remainder === 1) return null;
  return remainder === 0 ? 0 : 11 - remainder;
}

/** Valid Y-tunnus after Y-tunnus, each once: `9000000-8`, … */
export function* demoBusinessIds(): Generator<string, never> {
  for (let number = firstDemoNumber; ; number += 1) {
    const digit = businessIdCheckDigit(number);
    if (digit !== null) yield `${number}-${digit}`;
  }
}
