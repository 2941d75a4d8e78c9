import { graph, type Graph } from './graph';
import { subgraph } from './subgraph';

const log: string[] = [];

const accounts = subgraph('accounts', {
  sdl: `
    type Query { me: User version: Int @shareable org: Org @shareable }
    type Mutation { rename(name: String!): User! fail: User! greet: String }
    type User @key(fields: "id") @key(fields: "email") { id: ID! email: String name: String! friends(first: Int = 2): [User!]! boss: User }
    type Org @shareable { name: String city: String }
    type Subscription { renamed(times: Int!): User! }
  `,
  resolvers: {
    Query: {
      me: () => user('1'),
      version: () => 1,
      org: () => ({ name: 'Järjestö', city: 'Helsinki' }),
    },
    Mutation: {
      rename: (_: unknown, { name }: { name: string }) => (
        log.push(`rename ${name}`),
        { ...user('1'), name }
      ),
      fail: () => {
        log.push('fail');
        throw new Error('No.');
      },
      greet: () => (log.push('greet'), 'hello'),
    },
    User: {
      friends: (_: unknown, { first }: { first: number }) =>
        ['1', '2', '3'].slice(0, first).map(user),
      boss: ({ id }: { id: string }) => (id === '1' ? user('2') : null),
    },
    Subscription: {
      renamed: {
        async *subscribe(_: unknown, { times }: { times: number }) {
          for (let n = 1; n <= times; n += 1)
            yield { renamed: { ...user('1'), name: `Aino ${n}` } };
        },
      },
    },
  },
  entities: { User: ({ id }) => (Number(id) > 9 ? null : user(String(id))) },
});

const posts = subgraph('posts', {
  sdl: `
    type Query { posts: [Post!]! ghost: Post version: Int @shareable org: Org @shareable }
    type Mutation { post(text: String!): Post! }
    type Post @key(fields: "id") { id: ID! text: String author: User! editor: User @provides(fields: "name") }
    type User @key(fields: "id") { id: ID! name: String! @external posts: [Post!]! secret: String rank: Int! }
    type Org @shareable { name: String size: Int }
  `,
  resolvers: {
    Query: {
      posts: () => [post('a'), post('b')],
      ghost: () => ({ ...post('g'), author: { id: '99' } }),
      version: () => 1,
      org: () => ({ name: 'Järjestö', size: 7 }),
    },
    Mutation: {
      post: (_: unknown, { text }: { text: string }) => (
        log.push(`post ${text}`),
        { ...post('n'), text }
      ),
    },
    User: {
      posts: ({ id }: { id: string }) => (id === '1' ? [post('a')] : []),
      secret: () => {
        throw Object.assign(new Error('Not for you.'), { extensions: { code: 'FORBIDDEN' } });
      },
      rank: ({ id }: { id: string }) => (id === '2' ? null : 1),
    },
  },
});

const user = (id: string) => ({
  id,
  email: `${id}@example.fi`,
  name: ['', 'Aino', 'Veikko', 'Kerttu'][Number(id)],
});
const post = (id: string) => ({
  id,
  text: `text ${id}`,
  author: { id: '1' },
  editor: { id: '2', name: 'Veikko' },
});

