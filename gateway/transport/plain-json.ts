/**
 * The value that JSON text of this value would give, without writing the text: dates and other
 * objects with `toJSON` are replaced, undefined is left out. Changes objects and lists in place.
 */
export function plainJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return plainLeaf(value);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (typeof item === 'string') continue;
      value[index] = plainJson(item) ?? null;
    }
    return value;
  }
  // An executor's own objects have no prototype; others are values of custom scalars, not ours to
  // change.
  if (Object.getPrototypeOf(value) !== null) return JSON.parse(JSON.stringify(value)) as unknown;
  const object = value as Record<string, unknown>;
  for (const key in object) {
    const field = object[key];
    if (typeof field === 'string') continue;
    const plain = plainJson(field);
    if (plain === undefined) delete object[key];
    else if (plain !== field) object[key] = plain;
  }
  return object;
}

function plainLeaf(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol')
    return undefined;
  return value;
}
