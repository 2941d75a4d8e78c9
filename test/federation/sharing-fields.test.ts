import { parse } from 'graphql';
import { anonymous } from '../../platform/identity/principal';
import { createEngine } from '../../gateway/engine';
import { graph, requestContext } from './graph';
import { subgraph } from './subgraph';

describe('@override', () => {
  const old = subgraph('old', {
    sdl: `
      type Query { org: Org }
      type Org @key(fields: "id") { id: ID! name: String city: String size: Int }
    `,
    resolvers: {
      Query: { org: () => ({ id: '1', name: 'old name', city: 'old city', size: 1 }) },
    },
  });
  const next = subgraph('next', {
    sdl: `
      type Org @key(fields: "id") {
        id: ID!
        name: String @override(from: "old")
        city: String @override(from: "old", label: "new-cities")
        size: Int @override(from: "old", label: "percent(100)")
      }
    `,
    resolvers: { Org: { name: () => 'new name', city: () => 'new city', size: () => 2 } },
  });

  it('moves a field, and one with a label where the label is on', async () => {
    const off = graph([old, next]);
    const answer = await off.ask('{ org { name city } }');
    expect(answer.data).toEqual({ org: { name: 'new name', city: 'old city' } });
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "old") {
           {
             org {
               __typename
               id
               city
             }
           }
         },
         Flatten(path: "org") {
           Fetch(service: "next") {
             { ... on Org { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Org {
                   name
                 }
               }
             }
           }
         }
       }
     }"
    `);
    await off.engine.close();
    const on = graph([old, next], { overrideLabels: new Set(['new-cities']) });
    const moved = await on.ask('{ org { city } }');
    expect(moved.data).toEqual({ org: { city: 'new city' } });
    expect(moved.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "old") {
           {
             org {
               __typename
               id
             }
           }
         },
         Flatten(path: "org") {
           Fetch(service: "next") {
             { ... on Org { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Org {
                   city
                 }
               }
             }
           }
         }
       }
     }"
    `);
    await on.engine.close();
  });

  it('moves a field for a share of the requests', async () => {
    const store = graph([old, next]);
    const { data, plan } = await store.ask('{ org { size } }');
    expect(data).toEqual({ org: { size: 2 } });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "old") {
           {
             org {
               __typename
               id
             }
           }
         },
         Flatten(path: "org") {
           Fetch(service: "next") {
             { ... on Org { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Org {
                   size
                 }
               }
             }
           }
         }
       }
     }"
    `);
    await store.engine.close();
  });
});

describe('@provides', () => {
  const media = subgraph('media', {
    sdl: `
      type Query {
        feed: [Item] @provides(fields: "... on Book { title author { name } }")
        latest: Issue @provides(fields: "lead { title }")
      }
      union Item = Book | Clip
      type Issue { lead: Book }
      type Book @key(fields: "id") { id: ID! title: String @external author: Author @external }
      type Clip @key(fields: "id") { id: ID! }
      type Author @key(fields: "id") { id: ID! name: String @external }
    `,
    resolvers: {
      Query: {
        feed: () => [
          { __typename: 'Book', id: 'b', title: 'provided', author: { id: 'a', name: 'provided' } },
          { __typename: 'Clip', id: 'c' },
        ],
        latest: () => ({ lead: { id: 'b', title: 'provided' } }),
      },
    },
  });
  const owner = subgraph('owner', {
    sdl: `
      type Book @key(fields: "id") { id: ID! title: String @shareable author: Author @shareable pages: Int }
      type Clip @key(fields: "id") { id: ID! title: String @shareable }
      type Author @key(fields: "id") { id: ID! name: String @shareable born: Int }
    `,
    resolvers: {
      Book: { title: () => 'owned', pages: () => 9, author: () => ({ id: 'a' }) },
      Clip: { title: () => 'owned' },
      Author: { name: () => 'owned', born: () => 1900 },
    },
  });

  it('spares the fetch of the members of a union that it names, also below them', async () => {
    const store = graph([media, owner]);
    const answer = await store.ask(
      '{ feed { ... on Book { title author { name } } ... on Clip { title } } }',
    );
    expect(answer.data).toEqual({
      feed: [{ title: 'provided', author: { name: 'provided' } }, { title: 'owned' }],
    });
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "media") {
           {
             feed {
               __typename
               ... on Book {
                 title
                 author {
                   name
                 }
               }
               ... on Clip {
                 __typename
                 id
               }
             }
           }
         },
         Flatten(path: "feed.@|[Clip]") {
           Fetch(service: "owner") {
             { ... on Clip { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Clip {
                   title
                 }
               }
             }
           }
         }
       }
     }"
    `);
    await store.engine.close();
  });

  it('holds at the place it stands at, through objects', async () => {
    const store = graph([media, owner]);
    const answer = await store.ask('{ latest { lead { title pages } } }');
    expect(answer.data).toEqual({ latest: { lead: { title: 'provided', pages: 9 } } });
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "media") {
           {
             latest {
               lead {
                 __typename
                 title
                 id
               }
             }
           }
         },
         Flatten(path: "latest.lead") {
           Fetch(service: "owner") {
             { ... on Book { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Book {
                   pages
                 }
               }
             }
           }
         }
       }
     }"
    `);
    await store.engine.close();
  });

  it('spares the fetch of what an interface names, for the implementations that it names', async () => {
    const shelf = subgraph('shelf', {
      sdl: `
        type Query {
          all: [Media] @provides(fields: "... on Book { title } ... on Clip { title }")
          books: [Media] @provides(fields: "... on Book { title }")
        }
        interface Media { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String @external }
        type Clip implements Media @key(fields: "id") { id: ID! title: String @external }
      `,
      resolvers: { Query: { all: () => shelved, books: () => shelved } },
    });
    const shelved = [
      { __typename: 'Book', id: 'b', title: 'provided' },
      { __typename: 'Clip', id: 'c', title: 'provided' },
    ];
    const store = graph([shelf, owner]);
    const all = await store.ask('{ all { title } }');
    expect(all.data).toEqual({ all: [{ title: 'provided' }, { title: 'provided' }] });
    expect(all.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Fetch(service: "shelf") {
         {
           all {
             __typename
             title
           }
         }
       }
     }"
    `);
    const books = await store.ask('{ books { title } }');
    expect(books.data).toEqual({ books: [{ title: 'provided' }, { title: 'owned' }] });
    expect(books.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "shelf") {
           {
             books {
               __typename
               ... on Book {
                 title
               }
               ... on Clip {
                 __typename
                 id
               }
             }
           }
         },
         Flatten(path: "books.@|[Clip]") {
           Fetch(service: "owner") {
             { ... on Clip { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Clip {
                   title
                 }
               }
             }
           }
         }
       }
     }"
    `);
    await store.engine.close();
  });
});

describe('keys', () => {
  const orders = subgraph('orders', {
    sdl: `
      type Query { orders: [Order!]! }
      type Order @key(fields: "shop { id } number") @key(fields: "tags") {
        number: Int! shop: Shop! tags: [String!]!
      }
      type Shop @key(fields: "id") { id: ID! }
    `,
    resolvers: {
      Query: {
        orders: () => [
          { number: 1, shop: { id: 's1' }, tags: ['a', 'b'] },
          { number: 1, shop: { id: 's2' }, tags: [] },
        ],
      },
    },
  });
  const totals = subgraph('totals', {
    sdl: `
      type Order @key(fields: "shop { id } number") { number: Int! shop: Shop! total: String }
      type Shop @key(fields: "id") { id: ID! city: String }
    `,
    resolvers: {
      Order: {
        total: ({ shop, number }: { shop: { id: string }; number: number }) =>
          `${shop.id}/${number}`,
      },
      Shop: { city: () => 'Turku' },
    },
  });
  const labels = subgraph('labels', {
    sdl: 'type Order @key(fields: "tags") { tags: [String!]! label: String }',
    resolvers: { Order: { label: ({ tags }: { tags: string[] }) => tags.join('+') } },
  });

  it('may be composite and nested, or a list; each subgraph is asked by its own', async () => {
    const store = graph([orders, totals, labels]);
    const answer = await store.ask('{ orders { total label shop { city } } }');
    expect(answer.data).toEqual({
      orders: [
        { total: 's1/1', label: 'a+b', shop: { city: 'Turku' } },
        { total: 's2/1', label: '', shop: { city: 'Turku' } },
      ],
    });
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "orders") {
           {
             orders {
               __typename
               number
               shop {
                 __typename
                 id
               }
               tags
             }
           }
         },
         Parallel {
           BatchFetch(service: "totals") {
             _e0(paths: ["orders.@.shop"]) { ... on Shop { __typename id } }
             _e1(paths: ["orders.@"]) { ... on Order { __typename shop { id } number } } =>
             {
               _e0: _entities(representations: $__batch_reps_0) {
                 ... on Shop {
                   city
                 }
               }
               _e1: _entities(representations: $__batch_reps_1) {
                 ... on Order {
                   total
                 }
               }
             }
           },
           Flatten(path: "orders.@") {
             Fetch(service: "labels") {
               { ... on Order { __typename tags } } =>
               {
                 _entities(representations: $representations) {
                   ... on Order {
                     label
                   }
                 }
               }
             }
           }
         }
       }
     }"
    `);
    expect(store.calls.find((call) => call.subgraph === 'labels')?.variables).toEqual({
      representations: [
        { __typename: 'Order', tags: ['a', 'b'] },
        { __typename: 'Order', tags: [] },
      ],
    });
    await store.engine.close();
  });

  it('are not asked for of a subgraph that does not resolve them', async () => {
    const shops = subgraph('shops', {
      sdl: `
        type Query { shop: Shop }
        type Shop @key(fields: "id") { id: ID! owner: Person @shareable }
        type Person @key(fields: "id", resolvable: false) { id: ID! }
      `,
      resolvers: { Query: { shop: () => ({ id: '1', owner: { id: 'p' } }) } },
    });
    const people = subgraph('people', {
      sdl: 'type Query { boss: Person } type Person @key(fields: "id") { id: ID! name: String }',
      resolvers: { Person: { name: () => 'Aino' }, Query: { boss: () => ({ id: 'p' }) } },
    });
    const store = graph([shops, people]);
    const answer = await store.ask('{ shop { owner { id name } } boss { id } }');
    expect(answer.data).toEqual({ shop: { owner: { id: 'p', name: 'Aino' } }, boss: { id: 'p' } });
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Parallel {
           Fetch(service: "people") {
             {
               boss {
                 id
               }
             }
           },
           Fetch(service: "shops") {
             {
               shop {
                 owner {
                   __typename
                   id
                 }
               }
             }
           }
         },
         Flatten(path: "shop.owner") {
           Fetch(service: "people") {
             { ... on Person { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Person {
                   name
                 }
               }
             }
           }
         }
       }
     }"
    `);
    await store.engine.close();
  });
});

describe('types that differ between subgraphs', () => {
  const one = subgraph('one', {
    sdl: `
      type Query { listings(filter: Filter, kind: InKind): [Listing!]! }
      type Listing @key(fields: "id") { id: ID! state: OutState seen: String }
      enum OutState { DRAFT PUBLISHED }
      enum InKind { A B }
      input Filter { city: String year: Int! kind: InKind }
    `,
    resolvers: {
      Query: {
        listings: (_: unknown, args: object) => [
          { id: '1', state: 'DRAFT', seen: JSON.stringify(args) },
        ],
      },
    },
  });
  const two = subgraph('two', {
    sdl: `
      type Query { other(filter: Filter, kind: InKind): String }
      type Listing @key(fields: "id") { id: ID! last: OutState }
      enum OutState { PUBLISHED ARCHIVED }
      enum InKind { B C }
      input Filter { year: Int! month: Int kind: InKind }
    `,
    resolvers: { Listing: { last: () => 'ARCHIVED' } },
  });

  it('answer with all values of an enum, and take what all subgraphs know of an input', async () => {
    const store = graph([one, two]);
    const answer = await store.ask(
      'query ($f: Filter) { listings(filter: $f, kind: B) { state last seen } }',
      { f: { year: 2026, kind: 'B' } },
    );
    expect(answer.data).toEqual({
      listings: [
        {
          state: 'DRAFT',
          last: 'ARCHIVED',
          seen: '{"filter":{"year":2026,"kind":"B"},"kind":"B"}',
        },
      ],
    });
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "one") {
           {
             listings(filter: $f, kind: B) {
               __typename
               state
               id
               seen
             }
           }
         },
         Flatten(path: "listings.@") {
           Fetch(service: "two") {
             { ... on Listing { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Listing {
                   last
                 }
               }
             }
           }
         }
       }
     }"
    `);
    await expect(store.ask('{ listings(kind: A) { state } }')).rejects.toThrow(
      '"A" does not exist',
    );
    await expect(
      store.ask('{ listings(filter: { year: 1, month: 2 }) { state } }'),
    ).rejects.toThrow('"month" is not defined');
    await store.engine.close();
  });
});

