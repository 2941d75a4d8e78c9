/**
 * A place in a body for an id that only PTV can give, and the `sourceId` of the object whose id
 * belongs there. `path` leads through fields and list positions: `serviceChannels.0`. Lists and
 * objects on the way are there.
 */
export interface BodyReference {
  readonly path: string;
  readonly sourceId: string;
}

/** The body with PTV's ids where they belong. Throws when an id is not known. */
export function fillReferences(
  body: object,
  references: readonly BodyReference[],
  idOf: (sourceId: string) => string | undefined,
): Record<string, unknown> {
  let filled = body;
  for (const { path, sourceId } of references) {
    const id = idOf(sourceId);
    if (id === undefined) throw new Error(`No PTV id is known for ${sourceId} (${path}).`);
    filled = withValue(filled, path.split('.'), id);
  }
  return filled as Record<string, unknown>;
}

/** Copies what lies on the way, and nothing else. */
function withValue(target: object, [key, ...rest]: readonly string[], value: string): object {
  const copy = (Array.isArray(target) ? [...target] : { ...target }) as Record<string, unknown>;
  copy[key!] = rest.length === 0 ? value : withValue(copy[key!] as object, rest, value);
  return copy;
}
