import { type DataSource } from 'typeorm';
import { type KnownListing } from './listing.facts';

/** So many listings are remembered, the last ones. */
const mostRemembered = 1_000;

const bySource = new WeakMap<DataSource, Map<string, KnownListing>>();

/** Remembers a listing as this process has written it: what was just written is often changed next. */
export function rememberWritten(dataSource: DataSource, known: KnownListing): void {
  const written = bySource.get(dataSource) ?? new Map<string, KnownListing>();
  bySource.set(dataSource, written);
  written.delete(known.listing.id);
  written.set(known.listing.id, known);
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
): KnownListing | undefined {
  const written = bySource.get(dataSource);
  const known = written?.get(id);
  written?.delete(id);
  return known?.listing.version === version ? known : undefined;
}
