import { graph } from './graph';
import { subgraph } from './subgraph';

describe('a union that has other members in other subgraphs', () => {
  const cat = { __typename: 'Cat', id: 'c' };
  const dog = { __typename: 'Dog', id: 'd' };
  const home = subgraph('home', {
    sdl: `
      type Query { home: Home }
      type Home @key(fields: "id") { id: ID! pet: Pet @shareable }
      union Pet = Cat | Dog
      type Cat @key(fields: "id") { id: ID! lives: Int }
      type Dog @key(fields: "id") { id: ID! tricks: Int }
    `,
    resolvers: { Query: { home: () => ({ id: 'h', pet: { ...dog, tricks: 3 } }) } },
    entities: { Dog: () => ({ ...dog, tricks: 3 }), Cat: () => ({ ...cat, lives: 9 }) },
  });
  const vet = subgraph('vet', {
    sdl: `
      type Query { patients: [Patient!]! }
      union Patient = Cat | Bird
      union Pet = Cat | Bird
      type Cat @key(fields: "id") { id: ID! weight: Int }
      type Bird { wings: Int }
    `,
    resolvers: {
      Query: {
        patients: () => [
          { ...cat, weight: 4 },
          { __typename: 'Bird', wings: 2 },
        ],
      },
    },
  });

  it('has all of them, and asks each subgraph only for those that it knows', async () => {
    const store = graph([home, vet]);
    const answer = await store.ask(
      '{ home { pet { __typename ... on Cat { lives } ... on Dog { tricks } ... on Bird { wings } } } patients { ... on Cat { weight lives } ... on Bird { wings } } }',
    );
    expect(answer).toMatchInlineSnapshot(`
     {
       "data": {
         "home": {
           "pet": {
             "__typename": "Dog",
             "tricks": 3,
           },
         },
         "patients": [
           {
             "lives": 9,
             "weight": 4,
           },
           {
             "wings": 2,
           },
         ],
       },
       "plan": "QueryPlan {
       Sequence {
         Parallel {
           Fetch(service: "vet") {
             {
               patients {
                 __typename
                 ... on Cat {
                   __typename
                   weight
                   id
                 }
                 ... on Bird {
                   wings
                 }
               }
             }
           },
           Fetch(service: "home") {
             {
               home {
                 pet {
                   __typename
                   ... on Cat {
                     lives
                   }
                   ... on Dog {
                     tricks
                   }
                 }
               }
             }
           }
         },
         Flatten(path: "patients.@|[Cat]") {
           Fetch(service: "home") {
             { ... on Cat { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Cat {
                   lives
                 }
               }
             }
           }
         }
       }
     }",
     }
    `);
    await store.engine.close();
  });
});

