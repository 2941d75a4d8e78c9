import { buildSchema, getIntrospectionQuery, parse } from 'graphql';
import { checkIntrospection } from './introspection-size';

const types = Array.from(
  { length: 50 },
  (_, index) => `type T${index} { a: T${index} b(c: Int, d: In): [E] e: String }`,
);
const schema = buildSchema(`
  type Query { ${types.map((_, index) => `t${index}: T${index}`).join(' ')} }
  input In { a: Int b: In } enum E { A B } ${types.join(' ')}
`);

const check = (text: string) => () => checkIntrospection(schema, parse(text), text);
const nested = '{ types { fields { name type { fields { name description } } } } }';
const aliased = (count: number, selection: string): string =>
  Array.from({ length: count }, (_, index) => `a${index}: ${selection}`).join(' ');

describe('introspection', () => {
  it.each([
    ['what tools ask', getIntrospectionQuery()],
    [
      'what newer tools ask',
      getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true, oneOf: true }),
    ],
    ['a type by its name', `{ ${aliased(20, '__type(name: "T1") { fields { name } }')} }`],
    ['names', '{ __schema { types { name } } t1 { e } }'],
  ])('is answered: %s', (_what, text) => expect(check(text)).not.toThrow());

  it.each([
    ['the whole schema', `{ ${aliased(100, `__schema ${nested}`)} }`],
    ['parts of it', `{ __schema { ${aliased(300, nested.slice(1, -1).trim())} } }`],
    [
      'it through fragments',
      `{ __schema { ...A ...B } } fragment A on __Schema { ...B ${aliased(50, 'types { ...F }')} }
       fragment B on __Schema { ${aliased(50, 'types { ...F }')} }
       fragment F on __Type { ${aliased(3, 'fields { name description }')} }`,
    ],
    [
      'one type with much below it',
      `{ ${aliased(500, '__type(name: "Query") { fields { name type { fields { name } } } }')} }`,
    ],
  ])('is refused where it asks again and again for %s', (_what, text) =>
    expect(check(text)).toThrow(
      /introspects about \d+ times as much as the whole schema; at most 4 times are allowed\. Ask /,
    ),
  );
});
