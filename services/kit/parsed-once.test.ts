import { parsedOnce } from './parsed-once';

function counted() {
  let parsed = 0;
  const read = parsedOnce((text: string) => {
    parsed += 1;
    return JSON.parse(text) as unknown;
  });
  return { read, count: () => parsed };
}

it('parses equal texts once, and gives the same value', () => {
  const { read, count } = counted();
  expect(read('{"fi":["a"]}')).toEqual({ fi: ['a'] });
  expect(read('{"fi":["a"]}')).toBe(read('{"fi":["a"]}'));
  expect(read('{"fi":["b"]}')).toEqual({ fi: ['b'] });
  expect(count()).toBe(2);
});

it('lets nobody change what others are given', () => {
  const { read } = counted();
  const value = read('{"fi":["a"]}') as { fi: string[] };
  expect(() => value.fi.push('b')).toThrow(TypeError);
  expect(() => Object.assign(value, { sv: [] })).toThrow(TypeError);
});

it('keeps what is asked for, and forgets what is not', () => {
  const { read, count } = counted();
  read('"hot"');
  read('"cold"');
  for (let index = 0; index < 10_000; index += 1) {
    read(String(index));
    read('"hot"');
  }
  const before = count();
  read('"hot"');
  expect(count()).toBe(before);
  read('"cold"');
  expect(count()).toBe(before + 1);
});

it('keeps no long text', () => {
  const { read, count } = counted();
  const text = JSON.stringify('a'.repeat(5_000));
  expect(read(text)).toBe(read(text));
  expect(count()).toBe(2);
});
