import { graph, type Graph } from './graph';
import { subgraph } from './subgraph';

const accounts = subgraph('accounts', {
  isFederation1: true,
  sdl: `
    type Query { me: User }
    type User @key(fields: "id") { id: ID! name: String birthYear: Int }
    type Address { city: String }
  `,
  resolvers: { Query: { me: () => ({ id: '1', name: 'Aino', birthYear: 1980 }) } },
  entities: { User: ({ id }) => ({ id, name: 'Aino', birthYear: 1980 }) },
});
const reviews = subgraph('reviews', {
  isFederation1: true,
  sdl: `
    type Query { newest: [Review] }
    type Review @key(fields: "id") { id: ID! body: String author: User @provides(fields: "name") at: Address }
    extend type User @key(fields: "id") { id: ID! @external name: String @external reviews: [Review] }
    type Address { city: String }
  `,
  resolvers: {
    Query: {
      newest: () => [
        { id: 'r', body: 'Hyvä', author: { id: '1', name: 'provided' }, at: { city: 'Oulu' } },
      ],
    },
    User: { reviews: () => [{ id: 'r', body: 'Hyvä' }] },
  },
});
const ages = subgraph('ages', {
  isFederation1: true,
  sdl: `
    type User @key(fields: "id") @extends {
      id: ID! @external birthYear: Int @external age: Int @requires(fields: "birthYear")
    }
  `,
  resolvers: { User: { age: ({ birthYear }: { birthYear: number }) => 2026 - birthYear } },
});

describe('subgraphs of Federation 1', () => {
  let store: Graph;
  beforeAll(() => (store = graph([accounts, reviews, ages])));
  afterAll(() => store.engine.close());

  it('extend each other’s types, by keyword and by directive, and share value types', async () => {
    expect(await store.ask('{ newest { body at { city } author { name age } } }'))
      .toMatchInlineSnapshot(`
     {
       "data": {
         "newest": [
           {
             "at": {
               "city": "Oulu",
             },
             "author": {
               "age": 46,
               "name": "provided",
             },
             "body": "Hyvä",
           },
         ],
       },
       "plan": "QueryPlan {
       Sequence {
         Fetch(service: "reviews") {
           {
             newest {
               body
               at {
                 city
               }
               author {
                 __typename
                 name
                 id
               }
             }
           }
         },
         Flatten(path: "newest.@.author") {
           Fetch(service: "accounts") {
             { ... on User { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on User {
                   birthYear
                 }
               }
             }
           }
         },
         Flatten(path: "newest.@.author") {
           Fetch(service: "ages") {
             { ... on User { __typename birthYear id } } =>
             {
               _entities(representations: $representations) {
                 ... on User {
                   age
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

  it('have the owner of a field asked where it is not provided', async () => {
    const { data, plan } = await store.ask('{ me { name age reviews { author { name } } } }');
    expect(data).toEqual({ me: { name: 'Aino', age: 46, reviews: [{ author: null }] } });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "accounts") {
           {
             me {
               __typename
               name
               id
               birthYear
             }
           }
         },
         Parallel {
           Flatten(path: "me") {
             Fetch(service: "ages") {
               { ... on User { __typename birthYear id } } =>
               {
                 _entities(representations: $representations) {
                   ... on User {
                     age
                   }
                 }
               }
             }
           },
           Flatten(path: "me") {
             Fetch(service: "reviews") {
               { ... on User { __typename id } } =>
               {
                 _entities(representations: $representations) {
                   ... on User {
                     reviews {
                       author {
                         name
                       }
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
});
