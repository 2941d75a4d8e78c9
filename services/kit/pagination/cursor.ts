import { createHash } from 'node:crypto';
import { ClientError } from '../../../platform/errors';
import { isStorable, isStorableMoment } from '../storable';
import type { Keyset, KeyType } from './keyset';

export type KeyValue = string | number;

/** Short name for "this list in this order with this filter": what a cursor is bound to. */
export function fingerprint(list: string, order: string, identity: unknown): string {
  // A condition that is null is the same as one that is absent.
  const text = JSON.stringify(
    [list, order, identity],
    (_key, value: unknown) => value ?? undefined,
  );
  return createHash('sha256').update(text).digest('base64url').slice(0, 11);
}

/** Opaque text that leads back to the place behind `node`. */
export function encodeCursor<T>(print: string, order: Keyset<T>, node: T): string {
  const keys = order.columns.map((column) => keyValue(column.value(node)));
  return Buffer.from(JSON.stringify([print, ...keys])).toString('base64url');
}

/** The key values of a cursor of this list; anything else is refused with INVALID_CURSOR. */
export function decodeCursor<T>(print: string, order: Keyset<T>, cursor: string): KeyValue[] {
  const [given, ...keys] = parse(cursor);
  const fits =
    given === print &&
    keys.length === order.columns.length &&
    order.columns.every((column, index) => accepts[column.type](keys[index]));
  if (!fits) throw invalidCursor();
  return keys as KeyValue[];
}

export const invalidCursor = (): ClientError =>
  new ClientError(
    'INVALID_CURSOR',
    'The cursor in `after` is not one that this list gives with this filter and order; start again without `after`.',
    { argument: 'after' },
  );

const keyValue = (value: KeyValue | Date): KeyValue =>
  value instanceof Date ? value.toISOString() : value;

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

const largestInt = 2 ** 31 - 1;

// What PostgreSQL could choke on must not come through: a forged cursor is the client's error.
const accepts: Record<KeyType, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string' && isStorable(value),
  int: (value) => Number.isInteger(value) && Math.abs(value as number) <= largestInt,
  bigint: (value) => Number.isSafeInteger(value),
  float8: (value) => Number.isFinite(value),
  timestamptz: (value) => typeof value === 'string' && isIsoInstant(value),
  date: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value),
};

const isIsoInstant = (value: string): boolean => {
  const moment = new Date(value);
  return isStorableMoment(moment) && moment.toISOString() === value;
};

const isDay = (value: string): boolean => isIsoInstant(`${value}T00:00:00.000Z`);
