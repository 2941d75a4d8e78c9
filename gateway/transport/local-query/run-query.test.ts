import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute, GraphQLScalarType, parse, type GraphQLResolveInfo } from 'graphql';
import { CompiledQuery } from './compile-query';
import { runQuery } from './run-query';

const later = <T>(value: T): Promise<T> => Promise.resolve().then(() => value);
const fails = (message: string) => () => {
  throw new Error(message);
};
const rejects = (message: string) => () => later(null).then(fails(message));

/** What mutations have said. */
interface Context {
  readonly said: string[];
}

class Dog {
  readonly name = 'Musti';
}

const schema = makeExecutableSchema({
  typeDefs: `
    scalar Moment
    enum Size { SMALL LARGE }
    interface Animal { name: String }
    type Dog implements Animal { name: String size: Size friend: Animal }
    type Cat implements Animal { name: String lives(of: Int! = 9): Int }
    type Fish implements Animal { name: String }
    union Pet = Dog | Cat
    type Node {
      id: ID! word: String must: String! later: String laterMust: String! fails: String
      failsMust: String! rejects: String rejectsMust: String! error: String
      child: Node childMust: Node! laterChild: Node
      list: [String] listMust: [String!] mustListMust: [String!]! nodes: [Node] nodesMust: [Node!]
      laterNodes: [Node!] matrix: [[Int]] moment: Moment noList: [Int] badNumber: Int
    }
    type Query {
      node: Node nodeMust: Node! animal(is: String): Animal laterAnimal: Animal pets: [Pet]
      stranger: Animal fish: Animal echo(text: String = "given", size: Size, list: [Int!]): String
      path: String method(of: Int): Int moments: [Moment!] strict(number: Int!): Int
    }
    type Mutation {
      add(text: String!): [String!]! addLater(text: String!): [String!]! node: Node
      fails: Int failsMust: Int!
    }`,
  resolvers: {
    Moment: new GraphQLScalarType({
      name: 'Moment',
      serialize: (value) => (value === 'none' ? null : value),
    }),
    Animal: {
      __resolveType: (value: { kind: string; later?: boolean }) =>
        value.later ? later(value.kind) : value.kind,
    },
    Pet: { __resolveType: (value: unknown) => (value instanceof Dog ? 'Dog' : 'Cat') },
    Fish: { __isTypeOf: (value: { swims?: boolean }) => value.swims === true },
    Dog: { friend: () => ({ kind: 'Cat', name: 'Mirri', later: true }) },
    Cat: { lives: (_: unknown, { of }: { of: number }) => of },
    Node: {
      must: () => null,
      later: () => later('late'),
      laterMust: () => later(null),
      fails: fails('no'),
      failsMust: fails('no, must'),
      rejects: rejects('later no'),
      rejectsMust: rejects('later no, must'),
      error: () => new Error('as a value'),
      child: () => ({ id: 2, word: 'child' }),
      childMust: () => ({ id: 3 }),
      laterChild: () => later({ id: 4 }),
      list: () => ['a', later('b'), null, new Error('third')],
      listMust: () => ['a', later(null), 'c'],
      mustListMust: () => new Set(['x', 'y']),
      nodes: () => [{ id: 5 }, later({ id: 6 }), null],
      nodesMust: () => [{ id: 7 }, { id: 8 }],
      laterNodes: () => later([later({ id: 9 }), { id: 10 }]),
      matrix: () => [[1, 2], null, [later(3)]],
      moment: () => 'none',
      noList: () => 'text',
      badNumber: () => 'no number',
    },
    Mutation: {
      add: (_: unknown, { text }: { text: string }, { said }: Context) => {
        said.push(text);
        return [...said];
      },
      addLater: (_: unknown, { text }: { text: string }, { said }: Context) =>
        later(null).then(() => {
          said.push(text);
          return [...said];
        }),
      node: () => ({ id: 1, word: 'one' }),
      fails: fails('no'),
      failsMust: rejects('later no, must'),
    },
    Query: {
      node: () => ({ id: 1, word: 'one' }),
      nodeMust: () => ({ id: 1 }),
      animal: (_: unknown, { is }: { is?: string }) => ({ kind: is ?? 'Dog', name: 'Rex' }),
      laterAnimal: () => later({ kind: 'Cat', name: 'Mirri', later: true }),
      pets: () => [new Dog(), later({ name: 'Mirri' })],
      stranger: () => ({ kind: 'Query' }),
      fish: () => ({ kind: 'Fish', name: 'Dory' }),
      echo: (_: unknown, args: object) => JSON.stringify(args),
      path: (_: unknown, _args: object, _context: unknown, info: GraphQLResolveInfo) =>
        [info.fieldName, info.parentType, info.returnType, info.path.key, info.operation.operation]
          .concat(Object.keys(info.variableValues), Object.keys(info.fragments))
          .join(),
      moments: () => [new Date(0), { toJSON: () => 'made' }],
      strict: (_: unknown, { number }: { number: number }) => number,
    },
  },
});

