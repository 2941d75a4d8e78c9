import { invalidCursor } from '../pagination/cursor';

/** Opaque text for "everything up to this event was seen". */
export const encodeEventCursor = (service: string, position: number): string =>
  Buffer.from(JSON.stringify(['event', service, position])).toString('base64url');

/** The position in a cursor of this service's events; anything else is INVALID_CURSOR. */
export function decodeEventCursor(service: string, cursor: string): number {
  const [kind, name, position] = parse(cursor);
  if (kind !== 'event' || name !== service) throw invalidCursor();
  if (!Number.isSafeInteger(position) || (position as number) < 0) throw invalidCursor();
  return position as number;
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
