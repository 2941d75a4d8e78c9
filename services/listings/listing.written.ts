import { type DataSource } from 'typeorm';
import { type Listing } from './listing.entity';

/** So many listings are remembered, the last ones. */
const mostRemembered = 1_000;

const bySource = new WeakMap<DataSource, Map<string, Listing>>();

/** Remembers a listing as this process has written it: what was just written is often changed next. */
export function rememberWritten(dataSource: DataSource, listing: Listing): void {
  const written = bySource.get(dataSource) ?? new Map<string, Listing>();
  bySource.set(dataSource, written);
  written.delete(listing.id);
  written.set(listing.id, listing);
  if (written.size <= mostRemembered) return;
  for (const oldest of written.keys()) {
    written.delete(oldest);
    return;
  }
}

/**
 * The listing as this process wrote it as that version, once: what the table holds, unless it has
 * another version by now. A change that is written only to that version may begin with it.
 */
export function takeWritten(
  dataSource: DataSource,
  id: string,
  version: number,
): Listing | undefined {
  const written = bySource.get(dataSource);
  const listing = written?.get(id);
  written?.delete(id);
  return listing?.version === version ? listing : undefined;
}