/** Both answers as a client would see them; the order of errors is nobody's promise. */
async function bothAnswers(text: string, variables: Readonly<Record<string, unknown>> = {}) {
  const document = parse(text, { noLocation: true });
  const their: Context = { said: [] };
  const our: Context = { said: [] };
  const theirs = await execute({
    schema,
    document,
    variableValues: variables,
    contextValue: their,
  });
  const ours = await runQuery(new CompiledQuery(schema, document), variables, our);
  const seen = (result: typeof theirs, { said }: Context): unknown => {
    const { data, errors = [] } = JSON.parse(JSON.stringify(result)) as typeof theirs;
    return {
      data,
      said,
      text: JSON.stringify(data),
      errors: errors.map((e) => JSON.stringify(e)).sort(),
    };
  };
  return { ours: seen(ours, our), theirs: seen(theirs, their) };
}

describe('a compiled query answers as graphql-js does', () => {
  it.each([
    ['values', '{ node { id word } }'],
    [
      'values that come later, in the order of the document',
      '{ node { later id child { later word } } }',
    ],
    ['nulls that may be', '{ node { fails rejects error id } }'],
    ['a null that must not be', '{ node { id must } nodeMust { id } }'],
    ['one that comes later', '{ node { id laterMust } path }'],
    ['one that takes the whole answer', '{ nodeMust { must } path }'],
    ['one that takes the whole answer later', '{ nodeMust { rejectsMust } node { later } }'],
    ['two that take the same object', '{ node { laterMust rejectsMust } }'],
    ['one deep inside', '{ node { child { childMust { failsMust } id } id } }'],
    ['one inside of something that came later', '{ node { laterChild { id must } id } }'],
    ['lists', '{ node { list mustListMust matrix } }'],
    ['a list with a hole that must not be', '{ node { listMust id } }'],
    ['lists of objects', '{ node { nodes { id later } nodesMust { id } laterNodes { id } } }'],
    [
      'lists that an item takes with it',
      '{ node { nodesMust { id must } laterNodes { laterMust } } }',
    ],
    ['what is no list', '{ node { noList id } }'],
    ['interfaces', '{ animal { name ... on Dog { size friend { __typename name } } } }'],
    [
      'interfaces told later',
      '{ laterAnimal { __typename ... on Cat { lives(of: 7) } ... on Dog { size } } }',
    ],
    ['unions', '{ pets { __typename ... on Animal { name } ... on Cat { lives } } }'],
    [
      'aliases that are names of JavaScript',
      '{ __proto__: node { constructor: id } toString: path }',
    ],
    [
      'fragments, merged',
      '{ node { ...A ...A child { id } } } fragment A on Node { id child { word } }',
    ],
    [
      'introspection',
      '{ __typename __schema { queryType { name } } __type(name: "Size") { enumValues { name } } }',
    ],
    ['scalars with toJSON', '{ moments }'],
    [
      'arguments, defaults and nothing',
      '{ a: echo b: echo(text: null) c: echo(text: "x", list: 3, size: LARGE) }',
    ],
    ['fields that nobody has', '{ nobody node { nothing id } }'],
  ])('%s', async (_name, text) => {
    const { ours, theirs } = await bothAnswers(text);
    expect(ours).toEqual(theirs);
  });

  it.each([
    ['of one field', 'mutation { addLater(text: "a") }'],
    [
      'one after the other',
      'mutation { a: addLater(text: "a") b: add(text: "b") c: addLater(text: "c") node { later id } }',
    ],
    ['after one that fails, which may', 'mutation { fails a: addLater(text: "a") node { id } }'],
    ['not after one that must not', 'mutation { a: add(text: "a") failsMust b: add(text: "b") }'],
    ['nor alone', 'mutation { failsMust }'],
    ['with what takes a field below', 'mutation { node { rejectsMust } add(text: "a") }'],
  ])('mutations: %s', async (_name, text) => {
    const { ours, theirs } = await bothAnswers(text);
    expect(ours).toEqual(theirs);
  });

  it.each([[{ yes: true, no: false }], [{ yes: false, no: true }], [{ yes: false, no: false }]])(
    'fields that variables let be there: %j',
    async (variables) => {
      const { ours, theirs } = await bothAnswers(
        `query ($yes: Boolean!, $no: Boolean!) {
        node @include(if: $yes) { id word @skip(if: $no) }
        ... @skip(if: $yes) { node { later id } }
        ...F @include(if: $no)
      }
      fragment F on Query { node { child { id } } path }`,
        variables,
      );
      expect(ours).toEqual(theirs);
    },
  );

  it.each([
    [{ text: 'hei', of: 3, list: [1, 2] }],
    [{ of: 1, list: 4, size: 'SMALL' }],
    [{ of: null, text: null, list: null }],
    [{ of: 'no number', list: [] }],
    [{ of: 1, list: [null] }],
  ])('variables %j', async (variables) => {
    const { ours, theirs } = await bothAnswers(
      `query ($text: String = "default", $of: Int, $list: [Int!], $size: Size) {
        a: echo(text: $text, size: $size, list: $list) b: echo(text: $text)
        animal(is: "Cat") { ... on Cat { lives(of: $of) } } path
      }`,
      variables,
    );
    expect(ours).toEqual(theirs);
  });

  it('one compiled query for many runs, each with its own variables', async () => {
    const document = parse('query ($a: Boolean!) { node { id @skip(if: $a) word } }');
    const query = new CompiledQuery(schema, document);
    const run = (a: boolean) => runQuery(query, { a }, {});
    expect(await Promise.all([run(true), run(false), run(true)])).toEqual([
      { data: { node: { word: 'one' } } },
      { data: { node: { id: '1', word: 'one' } } },
      { data: { node: { word: 'one' } } },
    ]);
  });

  it('says where something is wrong that graphql-js says in other words', async () => {
    const places = async (text: string) => {
      const { errors = [], data } = await runQuery(new CompiledQuery(schema, parse(text)), {}, {});
      return { paths: errors.map(({ path }) => path?.join('.')), data };
    };
    expect(await places('{ stranger { name } path }')).toMatchObject({
      paths: ['stranger'],
      data: { stranger: null },
    });
    expect(await places('{ fish { name } }')).toEqual({ paths: ['fish'], data: { fish: null } });
    expect(await places('{ strict }')).toEqual({ paths: ['strict'], data: { strict: null } });
    expect(await places('{ node { moment badNumber id } }')).toEqual({
      paths: ['node.moment', 'node.badNumber'],
      data: { node: { moment: null, badNumber: null, id: '1' } },
    });
  });
});
