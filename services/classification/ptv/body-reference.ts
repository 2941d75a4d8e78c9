/**
 * A place in a body for an id that only PTV can give, and the `sourceId` of the object whose id
 * belongs there. `path` leads through fields and list positions: `serviceChannels.0`. Lists and
 * objects on the way are there.
 */
export interface BodyReference {
  readonly path: string;
  readonly sourceId: string;
}

type Json = Record<string, unknown>;

/** A copy of the body with PTV's ids where they belong. Throws when an id is not known. */
export function fillReferences(
  body: object,
  references: readonly BodyReference[],
  idOf: (sourceId: string) => string | undefined,
): Json {
  const filled = structuredClone(body) as Json;
  for (const { path, sourceId } of references) {
    const id = idOf(sourceId);
    if (id === undefined) throw new Error(`No PTV id is known for ${sourceId} (${path}).`);
    set(filled, path.split('.'), id);
  }
  return filled;
}

function set(target: Json, [key, ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) target[key!] = value;
  else set(target[key!] as Json, rest, value);
}
