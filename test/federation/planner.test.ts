import { parse } from 'graphql';
import { graph, type Graph } from './graph';
import { subgraph } from './subgraph';

const users = subgraph('users', {
  sdl: `
    type Query { me: User }
    type User @key(fields: "id") { id: ID! nick: String }
  `,
  resolvers: {
    Query: { me: () => ({ id: '1' }) },
    User: { nick: ({ id }: { id: string }) => `nick ${id}` },
  },
});

const reviews = subgraph('reviews', {
  sdl: `
    type Query { top: [Review!]! }
    type User @key(fields: "id") {
      id: ID! nick: String @external reviews: [Review!]! score: String @requires(fields: "nick")
    }
    type Review { author: User! }
  `,
  resolvers: {
    User: {
      reviews: () => [{ author: { id: '2' } }],
      score: ({ nick }: { nick: string }) => `${nick}!`,
    },
  },
});

describe('the planner', () => {
  let store: Graph;
  beforeAll(() => (store = graph([users, reviews])));
  afterAll(() => store.engine.close());

  it('plans in stages where an entity leads to one of its own type with requirements', async () => {
    const answer = await store.ask(
      '{ me { reviews { author { score reviews { author { score } } } } } }',
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({
      me: {
        reviews: [{ author: { score: 'nick 2!', reviews: [{ author: { score: 'nick 2!' } }] } }],
      },
    });
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Sequence {
           Fetch(service: "users") {
             {
               me {
                 __typename
                 id
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
                         reviews {
                           author {
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
           }
         },
         Parallel {
           Sequence {
             Flatten(path: "me.reviews.@.author.reviews.@.author") {
               Fetch(service: "users") {
                 { ... on User { __typename id } } =>
                 {
                   _entities(representations: $representations) {
                     ... on User {
                       nick
                     }
                   }
                 }
               }
             },
             Flatten(path: "me.reviews.@.author.reviews.@.author") {
               Fetch(service: "reviews") {
                 { ... on User { __typename nick id } } =>
                 {
                   _entities(representations: $representations) {
                     ... on User {
                       score
                     }
                   }
                 }
               }
             }
           },
           Sequence {
             Flatten(path: "me.reviews.@.author") {
               Fetch(service: "users") {
                 { ... on User { __typename id } } =>
                 {
                   _entities(representations: $representations) {
                     ... on User {
                       nick
                     }
                   }
                 }
               }
             },
             Flatten(path: "me.reviews.@.author") {
               Fetch(service: "reviews") {
                 { ... on User { __typename nick id } } =>
                 {
                   _entities(representations: $representations) {
                     ... on User {
                       score
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

  it('plans requirements under a condition on the root', async () => {
    const query =
      'query ($no: Boolean!) { ... on Query @skip(if: $no) { me { score } } __typename }';
    const { data, plan } = await store.ask(query, { no: false });
    expect(data).toEqual({ me: { score: 'nick 1!' }, __typename: 'Query' });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "users") {
           {
             me @skip(if: $no) {
               __typename
               id
               nick
             }
           }
         },
         Skip(if: $no) {
           Flatten(path: "me") {
             Fetch(service: "reviews") {
               { ... on User { __typename nick id } } =>
               {
                 _entities(representations: $representations) {
                   ... on User {
                     score
                   }
                 }
               }
             }
           }
         }
       }
     }"
    `);
    expect((await store.ask(query, { no: true })).data).toEqual({ __typename: 'Query' });
  });

  it('gives up at the deadline, and goes on with the next operation', async () => {
    const hasty = graph([users, reviews], { limits: { plannerDeadline: 1 } });
    await expect(hasty.engine.prepare(parse('{ me { nick } }'), undefined)).rejects.toMatchObject({
      extensions: { code: 'PLANNING_FAILED' },
    });
    await hasty.engine.close();
    expect((await store.ask('{ me { nick } }')).data).toEqual({ me: { nick: 'nick 1' } });
  });
});
