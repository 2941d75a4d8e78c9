/** Texts of each of the two generations that are kept; longer ones are not. */
const mostTexts = 4_000;
const longestText = 2_000;

/**
 * Parses a text once while it is among those that are often asked for: first pages hold the same
 * listings again and again. The value is shared by all who ask, and frozen for that. What was not
 * asked for while some thousand others were is forgotten: in order of use, as `BoundedCache` keeps
 * them, finding a text takes longer than parsing it.
 */
export function parsedOnce<T>(parse: (text: string) => T): (text: string) => T {
  let recent = new Map<string, T>();
  let earlier = new Map<string, T>();
  const keep = (text: string, value: T): T => {
    if (recent.size >= mostTexts) {
      earlier = recent;
      recent = new Map();
    }
    recent.set(text, value);
    return value;
  };
  return (text) => {
    if (text.length > longestText) return parse(text);
    const known = recent.get(text);
    if (known !== undefined) return known;
    const old = earlier.get(text);
    return keep(text, old === undefined ? frozen(parse(text)) : old);
  };
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
