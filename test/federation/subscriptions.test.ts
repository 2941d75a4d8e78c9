import { parse } from 'graphql';
import { anonymous } from '../../platform/identity/principal';
import { graph, requestContext, type Graph } from './graph';
import { subgraph } from './subgraph';

const users = subgraph('users', {
  sdl: `
    type Query { user: User }
    type User @key(fields: "id") { id: ID! name: String! }
    type Subscription { joined(count: Int!): User! broken: User }
  `,
  entities: { User: ({ id }) => ({ id, name: `User ${String(id)}` }) },
  resolvers: {
    Subscription: {
      joined: {
        async *subscribe(_: unknown, { count }: { count: number }) {
          for (let id = 1; id <= count; id += 1)
            yield { joined: { id: String(id), name: `User ${id}` } };
        },
      },
      broken: {
        async *subscribe() {
          throw new Error('The source is gone.');
        },
      },
    },
  },
});

const badges = subgraph('badges', {
  sdl: `
    type User @key(fields: "id") {
      id: ID! badge: String name: String! @external label: String @requires(fields: "name") posts: [Post!]!
    }
    type Post { by: User! }
  `,
  resolvers: {
    User: {
      badge: ({ id }: { id: string }) => (id === '2' ? null : `Badge ${id}`),
      label: ({ name }: { name: string }) => `${name}!`,
      posts: () => [{ by: { id: '2' } }],
    },
  },
});

const items = subgraph('items', {
  sdl: `
    type Query { item: Item }
    type Subscription { sold: Item }
    interface Item @key(fields: "id") { id: ID! }
    type Book implements Item @key(fields: "id") { id: ID! }
    type Toy implements Item @key(fields: "id") { id: ID! }
  `,
  resolvers: {
    Subscription: {
      sold: {
        async *subscribe() {
          yield { sold: { __typename: 'Toy', id: '1' } };
        },
      },
    },
  },
});

