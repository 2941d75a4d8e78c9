import { decodeCursor, encodeCursor, fingerprint } from './cursor';
import type { Keyset, KeyType } from './keyset';

const orderOf = (...types: KeyType[]): Keyset<unknown[]> => ({
  name: 'test',
  columns: types.map((type, index) => ({
    sql: `c${index}`,
    type,
    direction: 'ASC',
    value: (row) => row[index] as string,
  })),
});

const print = fingerprint('list', 'order', {});
const forge = (...content: unknown[]): string =>
  Buffer.from(JSON.stringify(content)).toString('base64url');

describe('a cursor', () => {
  it('brings back the keys of its node, and is opaque', () => {
    const order = orderOf('timestamptz', 'text', 'bigint', 'date', 'float8', 'int');
    const at = new Date('2026-01-01T10:00:00.123Z');
    const cursor = encodeCursor(print, order, [at, 'å', 7, '2026-02-28', 0.1, -3]);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(decodeCursor(print, order, cursor)).toEqual([
      '2026-01-01T10:00:00.123Z',
      'å',
      7,
      '2026-02-28',
      0.1,
      -3,
    ]);
  });

  it('is the same for a condition that is null and one that is absent', () => {
    expect(fingerprint('list', 'order', { a: 1, b: null })).toBe(
      fingerprint('list', 'order', { a: 1, c: undefined }),
    );
    expect(fingerprint('list', 'order', { a: 1 })).not.toBe(fingerprint('list', 'order', { a: 2 }));
  });

  it.each<[string, KeyType, string]>([
    [
      'another list',
      'text',
      encodeCursor(fingerprint('other', 'order', {}), orderOf('text'), ['a']),
    ],
    ['no base64', 'text', '%%%'],
    ['no JSON', 'text', 'bm9uc2Vuc2U'],
    ['no list', 'text', Buffer.from('{"0":1}').toString('base64url')],
    ['too few keys', 'text', forge(print)],
    ['too many keys', 'text', forge(print, 'a', 'b')],
    ['a number for a text', 'text', forge(print, 1)],
    ['a text that PostgreSQL refuses', 'text', forge(print, 'a\0')],
    ['no time', 'timestamptz', forge(print, 'yesterday')],
    ['a year of no database', 'timestamptz', forge(print, '+275760-09-13T00:00:00.000Z')],
    ['a year before the first', 'timestamptz', forge(print, '-000001-01-01T00:00:00.000Z')],
    ['more than a column holds', 'int', forge(print, 2 ** 31)],
    ['no number', 'float8', forge(print, '1.5')],
    ['a fraction', 'bigint', forge(print, 1.5)],
    ['no day', 'date', forge(print, '2026-02-30')],
  ])('is refused: %s', (_what, type, cursor) => {
    expect(() => decodeCursor(print, orderOf(type), cursor)).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'INVALID_CURSOR' }) }),
    );
  });
});
