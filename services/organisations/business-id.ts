const weights = [7, 9, 10, 5, 8, 4, 2];

/**
 * A Y-tunnus as the register writes it (`1234567-8`), or null when the text is none or its check
 * digit is wrong. Takes what people type: spaces, a missing hyphen, the country code of a VAT
 * number, six digits as numbers given before 1979 have them.
 */
export function parseBusinessId(text: string): string | null {
  const match = /^(?:FI)?(\d{6,7})-?(\d)$/i.exec(text.replace(/\s/g, ''));
  const digits = match?.[1]?.padStart(7, '0');
  if (!digits || checkDigit(digits) !== Number(match?.[2])) return null;
  return `${digits}-${match?.[2]}`;
}

/** The check digit of seven digits; null for those that have none (remainder 1). */
export function checkDigit(digits: string): number | null {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const remainder = sum % 11;
  if (remainder === 1) return null;
  return remainder === 0 ? 0 : 11 - remainder;
}
