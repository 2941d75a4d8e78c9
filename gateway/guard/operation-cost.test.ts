import { buildSchema, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { startTestServer } from '../testing/test-server';
import { connectSocket } from '../testing/socket-client';
import { compileCost, createCostCheck } from './operation-cost';

const schema = buildSchema(/* GraphQL */ `
  directive @cost(
    weight: Int!
  ) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(
    assumedSize: Int
    slicingArguments: [String!]
    sizedFields: [String!]
    requireOneSlicingArgument: Boolean = true
  ) on FIELD_DEFINITION

  type Query {
    book: Book
    books(first: Int! = 20): BookConnection!
    list(first: Int, last: Int): [Book!]
    plain: [Book!]!
    short: [Book!] @listSize(assumedSize: 3)
    shelf(page: Page): Shelf
      @listSize(
        slicingArguments: ["page.size"]
        sizedFields: ["books"]
        requireOneSlicingArgument: false
      )
    pages(first: Int, last: Int): [Book!] @listSize(slicingArguments: ["first", "last"])
    twenty(first: Int = 20): [Book!] @listSize(slicingArguments: ["first"])
    part(page: Page): [Book!] @listSize(slicingArguments: ["page.size"])
    grid: [[Book!]!] @listSize(assumedSize: 3)
    media: [Media!] @listSize(assumedSize: 2)
    search(filter: Filter, exact: Boolean @cost(weight: 7)): Int
    priced: Int @cost(weight: 5)
  }
  type Mutation {
    add: Book
  }
  input Page {
    size: Int
  }
  input Filter {
    text: String @cost(weight: 4)
    or: [Filter!]
  }
  type Shelf {
    books: [Book!]
    labels: [Label!]
  }
  type BookConnection {
    nodes: [Book!]!
    edges: [Edge!]!
    totalCount: Int @cost(weight: 3)
  }
  type Edge {
    node: Book
  }
  interface Media {
    title: String
    author: Author
  }
  type Book implements Media {
    title: String
    author: Author
    similar(first: Int): [Book!]
  }
  type Film implements Media {
    title: String
    author: Author
    cast: [Author!]
  }
  type Author {
    name: String
  }
  type Label @cost(weight: 2) {
    text: String
  }
`);

function costOf(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  const cost = compileCost(schema, document, operationOf(text), 10);
  return typeof cost === 'number' ? cost : cost(variables);
}

const operationOf = (text: string) =>
  parse(text).definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;

describe('the cost of an operation', () => {
  it.each<[string, string, number]>([
    ['counts 1 for an object and nothing for a scalar', '{ book { title author { name } } }', 2],
    ['takes a list to be as long as configured', '{ plain { title } }', 10],
    ['takes the length that @listSize assumes', '{ short { author { name } } }', 6],
    ['reads the slicing argument by custom', '{ list(first: 4) { title } }', 4],
    ['takes the larger of two', '{ list(first: 4, last: 6) { title } }', 6],
    [
      'hands the length down to the lists of a connection',
      '{ books(first: 5) { nodes { title } } }',
      6,
    ],
    ['and to its edges', '{ books(first: 5) { edges { node { title } } } }', 11],
    ["uses an argument's default", '{ books { nodes { title } } }', 21],
    [
      'multiplies lists in lists',
      '{ list(first: 5) { similar(first: 5) { similar(first: 5) { title } } } }',
      155,
    ],
    [
      'follows a path into an input object',
      '{ shelf(page: { size: 4 }) { books { title } labels { text } } }',
      25,
    ],
    ['multiplies the levels of a list of lists', '{ grid { title } }', 30],
    ['adds the weights of fields', '{ priced books(first: 1) { totalCount } }', 9],
    ['adds the weights of arguments', '{ search(exact: true) }', 7],
    [
      'adds the weights inside input objects',
      '{ search(filter: { text: "a", or: [{ text: "b" }] }) }',
      8,
    ],
    [
      'counts a field once that is selected twice',
      '{ book { title } ...B } fragment B on Query { book { author { name } } }',
      2,
    ],
    [
      'takes the dearest of several types',
      '{ media { ... on Book { author { name } } ... on Film { cast { name } } } }',
      22,
    ],
    ['adds 10 for each field of a mutation', 'mutation { add { title } again: add { title } }', 22],
    [
      'leaves out what is never asked',
      '{ plain @skip(if: true) { title } book @include(if: false) { title } }',
      0,
    ],
    ['leaves introspection to the limit of depth', '{ __schema { types { fields { name } } } }', 0],
    [
      'counts a list of no or fewer elements as one',
      '{ list(first: -5) { title } again: list(first: 0) { title } }',
      2,
    ],
  ])('%s', (_rule, text, expected) => expect(costOf(text)).toBe(expected));

  it('is decided by variables, their defaults and those of arguments', () => {
    const text = 'query($n: Int = 7) { list(first: $n) { title } }';
    expect(costOf(text)).toBe(7);
    expect(costOf(text, { n: 3 })).toBe(3);
    expect(costOf(text, { n: null })).toBe(10);
    expect(costOf(text, { n: 'many' })).toBe(10);
    const page = 'query($p: Page) { shelf(page: $p) { books { title } } }';
    expect(costOf(page, { p: { size: 9 } })).toBe(10);
    expect(costOf(page, JSON.parse('{"p":{"__proto__":{"size":9}}}') as object as never)).toBe(11);
  });

  it.each<[string, string, Record<string, unknown>, number]>([
    ['a literal', '{ pages(last: 4) { title } }', {}, 4],
    ['a variable', 'query($n: Int) { pages(first: $n) { title } }', { n: 5 }, 5],
    ["a variable's default", 'query($n: Int = 6) { pages(first: $n) { title } }', {}, 6],
    ["the argument's default", '{ twenty { title } }', {}, 20],
    ['a member of an input object', '{ part(page: { size: 7 }) { title } }', {}, 7],
    ['another beside it that is null', '{ pages(first: 3, last: null) { title } }', {}, 3],
  ])('takes %s for the one slicing argument that is required', (_title, text, variables, cost) =>
    expect(costOf(text, variables)).toBe(cost),
  );

  it.each<[string, string, Record<string, unknown>, string]>([
    ['none', '{ pages { title } }', {}, '"first", "last", which says how long'],
    ['two', '{ pages(first: 1, last: 2) { title } }', {}, 'the operation gives 2.'],
    [
      'two by variables',
      'query($a: Int, $b: Int) { pages(first: $a, last: $b) { title } }',
      { a: 1, b: 2 },
      'the operation gives 2.',
    ],
    ['null', 'query($a: Int) { pages(first: $a) { title } }', { a: null }, 'gives none.'],
    ['no member', '{ part(page: {}) { title } }', {}, 'Query.part needs the argument "page.size"'],
  ])('refuses a list that requires one and gets %s', (_title, text, variables, message) => {
    const check = () =>
      createCostCheck({ cost: 100, assumedListSize: 10 })(
        schema,
        parse(text),
        operationOf(text),
        variables,
      );
    expect(check).toThrow(message);
  });

  it('does not refuse a list that a condition leaves out', () => {
    const text = 'query($a: Boolean!) { pages @include(if: $a) { title } book { title } }';
    expect(costOf(text, { a: false })).toBe(1);
    expect(() => costOf(text, { a: true })).toThrow('exactly one');
  });

  it('follows conditions by variable', () => {
    const text =
      'query($a: Boolean!) { plain @include(if: $a) { title } book @skip(if: $a) { title } }';
    expect(costOf(text, { a: true })).toBe(10);
    expect(costOf(text, { a: false })).toBe(1);
    const either = 'query($a: Boolean!) { book @include(if: $a) { title } book { title } }';
    expect(costOf(either, { a: false })).toBe(1);
  });

  it('stops at a ceiling in place of growing beyond numbers', () => {
    const deep = (depth: number): string =>
      depth === 0 ? '{ title }' : `{ similar(first: 2147483647) ${deep(depth - 1)} }`;
    expect(costOf(`{ book ${deep(25)} }`)).toBe(1_000_000_000);
    const endless = 'query($n: Int) { list(first: $n) { similar(first: $n) { title } } }';
    expect(costOf(endless, { n: Infinity })).toBe(1_000_000_000);
    expect(costOf(endless, { n: Number.NaN })).toBe(110);
  });

  it('is refused above the limit, and not looked at without one', () => {
    const text = '{ list(first: 2147483647) { title } }';
    const check = (cost: number) => () =>
      createCostCheck({ cost, assumedListSize: 10 })(schema, parse(text), operationOf(text), {});
    expect(check(100)).toThrow(
      'The operation can cost 1000000000 or more; at most 100 is allowed (MAX_COST). Ask for shorter lists',
    );
    expect(check(0)).not.toThrow();
  });
});

describe('an operation that costs too much', () => {
  it('is refused before it runs, on every transport', async () => {
    const server = await startTestServer({ env: { MAX_COST: '3' } });
    try {
      const query = '{ self { self { self { self { hello } } } } }';
      const answer = await server.post({ query }, { accept: 'application/graphql-response+json' });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({
        errors: [
          { extensions: { code: 'REQUEST_TOO_COMPLEX', limit: 'cost', actual: 4, allowed: 3 } },
        ],
      });
      const stream = await fetch(`${server.url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query }),
      });
      expect(await stream.text()).toContain('REQUEST_TOO_COMPLEX');
      const client = await connectSocket(server.url);
      client.send({ type: 'subscribe', id: '1', payload: { query } });
      expect(JSON.stringify(await client.message('error'))).toContain('REQUEST_TOO_COMPLEX');
      client.socket.terminate();
      expect(server.engine.prepareCalls).toBe(0);
    } finally {
      await server.close();
    }
  });
});