describe('operations', () => {
  let store: Graph;
  beforeAll(() => (store = graph([accounts, posts])));
  afterAll(() => store.engine.close());
  beforeEach(() => (log.length = store.calls.length = 0));

  it('keep the client’s order of fields and its aliases', async () => {
    const document = '{ z: me { b: name a: id posts { t: text id } } a: me { name } }';
    const operation = await store.ask(document);
    expect(JSON.stringify(operation.data)).toBe(
      '{"z":{"b":"Aino","a":"1","posts":[{"t":"text a","id":"a"}]},"a":{"name":"Aino"}}',
    );
    expect(operation.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "accounts") {
           {
             z: me {
               __typename
               b: name
               a: id
               id
             }
             a_1: me {
               name
             }
           }
         },
         Flatten(path: "z") {
           Fetch(service: "posts") {
             { ... on User { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on User {
                   posts {
                     t: text
                     id
                   }
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('may use aliases that are keys of every JavaScript object', async () => {
    const { data, plan } = await store.ask(
      '{ __proto__: me { constructor: name toString: id posts { __proto__: text } } }',
    );
    expect(JSON.stringify(data)).toBe(
      '{"__proto__":{"constructor":"Aino","toString":"1","posts":[{"__proto__":"text a"}]}}',
    );
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "accounts") {
           {
             proto___2: me {
               __typename
               constructor_1: name
               toString_1: id
               id
             }
           }
         },
         Flatten(path: "proto___2") {
           Fetch(service: "posts") {
             { ... on User { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on User {
                   posts {
                     proto___1: text
                   }
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('may use variables that are keys of every JavaScript object', async () => {
    const query =
      'query ($__proto__: Int, $representations: Int) { me { friends(first: $__proto__) { id } x: friends(first: $representations) { posts { id } } } }';
    const variables = JSON.parse('{"__proto__": 1, "representations": 1}') as Record<
      string,
      unknown
    >;
    const { data, plan } = await store.ask(query, variables);
    expect(data).toEqual({ me: { friends: [{ id: '1' }], x: [{ posts: [{ id: 'a' }] }] } });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "accounts") {
           {
             me {
               friends(first: $variable_proto__1) {
                 id
               }
               x: friends(first: $variable_representations1) {
                 __typename
                 id
               }
             }
           }
         },
         Flatten(path: "me.x.@") {
           Fetch(service: "posts") {
             { ... on User { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on User {
                   posts {
                     id
                   }
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('ask the same field with other arguments without mixing them', async () => {
    const { data, plan } = await store.ask(`{
      me { friends(first: 1) { id boss { friends(first: 1) { id posts { id } } } } many: friends(first: 3) { id boss { friends(first: 2) { id } } } }
    }`);
    expect(data).toEqual({
      me: {
        friends: [{ id: '1', boss: { friends: [{ id: '1', posts: [{ id: 'a' }] }] } }],
        many: [
          { id: '1', boss: { friends: [{ id: '1' }, { id: '2' }] } },
          { id: '2', boss: null },
          { id: '3', boss: null },
        ],
      },
    });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "accounts") {
           {
             me {
               friends(first: 1) {
                 id
                 boss {
                   friends(first: 1) {
                     __typename
                     id
                   }
                 }
               }
               many: friends(first: 3) {
                 id
                 boss {
                   friends_1: friends(first: 2) {
                     id
                   }
                 }
               }
             }
           }
         },
         Flatten(path: "me.friends.@.boss.friends.@") {
           Fetch(service: "posts") {
             { ... on User { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on User {
                   posts {
                     id
                   }
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('leave out what @skip and @include leave out', async () => {
    const query = `query ($yes: Boolean!, $no: Boolean = false) {
      me @include(if: $yes) { ...Name @skip(if: $yes) ...Posts @include(if: $yes) id @skip(if: true) }
      posts @include(if: $no) { id }
      ... @skip(if: $no) { late: me { id } }
    }
    fragment Name on User { name }
    fragment Posts on User { posts { id text @skip(if: $no) author { name @include(if: $no) id } } }`;
    const on = await store.ask(query, { yes: true });
    expect(on.data).toEqual({
      me: { posts: [{ id: 'a', text: 'text a', author: { id: '1' } }] },
      late: { id: '1' },
    });
    expect(on.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Parallel {
           Fetch(service: "posts") {
             {
               posts @include(if: $no) {
                 id
               }
             }
           },
           Fetch(service: "accounts") {
             {
               me @include(if: $yes) {
                 ... on User @include(if: $yes) {
                   __typename
                   id
                 }
               }
               late: me @skip(if: $no) {
                 id
               }
             }
           }
         },
         Include(if: $yes) {
           Flatten(path: "me|[User]") {
             Fetch(service: "posts") {
               { ... on User { __typename id } } =>
               {
                 _entities(representations: $representations) {
                   ... on User {
                     posts {
                       id
                       text @skip(if: $no)
                       author {
                         __typename
                         id
                       }
                     }
                   }
                 }
               }
             }
           }
         },
         Include(if: $no) {
           Flatten(path: "me|[User].posts.@.author") {
             Fetch(service: "accounts") {
               { ... on User { __typename id } } =>
               {
                 _entities(representations: $representations) {
                   ... on User {
                     name
                   }
                 }
               }
             }
           }
         }
       }
     }"
    `);
    expect(store.calls.map((call) => call.subgraph)).toEqual(['accounts', 'posts']);
    store.calls.length = 0;
    const off = await store.ask(query, { yes: false, no: true });
    expect(off.data).toEqual({ posts: [{ id: 'a' }, { id: 'b' }] });
    expect(store.calls.map((call) => call.subgraph)).toEqual(['posts']);
  });

  it('know types without asking for them', async () => {
    const answer = await store.ask(
      '{ __typename t: __typename me { __typename } __schema { queryType { name } } }',
    );
    expect(answer.data).toEqual({
      __typename: 'Query',
      t: 'Query',
      me: { __typename: 'User' },
      __schema: { queryType: { name: 'Query' } },
    });
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Fetch(service: "accounts") {
         {
           me {
             __typename
           }
         }
       }
     }"
    `);
    const { plan, data } = await store.ask('{ __typename }');
    expect([plan, data]).toEqual(['QueryPlan {}', { __typename: 'Query' }]);
  });

  it('merge shared root objects of several subgraphs', async () => {
    const { data, plan } = await store.ask('{ org { name city size } }');
    expect(data).toEqual({ org: { name: 'Järjestö', city: 'Helsinki', size: 7 } });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Parallel {
         Fetch(service: "posts") {
           {
             org {
               size
             }
           }
         },
         Fetch(service: "accounts") {
           {
             org {
               city
               name
             }
           }
         }
       }
     }"
    `);
  });

  it('take provided fields without another fetch', async () => {
    const { data, plan } = await store.ask('{ posts { editor { name } } }');
    expect(data).toEqual({
      posts: [{ editor: { name: 'Veikko' } }, { editor: { name: 'Veikko' } }],
    });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Fetch(service: "posts") {
         {
           posts {
             editor {
               name
             }
           }
         }
       }
     }"
    `);
  });

  it('run root fields of mutations in order, each once, over subgraphs', async () => {
    const { data, plan } = await store.ask(
      'mutation { a: rename(name: "A") { name posts { id } } b: post(text: "B") { text author { name } } c: rename(name: "C") { name } d: greet }',
    );
    expect(log).toEqual(['rename A', 'post B', 'rename C', 'greet']);
    expect(data).toEqual({
      a: { name: 'A', posts: [{ id: 'a' }] },
      b: { text: 'B', author: { name: 'Aino' } },
      c: { name: 'C' },
      d: 'hello',
    });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Sequence {
           Fetch(service: "accounts") {
             mutation {
               a: rename(name: "A") {
                 __typename
                 name
                 id
               }
             }
           },
           Flatten(path: "a") {
             Fetch(service: "posts") {
               { ... on User { __typename id } } =>
               {
                 _entities(representations: $representations) {
                   ... on User {
                     posts {
                       id
                     }
                   }
                 }
               }
             }
           }
         },
         Sequence {
           Fetch(service: "posts") {
             mutation {
               b: post(text: "B") {
                 text
                 author {
                   __typename
                   id
                 }
               }
             }
           },
           Flatten(path: "b.author") {
             Fetch(service: "accounts") {
               { ... on User { __typename id } } =>
               {
                 _entities(representations: $representations) {
                   ... on User {
                     name
                   }
                 }
               }
             }
           }
         },
         Fetch(service: "accounts") {
           mutation {
             c: rename(name: "C") {
               name
             }
           }
         },
         Fetch(service: "accounts") {
           mutation {
             d: greet
           }
         }
       }
     }"
    `);
  });

  it('stop a mutation at a root field that must not be null', async () => {
    const { data, errors, plan } = await store.ask(
      'mutation { greet post(text: "B") { id } fail { id } last: greet }',
    );
    expect(log).toEqual(['greet', 'post B', 'fail']);
    expect(data).toBeNull();
    expect(errors).toEqual([
      {
        message: 'No.',
        path: ['fail'],
        extensions: { code: 'SUBGRAPH_ERROR', serviceName: 'accounts' },
      },
    ]);
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "accounts") {
           mutation {
             greet
           }
         },
         Fetch(service: "posts") {
           mutation {
             post(text: "B") {
               id
             }
           }
         },
         Fetch(service: "accounts") {
           mutation {
             fail {
               id
             }
           }
         },
         Fetch(service: "accounts") {
           mutation {
             last: greet
           }
         }
       }
     }"
    `);
  });

  it('report errors of entities at every place where the entity stands', async () => {
    const { data, errors, plan } = await store.ask(
      '{ posts { writer: author { s: secret name } } }',
    );
    expect(data).toEqual({
      posts: [{ writer: { s: null, name: 'Aino' } }, { writer: { s: null, name: 'Aino' } }],
    });
    expect(errors).toEqual(
      [0, 1].map((index) => ({
        message: 'Not for you.',
        path: ['posts', index, 'writer', 's'],
        extensions: { code: 'FORBIDDEN', serviceName: 'posts' },
      })),
    );
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "posts") {
           {
             posts {
               writer: author {
                 __typename
                 s: secret
                 id
               }
             }
           }
         },
         Flatten(path: "posts.@.writer") {
           Fetch(service: "accounts") {
             { ... on User { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on User {
                   name
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('lose to null what must not be null, as on one server', async () => {
    const { data, errors, plan } = await store.ask(
      '{ me { name friends(first: 3) { name rank } } }',
    );
    expect(data).toEqual({ me: null });
    expect(errors).toEqual([
      {
        message: 'Cannot return null for non-nullable field User.rank.',
        path: ['me', 'friends', 1, 'rank'],
        extensions: { code: 'SUBGRAPH_ERROR', serviceName: 'posts' },
      },
    ]);
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "accounts") {
           {
             me {
               name
               friends(first: 3) {
                 __typename
                 name
                 id
               }
             }
           }
         },
         Flatten(path: "me.friends.@") {
           Fetch(service: "posts") {
             { ... on User { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on User {
                   rank
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('lose to null what stands beside it, by the one error that there was', async () => {
    const figures = graph([
      subgraph('figures', {
        sdl: 'type Query { total: Int! share: Int! }',
        resolvers: {
          Query: {
            total: () => 1,
            share: () => {
              throw new Error('Of what?');
            },
          },
        },
      }),
    ]);
    const { data, errors, plan } = await figures.ask('{ total share }');
    await figures.engine.close();
    expect(data).toBeNull();
    expect(errors).toEqual([
      {
        message: 'Of what?',
        path: ['share'],
        extensions: { code: 'SUBGRAPH_ERROR', serviceName: 'figures' },
      },
    ]);
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Fetch(service: "figures") {
         {
           total
           share
         }
       }
     }"
    `);
  });

  it('explain a null that comes from an entity that is not there', async () => {
    const { data, errors, plan } = await store.ask('{ ghost { id author { name email } } }');
    expect(data).toEqual({ ghost: null });
    expect(errors).toEqual([
      {
        message: 'Cannot return null for non-nullable field User.name.',
        path: ['ghost', 'author', 'name'],
        extensions: { code: 'SUBGRAPH_INVALID_RESPONSE', serviceName: 'accounts' },
      },
    ]);
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "posts") {
           {
             ghost {
               id
               author {
                 __typename
                 id
               }
             }
           }
         },
         Flatten(path: "ghost.author") {
           Fetch(service: "accounts") {
             { ... on User { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on User {
                   name
                   email
                 }
               }
             }
           }
         }
       }
     }"
    `);
    const nullable = await store.ask('{ ghost { id author { email } } }');
    expect(nullable).toMatchObject({ data: { ghost: { id: 'g', author: { email: null } } } });
    expect(nullable.errors).toBeUndefined();
  });

  it('coerce variables and refuse wrong ones', async () => {
    const query = 'query ($n: Int!) { me { friends(first: $n) { id } } }';
    const { data, errors } = await store.ask(query, { n: 'many' });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('Variable "$n" got invalid value "many"');
  });
});