describe('subscriptions', () => {
  let live: Graph;
  beforeAll(() => (live = graph([users, badges])));
  afterAll(() => live.engine.close());

  async function follow(
    query: string,
    variables: Record<string, unknown> = {},
    { engine }: Graph = live,
  ): Promise<{ answers: unknown[]; plan: string }> {
    const operation = await engine.prepare(parse(query), undefined);
    const stream = await engine.subscribe(operation, variables, requestContext());
    const answers: unknown[] = [];
    const results = Symbol.asyncIterator in stream ? stream : [stream];
    for await (const result of results) answers.push(JSON.parse(result.body()));
    return { answers, plan: await operation.planText(anonymous) };
  }

  it('that are planned in stages begin with their source', async () => {
    const { answers, plan } = await follow(
      'subscription { joined(count: 1) { posts { by { label posts { by { label } } } } } }',
    );
    const inner = { label: 'User 2!', posts: [{ by: { label: 'User 2!' } }] };
    expect(answers).toEqual([{ data: { joined: { posts: [{ by: inner }] } } }]);
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Subscription {
           Fetch(service: "users") {
             subscription {
               joined(count: 1) {
                 __typename
                 id
               }
             }
           }
         },
         Flatten(path: "joined") {
           Fetch(service: "badges") {
             { ... on User { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on User {
                   posts {
                     by {
                       posts {
                         by {
                           __typename
                           id
                         }
                       }
                       __typename
                       id
                     }
                   }
                 }
               }
             }
           }
         },
         Parallel {
           Sequence {
             Flatten(path: "joined.posts.@.by.posts.@.by") {
               Fetch(service: "users") {
                 { ... on User { __typename id } } =>
                 {
                   _entities(representations: $representations) {
                     ... on User {
                       name
                     }
                   }
                 }
               }
             },
             Flatten(path: "joined.posts.@.by.posts.@.by") {
               Fetch(service: "badges") {
                 { ... on User { __typename name id } } =>
                 {
                   _entities(representations: $representations) {
                     ... on User {
                       label
                     }
                   }
                 }
               }
             }
           },
           Sequence {
             Flatten(path: "joined.posts.@.by") {
               Fetch(service: "users") {
                 { ... on User { __typename id } } =>
                 {
                   _entities(representations: $representations) {
                     ... on User {
                       name
                     }
                   }
                 }
               }
             },
             Flatten(path: "joined.posts.@.by") {
               Fetch(service: "badges") {
                 { ... on User { __typename name id } } =>
                 {
                   _entities(representations: $representations) {
                     ... on User {
                       label
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
  });

  it('get the rest of the plan for every event', async () => {
    const query = 'subscription { j: joined(count: 2) { name b: badge } }';
    const { answers, plan } = await follow(query);
    expect(answers).toEqual([
      { data: { j: { name: 'User 1', b: 'Badge 1' } } },
      { data: { j: { name: 'User 2', b: null } } },
    ]);
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Subscription {
           Fetch(service: "users") {
             subscription {
               j: joined(count: 2) {
                 __typename
                 name
                 id
               }
             }
           }
         },
         Flatten(path: "j") {
           Fetch(service: "badges") {
             { ... on User { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on User {
                   b: badge
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('follow conditions that the planner loses', async () => {
    const query = `subscription ($a: Boolean!, $b: Boolean!) {
      joined(count: 1) { label @include(if: $a) label @skip(if: $b) badge }
    }`;
    const { answers, plan } = await follow(query, { a: false, b: true });
    expect(answers).toEqual([{ data: { joined: { badge: 'Badge 1' } } }]);
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Include(if: $b) {
         Sequence {
           Subscription {
             Fetch(service: "users") {
               subscription {
                 joined(count: 1) {
                   __typename
                   id
                   ... on User @include(if: $a) {
                     name
                     __typename
                     id
                   }
                 }
               }
             }
           },
           Parallel {
             Include(if: $a) {
               Flatten(path: "joined") {
                 Fetch(service: "badges") {
                   { ... on User { __typename name id } } =>
                   {
                     _entities(representations: $representations) {
                       ... on User {
                         label
                       }
                     }
                   }
                 }
               }
             },
             Flatten(path: "joined") {
               Fetch(service: "badges") {
                 { ... on User { __typename id } } =>
                 {
                   _entities(representations: $representations) {
                     ... on User {
                       badge
                     }
                   }
                 }
               }
             }
           }
         }
       },
       Skip(if: $b) {
         Sequence {
           Subscription {
             Fetch(service: "users") {
               subscription {
                 joined(count: 1) {
                   __typename
                   id
                   ... on User @include(if: $a) {
                     name
                     __typename
                     id
                   }
                   name
                 }
               }
             }
           },
           Flatten(path: "joined") {
             Fetch(service: "badges") {
               { ... on User { __typename name id } } =>
               {
                 _entities(representations: $representations) {
                   ... on User {
                     label
                     badge
                     ... on User @include(if: $a) {
                       label
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
    const both = await follow(query, { a: true, b: true });
    expect(both.answers).toEqual([{ data: { joined: { label: 'User 1!', badge: 'Badge 1' } } }]);
  });

  it('are planned by their conditions where there is no plan with them', async () => {
    const ratings = subgraph('ratings', {
      sdl: 'type Item @key(fields: "id") @interfaceObject { id: ID! rating: Int }',
      resolvers: { Item: { rating: () => 5 } },
    });
    const shop = graph([items, ratings]);
    const query =
      'subscription ($a: Boolean!) { sold { ... on Toy { ... @skip(if: $a) { rating } } } }';
    expect((await follow(query, { a: true }, shop)).answers).toEqual([{ data: { sold: {} } }]);
    expect((await follow(query, { a: false }, shop)).answers).toEqual([
      { data: { sold: { rating: 5 } } },
    ]);
    await shop.engine.close();
  });

  it('have no events where a condition leaves their field out', async () => {
    const query = `subscription ($a: Boolean!, $b: Boolean!) {
      joined(count: 1) @include(if: $a) { label @include(if: $b) label @skip(if: $a) badge }
    }`;
    expect((await follow(query, { a: true, b: true })).answers).toEqual([
      { data: { joined: { label: 'User 1!', badge: 'Badge 1' } } },
    ]);
    expect((await follow(query, { a: false, b: true })).answers).toEqual([{ data: {} }]);
  });

  it('end with an answer that says why, when the upstream is lost', async () => {
    const { answers, plan } = await follow('subscription { broken { name } }');
    expect(answers).toMatchObject([
      {
        data: { broken: null },
        errors: [{ path: ['broken'], extensions: { serviceName: 'users' } }],
      },
    ]);
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Subscription {
         Fetch(service: "users") {
           subscription {
             broken {
               name
             }
           }
         }
       }
     }"
    `);
  });
});
