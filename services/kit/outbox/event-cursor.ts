import { randomUUID } from 'node:crypto';
import { ClientError } from '../../../platform/errors';
import type { EventPosition } from './stored-event';

/** What a client handed back. */
export interface EventCursor extends EventPosition {
  /** It came with a listing of a snapshot whose end the client has not seen. */
  readonly isInSnapshot: boolean;
}

type Kind = 'event' | 'snapshot';

/** Opaque text for "everything up to this event was seen". Equal in every process. */
export const encodeEventCursor = (feed: string, position: EventPosition): string =>
  encode('event', feed, position);

/**
 * Opaque text for "a snapshot as of this event has begun": nothing can go on behind it. No two
 * snapshots give the same, for no two need give their rows in the same order.
 */
export const encodeSnapshotCursor = (feed: string, position: EventPosition): string =>
  encode('snapshot', feed, position, randomUUID());

/** What a cursor of this feed says; anything else is INVALID_CURSOR. */
export function decodeEventCursor(feed: string, cursor: string): EventCursor {
  const [kind, name, position, at] = parse(cursor);
  if (!isKind(kind) || name !== feed || !isPosition(position)) throw invalidEventCursor();
  return { position, at: momentOf(at), isInSnapshot: kind === 'snapshot' };
}

/** The argument `after` of a client; null without one. Empty text is no cursor. */
export const readAfter = (feed: string, after: string | null | undefined): EventCursor | null =>
  after === null || after === undefined ? null : decodeEventCursor(feed, after);

export const invalidEventCursor = (): ClientError =>
  new ClientError(
    'INVALID_CURSOR',
    'The cursor in `after` is none that these events have given; start again without `after`.',
    { argument: 'after' },
  );

const encode = (
  kind: Kind,
  feed: string,
  { position, at }: EventPosition,
  ...more: readonly string[]
): string =>
  Buffer.from(JSON.stringify([kind, feed, position, at?.getTime() ?? null, ...more])).toString(
    'base64url',
  );

const isKind = (value: unknown): value is Kind => value === 'event' || value === 'snapshot';

const isPosition = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

/** Null when it says no moment; a forged one that no date can hold must not throw later. */
function momentOf(value: unknown): Date | null {
  const moment = new Date(typeof value === 'number' ? value : NaN);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
