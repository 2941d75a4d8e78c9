import { graph, type Graph } from './graph';
import { subgraph } from './subgraph';

const people = new Map([
  ['1', { id: '1', name: 'Aino', friend: { id: '2' } }],
  ['2', { id: '2', name: 'Veikko', friend: { id: '1' } }],
]);

const users = subgraph('users', {
  sdl: `
    type Query { user(id: ID!): User users: [User!]! }
    type User @key(fields: "id") { id: ID! name: String! friend: User }
  `,
  resolvers: {
    Query: {
      user: (_: unknown, { id }: { id: string }) => people.get(id) ?? null,
      users: () => [...people.values()],
    },
    User: { friend: ({ friend }: { friend: { id: string } }) => people.get(friend.id) },
  },
  entities: { User: ({ id }) => people.get(String(id)) ?? null },
});

const reviews = subgraph('reviews', {
  sdl: `
    type User @key(fields: "id") { id: ID! reviews: [Review!]! }
    type Review { stars: Int! author: User! }
  `,
  resolvers: {
    User: {
      reviews: ({ id }: { id: string }) => [{ stars: Number(id) * 2, author: { id } }],
    },
  },
});

describe('an entity with one key', () => {
  let store: Graph;
  beforeAll(() => (store = graph([users, reviews])));
  afterAll(() => store.engine.close());

  it('is resolved by the subgraphs that own its fields', async () => {
    const answer = await store.ask('{ user(id: "1") { name reviews { stars author { name } } } }');
    expect(answer).toMatchInlineSnapshot(`
     {
       "data": {
         "user": {
           "name": "Aino",
           "reviews": [
             {
               "author": {
                 "name": "Aino",
               },
               "stars": 2,
             },
           ],
         },
       },
       "plan": "QueryPlan {
       Sequence {
         Fetch(service: "users") {
           {
             user(id: "1") {
               __typename
               name
               id
             }
           }
         },
         Flatten(path: "user") {
           Fetch(service: "reviews") {
             { ... on User { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on User {
                   reviews {
                     stars
                     author {
                       __typename
                       id
                     }
                   }
                 }
               }
             }
           }
         },
         Flatten(path: "user.reviews.@.author") {
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
         }
       }
     }",
     }
    `);
  });

  it('is asked for once however often it occurs', async () => {
    store.calls.length = 0;
    const answer = await store.ask('{ users { friend { friend { reviews { stars } } } } }');
    expect(answer.data).toMatchInlineSnapshot(`
     {
       "users": [
         {
           "friend": {
             "friend": {
               "reviews": [
                 {
                   "stars": 2,
                 },
               ],
             },
           },
         },
         {
           "friend": {
             "friend": {
               "reviews": [
                 {
                   "stars": 4,
                 },
               ],
             },
           },
         },
       ],
     }
    `);
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "users") {
           {
             users {
               friend {
                 friend {
                   __typename
                   id
                 }
               }
             }
           }
         },
         Flatten(path: "users.@.friend.friend") {
           Fetch(service: "reviews") {
             { ... on User { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on User {
                   reviews {
                     stars
                   }
                 }
               }
             }
           }
         }
       }
     }"
    `);
    expect(store.calls.map(({ subgraph: name, variables }) => [name, variables]))
      .toMatchInlineSnapshot(`
     [
       [
         "users",
         {},
       ],
       [
         "reviews",
         {
           "representations": [
             {
               "__typename": "User",
               "id": "1",
             },
             {
               "__typename": "User",
               "id": "2",
             },
           ],
         },
       ],
     ]
    `);
  });
});