describe('a field that may be null in one subgraph only', () => {
  const strict = subgraph('strict', {
    sdl: `
      type Query { strict: [Place!]! @shareable both: Place @shareable }
      type Place @key(fields: "id") { id: ID! name: String! @shareable city: String! @shareable }
    `,
    resolvers: { Query: { strict: () => [{ id: '1', name: 'Talo', city: 'Oulu' }] } },
  });
  const loose = subgraph('loose', {
    sdl: `
      type Query { loose: [Place]! }
      type Place @key(fields: "id") { id: ID! name: String @shareable note: String }
    `,
    resolvers: {
      Query: { loose: () => [{ id: '1', name: null, note: 'x' }, { id: '2', name: 'Y' }, null] },
    },
    entities: { Place: ({ id }) => ({ id, note: 'from loose' }) },
  });

  it('may be null for clients, and costs the object nothing', async () => {
    const store = graph([strict, loose]);
    const { data, errors, plan } = await store.ask('{ loose { name note } strict { name note } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      loose: [{ name: null, note: 'x' }, { name: 'Y', note: null }, null],
      strict: [{ name: 'Talo', note: 'from loose' }],
    });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Parallel {
           Fetch(service: "strict") {
             {
               strict {
                 __typename
                 name
                 id
               }
             }
           },
           Fetch(service: "loose") {
             {
               loose {
                 name
                 note
               }
             }
           }
         },
         Flatten(path: "strict.@") {
           Fetch(service: "loose") {
             { ... on Place { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Place {
                   note
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

describe('a field that one member of a union must have and another may lack', () => {
  const lost = (): never => {
    throw new Error('No number');
  };
  const people = subgraph('people', {
    sdl: `
      type Query { people: [Person!]! }
      type Person @key(fields: "id") { id: ID! number: ID @shareable }
    `,
    resolvers: { Query: { people: () => [{ id: '1', number: '7' }] } },
  });
  const clubs = subgraph('clubs', {
    sdl: `
      type Query { members: [Member!]! }
      union Member = Person | Club
      type Person @key(fields: "id") { id: ID! number: ID! @shareable friends: [Member!]! }
      type Club { number: ID }
    `,
    resolvers: {
      Query: {
        members: () => [{ __typename: 'Person', id: '1', number: '7' }, { __typename: 'Club' }],
      },
      Person: { friends: () => [{ __typename: 'Club' }] },
      Club: { number: lost },
    },
  });

  it('has its errors at the key that the client knows, not at that of the fetch', async () => {
    const store = graph([people, clubs]);
    const number = '... on Person { number } ... on Club { number }';
    const fromRoot = await store.ask(`{ members { ${number} } }`);
    expect(fromRoot.data).toEqual({ members: [{ number: '7' }, { number: null }] });
    expect(fromRoot.errors).toMatchObject([
      { message: 'No number', path: ['members', 1, 'number'] },
    ]);
    const fromEntity = await store.ask(
      `{ people { number friends { ${number.replaceAll('number', 'no: number')} } } }`,
    );
    expect(fromEntity.data).toEqual({ people: [{ number: '7', friends: [{ no: null }] }] });
    expect(fromEntity.errors).toMatchObject([{ path: ['people', 0, 'friends', 0, 'no'] }]);
    expect(fromEntity.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "people") {
           {
             people {
               __typename
               number
               id
             }
           }
         },
         Flatten(path: "people.@") {
           Fetch(service: "clubs") {
             { ... on Person { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Person {
                   friends {
                     __typename
                     ... on Person {
                       no: number
                     }
                     ... on Club {
                       _internal_qp_alias_0: number
                     }
                   }
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

describe('an interface that has more in one subgraph', () => {
  const base = subgraph('base', {
    sdl: `
      type Query { nodes: [Node!]! }
      interface Node { id: ID! }
      type Group implements Node @key(fields: "id") { id: ID! name: String }
      type Place implements Node @key(fields: "id") { id: ID! city: String }
    `,
    resolvers: {
      Query: {
        nodes: () => [
          { __typename: 'Group', id: 'g', name: 'Kuoro' },
          { __typename: 'Place', id: 'p', city: 'Oulu' },
        ],
      },
    },
  });
  const more = subgraph('more', {
    sdl: `
      type Query { counted: [Counted!]! }
      interface Counted { count: Int }
      type Group implements Counted @key(fields: "id") { id: ID! count: Int }
      type Club implements Counted @key(fields: "id") { id: ID! count: Int }
    `,
    resolvers: {
      Query: {
        counted: () => [
          { __typename: 'Group', id: 'g', count: 7 },
          { __typename: 'Club', id: 'k', count: 2 },
        ],
      },
      Group: { count: () => 7 },
    },
  });

  it('leads to fields of the other subgraph for the types that have them', async () => {
    const store = graph([base, more]);
    const { data, errors, plan } = await store.ask(
      '{ nodes { id ... on Counted { count } ... on Place { city } } counted { count ... on Node { id } ... on Group { name } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      nodes: [
        { id: 'g', count: 7 },
        { id: 'p', city: 'Oulu' },
      ],
      counted: [{ count: 7, id: 'g', name: null }, { count: 2 }],
    });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Parallel {
           Fetch(service: "more") {
             {
               counted {
                 count
                 __typename
                 ... on Group {
                   __typename
                   id
                 }
               }
             }
           },
           Fetch(service: "base") {
             {
               nodes {
                 id
                 __typename
                 ... on Group {
                   __typename
                   id
                 }
                 ... on Place {
                   city
                 }
               }
             }
           }
         },
         Parallel {
           Flatten(path: "counted.@|[Group]") {
             Fetch(service: "base") {
               { ... on Group { __typename id } } =>
               {
                 _entities(representations: $representations) {
                   ... on Group {
                     name
                   }
                 }
               }
             }
           },
           Flatten(path: "nodes.@|[Group]") {
             Fetch(service: "more") {
               { ... on Group { __typename id } } =>
               {
                 _entities(representations: $representations) {
                   ... on Group {
                     count
                   }
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

describe('what is @inaccessible', () => {
  const inner = subgraph('inner', {
    sdl: `
      type Query { listing(by: By, secret: Int @inaccessible): Listing hidden: Int @inaccessible }
      type Listing @key(fields: "internal") { internal: ID! @inaccessible title: String state: State owner: Owner note: Note @inaccessible }
      enum State { OPEN CLOSED @inaccessible }
      input By { id: ID raw: String @inaccessible }
      type Owner @key(fields: "id") { id: ID! tax: String @inaccessible }
      type Note @inaccessible { text: String }
    `,
    resolvers: {
      Query: {
        listing: () => ({
          internal: '1',
          title: 'Kuoro',
          state: 'CLOSED',
          owner: { id: 'o', tax: 't' },
        }),
      },
    },
    entities: { Owner: ({ id }) => ({ id, tax: 't' }) },
  });
  const outer = subgraph('outer', {
    sdl: `
      type Listing @key(fields: "internal") { internal: ID! @inaccessible views: Int }
      type Owner @key(fields: "id") { id: ID! tax: String @external rate: String @requires(fields: "tax") }
    `,
    resolvers: {
      Listing: { views: () => 3 },
      Owner: { rate: ({ tax }: { tax: string }) => `rate ${tax}` },
    },
  });

  it('serves as key and for @requires, and clients do not see it', async () => {
    const store = graph([inner, outer]);
    const answer = await store.ask('{ listing(by: { id: 1 }) { title views owner { rate } } }');
    expect(answer).toMatchInlineSnapshot(`
     {
       "data": {
         "listing": {
           "owner": {
             "rate": "rate t",
           },
           "title": "Kuoro",
           "views": 3,
         },
       },
       "plan": "QueryPlan {
       Sequence {
         Fetch(service: "inner") {
           {
             listing(by: {id: 1}) {
               __typename
               title
               internal
               owner {
                 __typename
                 id
                 tax
               }
             }
           }
         },
         BatchFetch(service: "outer") {
           _e0(paths: ["listing.owner"]) { ... on Owner { __typename tax id } }
           _e1(paths: ["listing"]) { ... on Listing { __typename internal } } =>
           {
             _e0: _entities(representations: $__batch_reps_0) {
               ... on Owner {
                 rate
               }
             }
             _e1: _entities(representations: $__batch_reps_1) {
               ... on Listing {
                 views
               }
             }
           }
         }
       }
     }",
     }
    `);
    for (const query of [
      '{ hidden }',
      '{ listing { internal } }',
      '{ listing(secret: 1) { title } }',
      '{ listing(by: { raw: "x" }) { title } }',
      '{ listing { note { text } } }',
      '{ listing { ... on Note { text } } }',
    ])
      await expect(store.ask(query)).rejects.toThrow(/Cannot query|Unknown|not defined/);
    await store.engine.close();
  });

  it('does not come out as a value of an enum either', async () => {
    const store = graph([inner, outer]);
    const { data, errors, plan } = await store.ask('{ listing { title state } }');
    expect(data).toEqual({ listing: { title: 'Kuoro', state: null } });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Fetch(service: "inner") {
         {
           listing {
             title
             state
           }
         }
       }
     }"
    `);
    expect(errors).toMatchObject([
      {
        path: ['listing', 'state'],
        extensions: { serviceName: 'inner', code: 'SUBGRAPH_INVALID_RESPONSE' },
      },
    ]);
    expect(JSON.stringify(errors)).not.toContain('CLOSED');
    await store.engine.close();
  });
});
