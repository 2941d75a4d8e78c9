import { createHash } from 'node:crypto';
import type { ContentAddress } from '../../kit/content';

/** PTV: `^[A-Za-z0-9-.]*$`. Anything else in an id becomes `.` code point `.`, so ids stay apart. */
const encode = (id: string): string =>
  id.replace(/[^A-Za-z0-9-]/gu, (character) => `.${character.codePointAt(0)!.toString(16)}.`);

const join = (kind: string, ...ids: readonly string[]): string =>
  // A dot behind a dot never comes from an id: `.-.` keeps the parts apart.
  `lahella-${kind}-${ids.map(encode).join('.-.')}`;

export const organisationSourceId = (organisationId: string): string =>
  join('organisation', organisationId);

export const serviceSourceId = (listingId: string): string => join('service', listingId);

export const channelSourceId = (
  kind: 'web' | 'phone',
  listingId: string,
  channelId: string,
): string => join(kind, listingId, channelId);

/**
 * A place is one service location for all listings of its organisation: PTV wants one for an
 * address. So its id comes from the address, shortened; capital letters and spaces do not matter.
 */
export function placeSourceId(
  organisationId: string,
  { street, postalCode }: ContentAddress,
): string {
  const address = `${street} ${postalCode}`.toLocaleLowerCase('fi').replace(/\s+/g, ' ').trim();
  const digest = createHash('sha256').update(address).digest('hex').slice(0, 20);
  return join('place', organisationId, digest);
}
