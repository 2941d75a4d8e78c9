import { RawText } from '../../platform/raw-text';
import { createShape } from '../execute/compile-shape';
import { readJson } from './read-json';

const leaves = (...keys: string[]) => keys.map((key): [string, null] => [key, null]);
const row = createShape({ keys: leaves('id', 'name', 'body'), laterKeys: ['stock'] });
const shape = createShape({
  keys: [
    ['rows', row],
    ['count', null],
  ],
  laterKeys: [],
});

/** In the middle of other bytes, where no word begins. */
function read(text: string | Buffer, along = shape) {
  const bytes = Buffer.from(text);
  const around = Buffer.concat([Buffer.from('\n[x'), bytes, Buffer.from('\n]"')]);
  return readJson(around, 3, 3 + bytes.length, along);
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const rowsOf = (value: unknown) =>
  (value as { data: { rows: Record<string, unknown>[] } }).data.rows;

/** Read along the shape, objects have all keys from the beginning. */
const wasShaped = (value: unknown): boolean => 'stock' in rowsOf(value)[0]!;

describe('reading the JSON of a subgraph', () => {
  const answer = {
    data: {
      rows: [{ id: 'a', name: 'Väinö', body: 'Öljyä. '.repeat(20) }, null, { id: 'b', name: null }],
      count: 2,
    },
  };

  it('leaves strings beyond ASCII, and those with escapes, as they came', () => {
    const escaped = 'two\nlines, "quoted" \\ and 😀';
    const given = { data: { rows: [...answer.data.rows, { id: escaped }] } };
    const { value, isPlain, hasRawText } = read(JSON.stringify(given));
    const [first, , , last] = rowsOf(value);
    expect(first!['id']).toBe('a');
    expect(first!['name']).toBeInstanceOf(RawText);
    expect((last!['id'] as RawText).toString()).toBe(escaped);
    expect(plain(value)).toEqual(given);
    expect({ isPlain, hasRawText }).toEqual({ isPlain: true, hasRawText: true });
  });

  it('makes ASCII strings of a text with other ones', () => {
    const { value, isPlain, hasRawText } = read('{"data":{"rows":[{"id":"a","name":"\\u0062"}]}}');
    expect(rowsOf(value)[0]).toEqual({ id: 'a', name: 'b' });
    expect({ isPlain, hasRawText }).toEqual({ isPlain: true, hasRawText: false });
  });

  it.each([
    ['in another order', '{"data":{"rows":[{"body":"x","id":"a"}],"count":1}}'],
    ['with spaces', '{"data": {"rows": [ {"id": "a" , "body": [ "x" , [ ] ] } , null ] } }'],
    ['with a key twice', '{"data":{"rows":[{"id":"a","id":"b"}]}}'],
    [
      'with numbers',
      '{"data":{"rows":[{"id":0,"name":-12.5e+2,"body":[1,-0,12345678901234567890]}]}}',
    ],
    ['with other leaves', '{"data":{"rows":[{"id":true,"name":false,"body":null}]}}'],
    ['with empty lists and objects', '{"data":{"rows":[{}, {"body":[]}],"count":[]}}'],
  ])('reads an answer %s', (_, text) => {
    const { value } = read(text);
    expect(wasShaped(value)).toBe(true);
    expect(plain(value)).toEqual(plain(JSON.parse(text)));
  });

  it.each([
    ['errors', '{"data":{"rows":[{"id":"a"}]},"errors":[{"message":"no"}]}'],
    ['keys that nobody asked for', '{"data":{"rows":[{"id":"a","__proto__":"x"}]}}'],
    ['line breaks between', '{"data":\n{"rows":[{"id":"a"}]}}'],
    ['an object for a leaf', '{"data":{"rows":[{"id":{"a":1}}]}}'],
    ['a leaf for an object', '{"data":{"rows":["a"],"count":1}}'],
    ['a list at the top', '{"data":[1]}'],
  ])('reads what comes with %s all the same', (_, text) => {
    expect(read(text).value).toEqual(JSON.parse(text));
  });

  it('passes no bytes on that are no UTF-8', () => {
    const bytes = Buffer.from(JSON.stringify(answer));
    bytes[bytes.indexOf('V') + 1] = 0xff;
    expect(JSON.stringify(read(bytes).value)).toContain('\ufffd');
  });

  it('tells whether strings can be written as they are', () => {
    const of = (text: string) => read(text, undefined).isPlain;
    expect(['{"a":"b"}', '{"a":"ä"}', '{"a":"\\n"}'].map(of)).toEqual([true, false, false]);
  });

  const whole = JSON.stringify({
    data: { rows: [{ id: 'a', name: 'n\\', body: 'ä' }], count: 1.5 },
  });
  it.each([
    ['a control character', whole.replace('"a"', '"a\u0001"')],
    ['a line break in a string', whole.replace('"a"', '"a\n"')],
    ['an escape that is none', whole.replace('"a"', '"\\x41"')],
    ['a number that is none', whole.replace('1.5', '01.5')],
    ['a number with a zero in front', whole.replace('1.5', '01')],
    ['a word that is none', whole.replace('1.5', 'nul')],
    ['more than a value', `${whole}}`],
    ...Array.from(whole, (_, end): [string, string] => [
      `the end after ${end}`,
      whole.slice(0, end),
    ]),
  ])('refuses %s', (_, text) => {
    expect(() => read(text)).toThrow(SyntaxError);
  });
});