describe('a supergraph', () => {
  const supergraphOf = (version: string, type: string) => `
    schema
      @link(url: "https://specs.apollo.dev/link/v1.0")
      @link(url: "https://specs.apollo.dev/join/v${version}", for: EXECUTION) { query: Query }
    directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
    directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String, external: Boolean, override: String, usedOverridden: Boolean) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
    directive @join__graph(name: String!, url: String!) on ENUM_VALUE
    directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE
    directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true, isInterfaceObject: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
    scalar join__FieldSet
    scalar link__Import
    enum link__Purpose { SECURITY EXECUTION }
    enum join__Graph { A @join__graph(name: "a", url: "http://a.test") B @join__graph(name: "b", url: "http://b.test") }
    ${type}
    type Query @join__type(graph: A) @join__type(graph: B) { org: Org @join__field(graph: A) }
    type Org @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
      id: ID!
      name: String @join__field(graph: A)
      size: Int @join__field(graph: B)
    }`;

  it.each([
    ['0.2', ''],
    ['0.3', ''],
    [
      '0.4',
      'directive @join__directive(graphs: [join__Graph!], name: String!, args: join__DirectiveArguments) repeatable on SCHEMA | OBJECT | INTERFACE | FIELD_DEFINITION\nscalar join__DirectiveArguments',
    ],
    [
      '0.5',
      'input join__ContextArgument { name: String! type: String! context: String! selection: join__FieldValue! }\nscalar join__FieldValue',
    ],
  ])('of join v%s is served', async (version, definitions) => {
    const data: Record<string, unknown> = {
      a: { org: { __typename: 'Org', id: '1', name: 'Lähellä' } },
      b: { _entities: [{ size: 5 }] },
    };
    const engine = createEngine({
      supergraphSdl: supergraphOf(version, definitions),
      transportFor: ({ name }) => ({
        execute: () => Promise.resolve({ data: structuredClone(data[name]) }),
        subscribe: () => Promise.resolve({}),
        close: () => Promise.resolve(),
      }),
    });
    const operation = await engine.prepare(parse('{ org { name size } }'), undefined);
    const answer = await engine.execute(operation, {}, requestContext());
    expect(answer.data).toEqual({ org: { name: 'Lähellä', size: 5 } });
    expect(await operation.planText(anonymous)).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "a") {
           {
             org {
               __typename
               name
               id
             }
           }
         },
         Flatten(path: "org") {
           Fetch(service: "b") {
             { ... on Org { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Org {
                   size
                 }
               }
             }
           }
         }
       }
     }"
    `);
    expect(
      Object.keys(engine.schema.getTypeMap()).filter((name) => /join|link/.test(name)),
    ).toEqual([]);
    await engine.close();
  });

  it.each([
    ['a later join', supergraphOf('0.6', ''), 'https://specs.apollo.dev/join/v0.6'],
    [
      'something else that executes it',
      supergraphOf('0.5', '').replace(
        '@link(url: "https://specs.apollo.dev/join',
        '@link(url: "https://specs.apollo.dev/connect/v0.1", for: EXECUTION)\n$&',
      ),
      'https://specs.apollo.dev/connect/v0.1',
    ],
  ])('that needs %s is refused', (_what, supergraphSdl, named) => {
    const transportFor = (): never => {
      throw new Error('Nobody is to be called');
    };
    expect(() => createEngine({ supergraphSdl, transportFor })).toThrow(named);
  });
});
