import { RawText } from '../../platform/raw-text';
import { readJson } from './read-json';

const long = 'Pöydän jalka on lyhyt. '.repeat(10);

function bytesOf(text: string | Buffer): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  Buffer.from(text).copy(bytes);
  return bytes;
}

const rows = (body: string) => Array.from({ length: 30 }, (_, id) => ({ id, name: 'Ä', body }));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('reading the JSON of a subgraph', () => {
  it('leaves long strings of a large body as bytes', () => {
    const value = { data: { rows: rows(long), list: [long, 'short', [long]] } };
    const read = readJson(bytesOf(JSON.stringify(value)));
    const { data } = read.value as { data: { rows: { body: unknown }[]; list: unknown[] } };
    expect(data.rows[29]?.body).toBeInstanceOf(RawText);
    expect(String(data.list[0])).toBe(long);
    expect(plain(read.value)).toEqual(value);
    expect(read.isUnescaped).toBe(true);
  });

  it('takes no key for a long string, however it is spaced', () => {
    const text = JSON.stringify({ data: { rows: rows(long) } });
    const odd = text.replace('"id":0', `"${long}" : "${long}" , "__proto__":"${long}"`);
    expect(plain(readJson(bytesOf(odd)).value)).toEqual(JSON.parse(odd));
  });

  it.each([
    ['escapes', rows(`${long}\n`)],
    ['the character that stands for left-out strings', [...rows(long), '\u007f0']],
  ])('decodes everything where there are %s', (_, list) => {
    const { value } = readJson(bytesOf(JSON.stringify({ data: { list } })));
    expect(value).toEqual({ data: { list } });
  });

  it('decodes everything where there are errors', () => {
    const value = { data: { rows: rows(long) }, errors: [{ message: long }] };
    expect(readJson(bytesOf(JSON.stringify(value))).value).toEqual(value);
  });

  it('passes no bytes on that are no UTF-8', () => {
    const bytes = bytesOf(JSON.stringify({ data: { rows: rows(long) } }));
    bytes[bytes.indexOf('jalka')] = 0xff;
    const { value } = readJson(bytes);
    expect(JSON.stringify(value)).toContain('\ufffd');
  });

  it.each([
    ['a line break in a long string', (text: string) => text.replace('jalka', 'jal\nka')],
    ['a long string without an end', (text: string) => text.slice(0, -5)],
    ['no closing brace', (text: string) => text.slice(0, -1)],
  ])('refuses %s', (_, spoil) => {
    const text = JSON.stringify({ data: { rows: rows(long), last: long } });
    expect(() => readJson(bytesOf(spoil(text)))).toThrow(SyntaxError);
  });
});
