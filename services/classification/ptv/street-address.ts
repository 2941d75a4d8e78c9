/** Street and number apart, as PTV stores them. */
export interface StreetParts {
  readonly street: string;
  /** `13 A 2 B`: the number with staircase and door; absent where the street has none. */
  readonly streetNumber?: string;
}

const maxNumberLength = 30;

/** The first number that stands by itself begins the street number: “Kansankatu 13 A 2B”. */
export function splitStreet(text: string): StreetParts {
  const match = /^(.*?\D)\s+(\d+\s*[A-Za-zÅÄÖåäö]?\b.*)$/.exec(text.trim());
  const street = match?.[1]?.replace(/[\s,]+$/, '') ?? '';
  const streetNumber = match?.[2]?.trim() ?? '';
  if (street === '' || streetNumber === '' || streetNumber.length > maxNumberLength)
    return { street: text.trim() };
  return { street, streetNumber };
}
