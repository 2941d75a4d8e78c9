import { parse } from 'graphql';
import { anonymous, type Principal } from '../../platform/identity/principal';
import { composeSupergraph } from '../../gateway/compose/compose-supergraph';
import { readRequirements } from '../../gateway/compose/requirements';
import { readSupergraph } from '../../gateway/compose/supergraph';
import { graph, requestContext, type Graph } from './graph';
import { subgraph } from './subgraph';

const member: Principal = { ...anonymous, subject: 'm', role: 'member' };
const reader: Principal = { ...member, scopes: ['read'] };

const shop = subgraph('shop', {
  sdl: `
    type Query { things: [Thing!]! found: [Found!]! book: Book }
    interface Thing @key(fields: "id") { id: ID! price: Int }
    union Found = Book | Toy
    type Book implements Thing @key(fields: "id") {
      id: ID! price: Int @authenticated cost: Int @requiresScopes(scopes: [["read"]])
    }
    type Toy implements Thing @key(fields: "id") { id: ID! price: Int cost: Int }
  `,
  resolvers: {
    Query: {
      things: () => [book, toy],
      found: () => [book, toy],
      book: () => book,
    },
  },
  entities: {
    Book: () => book,
    Toy: () => toy,
    Thing: ({ id }) => (id === 'b' ? book : toy),
  },
});
const book = { __typename: 'Book', id: 'b', price: 20, cost: 12 };
const toy = { __typename: 'Toy', id: 't', price: 5, cost: 3 };

const ratings = subgraph('ratings', {
  sdl: `
    type Thing @key(fields: "id") @interfaceObject { id: ID! stars: Int @authenticated views: Int }
  `,
  resolvers: { Thing: { stars: () => 4, views: () => 7 } },
});

const tax = subgraph('tax', {
  sdl: `
    type Book @key(fields: "id") {
      id: ID!
      cost: Int @external
      tax: Int @requires(fields: "cost") @requiresScopes(scopes: [["read"]])
    }
  `,
  resolvers: { Book: { tax: ({ cost }: { cost: number }) => cost / 4 } },
});

const invoices = subgraph('invoices', {
  sdl: `
    type Book @key(fields: "id") {
      id: ID!
      tax: Int @external
      invoice: String @requires(fields: "tax") @requiresScopes(scopes: [["read"]])
    }
  `,
  resolvers: { Book: { invoice: ({ tax: due }: { tax: number }) => `due ${due}` } },
});

describe('a protected field', () => {
  let store: Graph;
  beforeAll(() => (store = graph([shop, ratings, tax, invoices])));
  afterAll(() => store.engine.close());
  beforeEach(() => void (store.calls.length = 0));

  it.each([
    [
      'its interface',
      '{ things { price } }',
      [{ price: null }, { price: null }],
      'shop: {things{__typename}}',
    ],
    [
      'a fragment on its type',
      '{ things { id ... on Book { price } } }',
      [{ id: 'b', price: null }, { id: 't' }],
      'shop: {things{id __typename ...on Book{__typename}}}',
    ],
    [
      'a fragment in a fragment',
      '{ things { ... on Thing { id ...B } } } fragment B on Book { price }',
      [{ id: 'b', price: null }, { id: 't' }],
      'shop: {things{id __typename ...on Book{__typename}}}',
    ],
    [
      'an alias',
      '{ things { ... on Book { id: price } } }',
      [{ id: null }, {}],
      'shop: {things{__typename ...on Book{__typename}}}',
    ],
  ])('is refused through %s', async (_way, query, things, call) => {
    const { data, errors } = await store.ask(query);
    expect(data).toEqual({ things });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(
      things.filter((thing) => Object.values(thing).includes(null)).map(() => 'UNAUTHENTICATED'),
    );
    expect(store.takeCalls()).toEqual([call]);
  });

  it('is refused through a union, and its sibling of the same name is not', async () => {
    const query = '{ found { ... on Book { price } ... on Toy { price } } }';
    const { data, errors } = await store.ask(query);
    expect(data).toEqual({ found: [{ price: null }, { price: 5 }] });
    expect(errors).toEqual([
      {
        message: 'You may not see this field.',
        path: ['found', 0, 'price'],
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ]);
    expect(store.takeCalls()).toEqual([
      'shop: {found{__typename ...on Book{__typename} ...on Toy{price}}}',
    ]);
    expect((await store.ask(query, {}, { principal: member })).data).toEqual({
      found: [{ price: 20 }, { price: 5 }],
    });
  });

  it('of an interface object is refused through the interface and through each type', async () => {
    const query = '{ things { views stars ... on Toy { again: stars } } book { stars } }';
    const { data, errors } = await store.ask(query);
    expect(data).toEqual({
      things: [
        { views: 7, stars: null },
        { views: 7, stars: null, again: null },
      ],
      book: { stars: null },
    });
    expect(errors?.map(({ path }) => path)).toEqual([
      ['things', 0, 'stars'],
      ['things', 1, 'stars'],
      ['things', 1, 'again'],
      ['book', 'stars'],
    ]);
    expect(store.takeCalls()).toMatchInlineSnapshot(`
     [
       "shop: {things{__typename id ...on Toy{__typename}} book{__typename}}",
       "ratings: query($representations:[_Any!]!){_entities(representations: $representations){...on Thing{views}}}",
     ]
    `);
    expect((await store.ask('{ book { stars } }', {}, { principal: member })).data).toEqual({
      book: { stars: 4 },
    });
  });

  it('is refused where a chain of requirements begins at it', async () => {
    const query = '{ book { id tax invoice } }';
    const { data, errors } = await store.ask(query, {}, { principal: member });
    expect(data).toEqual({ book: { id: 'b', tax: null, invoice: null } });
    expect(errors).toMatchObject([
      { path: ['book', 'tax'], extensions: { code: 'FORBIDDEN' } },
      { path: ['book', 'invoice'], extensions: { code: 'FORBIDDEN' } },
    ]);
    expect(store.takeCalls()).toEqual(['shop: {book{id}}']);
    expect((await store.ask(query, {}, { principal: reader })).data).toEqual({
      book: { id: 'b', tax: 3, invoice: 'due 3' },
    });
    expect(store.takeCalls()).toMatchInlineSnapshot(`
     [
       "shop: {book{__typename id cost}}",
       "tax: query($representations:[_Any!]!){_entities(representations: $representations){...on Book{tax}}}",
       "invoices: query($representations:[_Any!]!){_entities(representations: $representations){...on Book{invoice}}}",
     ]
    `);
  });

  it('is refused of each principal alone, however they ask at the same time', async () => {
    const query = '{ book { price cost } }';
    const [nobody, some, all] = await Promise.all(
      [anonymous, member, reader].map((principal) => store.ask(query, {}, { principal })),
    );
    expect([nobody?.data, some?.data, all?.data]).toEqual([
      { book: { price: null, cost: null } },
      { book: { price: 20, cost: null } },
      { book: { price: 20, cost: 12 } },
    ]);
    expect(store.takeCalls().sort()).toMatchInlineSnapshot(`
     [
       "shop: {book{__typename}}",
       "shop: {book{price cost}}",
       "shop: {book{price}}",
     ]
    `);
  });
});

describe('composition', () => {
  it('refuses a field that hands on what it requires to more principals', () => {
    const open = { ...tax, sdl: tax.sdl.replace(' @requiresScopes(scopes: [["read"]])\n', '\n') };
    expect(() => composeSupergraph([shop, open])).toThrow(/cost/);
  });
});

const supergraphOf = (links: string, types: string): string => `
  schema
    @link(url: "https://specs.apollo.dev/link/v1.0")
    @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
    ${links} { query: Query }
  directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true, isInterfaceObject: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
  directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String, external: Boolean, override: String, usedOverridden: Boolean, overrideLabel: String) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
  directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE
  scalar join__FieldSet
  scalar link__Import
  enum link__Purpose { SECURITY EXECUTION }
  enum join__Graph { A @join__graph(name: "a", url: "http://a.test") B @join__graph(name: "b", url: "http://b.test") }
  ${types}`;

const security = (name: string, more = ''): string =>
  `@link(url: "https://specs.apollo.dev/${name}/v0.1", for: SECURITY${more})`;

const openType = (directive: string): string =>
  `type Query @join__type(graph: A) { open: Int closed: Int ${directive} }`;

const needsOf = (sdl: string, type: string, field: string) =>
  readRequirements(readSupergraph(sdl)).of(type, field);

describe('the directives that protect', () => {
  it.each([
    ['@authenticated', security('authenticated')],
    ['@auth', security('authenticated', ', as: "auth"')],
    [
      '@membersOnly',
      security('authenticated', ', import: [{ name: "@authenticated", as: "@membersOnly" }]'),
    ],
    ['@authenticated', security('authenticated', ', import: ["@authenticated"]')],
  ])('are known by their specification, here as %s', (directive, link) => {
    const sdl = supergraphOf(link, openType(directive));
    expect(needsOf(sdl, 'Query', 'closed')).toEqual([{ kind: 'authenticated' }]);
    expect(needsOf(sdl, 'Query', 'open')).toEqual([]);
  });

  it.each([
    ['@requiresScopes(scopes: [["a", "b"], ["c"]])', security('requiresScopes'), 'scopes'],
    [
      '@scoped(scopes: [["a", "b"], ["c"]])',
      security('requiresScopes', ', as: "scoped"'),
      'scopes',
    ],
    ['@policy(policies: [["a", "b"], ["c"]])', security('policy'), 'policies'],
    [
      '@rule(policies: [["a", "b"], ["c"]])',
      security('policy', ', import: [{ name: "@policy", as: "@rule" }]'),
      'policies',
    ],
  ])('carry their lists, here as %s', (directive, link, kind) => {
    expect(needsOf(supergraphOf(link, openType(directive)), 'Query', 'closed')).toEqual([
      { kind, anyOf: [['a', 'b'], ['c']] },
    ]);
  });

  it('mean nothing under a name that only looks like theirs', () => {
    const sdl = supergraphOf('', openType('@authenticated'));
    expect(needsOf(sdl, 'Query', 'closed')).toEqual([]);
  });

  it.each([
    [
      'values handed down by context',
      '@link(url: "https://specs.apollo.dev/context/v0.1", for: SECURITY)',
      'context/v0.1',
    ],
    [
      'a specification of one’s own',
      '@link(url: "https://example.fi/vault/v1.0", for: SECURITY)',
      'vault/v1.0',
    ],
    [
      'a later specification',
      '@link(url: "https://specs.apollo.dev/authenticated/v1.0", for: SECURITY)',
      'authenticated/v1.0',
    ],
  ])('must be known: a supergraph with %s is refused', (_what, link, named) => {
    expect(() => readSupergraph(supergraphOf(link, openType('')))).toThrow(named);
  });

  const named = (onInterface: string, onBook: string, onToy: string): string =>
    supergraphOf(
      security('authenticated') + security('requiresScopes'),
      `type Query @join__type(graph: A) { things: [Thing] }
       interface Thing @join__type(graph: A) { name: String ${onInterface} }
       type Book implements Thing @join__implements(graph: A, interface: "Thing") @join__type(graph: A) { name: String ${onBook} }
       type Toy implements Thing @join__implements(graph: A, interface: "Thing") @join__type(graph: A) { name: String ${onToy} }`,
    );
  const scope = (name: string): string => `@requiresScopes(scopes: [["${name}"]])`;

  it('hold for every implementation when they stand on an interface alone', () => {
    const sdl = named('@authenticated', '', '');
    for (const type of ['Thing', 'Book', 'Toy'])
      expect(needsOf(sdl, type, 'name')).toEqual([{ kind: 'authenticated' }]);
  });

  it('are not handed from one implementation to another by what composition adds', () => {
    const sdl = named('@requiresScopes(scopes: [["a", "b"]])', scope('a'), scope('b'));
    expect(needsOf(sdl, 'Book', 'name')).toEqual([{ kind: 'scopes', anyOf: [['a']] }]);
    expect(needsOf(sdl, 'Toy', 'name')).toEqual([{ kind: 'scopes', anyOf: [['b']] }]);
  });

  it('of all implementations must be met to ask the interface', () => {
    expect(needsOf(named('', scope('a'), scope('b')), 'Thing', 'name')).toEqual([
      { kind: 'scopes', anyOf: [['a']] },
      { kind: 'scopes', anyOf: [['b']] },
    ]);
  });
});

describe('a subscription', () => {
  it('loses protected fields of each event, and says so with each', async () => {
    const news = subgraph('news', {
      sdl: `
        type Query { a: Int }
        type Subscription { told: Note }
        type Note { text: String secret: String @authenticated }
      `,
      resolvers: {
        Subscription: {
          told: {
            async *subscribe() {
              await Promise.resolve();
              yield { told: { text: 'a', secret: 'x' } };
              yield { told: { text: 'b', secret: 'y' } };
            },
          },
        },
      },
    });
    const store = graph([news]);
    const operation = await store.engine.prepare(
      parse('subscription { told { text secret } }'),
      undefined,
    );
    const events = await store.engine.subscribe(operation, {}, requestContext());
    const heard: unknown[] = [];
    for await (const event of events as AsyncIterable<{ body(): string }>)
      heard.push(JSON.parse(event.body()));
    expect(heard).toMatchObject([
      { data: { told: { text: 'a', secret: null } }, errors: [{ path: ['told', 'secret'] }] },
      { data: { told: { text: 'b', secret: null } }, errors: [{ path: ['told', 'secret'] }] },
    ]);
    expect(store.takeCalls()).toEqual(['news: subscription{told{text}}']);
    await store.engine.close();
  });
});
