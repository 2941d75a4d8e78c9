import { parse } from 'graphql';
import { graph, type Graph } from './graph';
import { subgraph } from './subgraph';

const users = subgraph('users', {
  sdl: `
    type Query { me: User echo(number: Float): Float }
    type User @key(fields: "id") { id: ID! nick: String card: String! }
  `,
  resolvers: {
    Query: {
      me: () => ({ id: '1' }),
      echo: (_: unknown, { number }: { number: number }) => number,
    },
    User: { nick: ({ id }: { id: string }) => `nick ${id}`, card: () => null },
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

  it.each(['1e9', '-1E9', '1.5e90', '1e-9', '1e+09', '2.5'])(
    'takes the number %s',
    async (number) => {
      const { data, errors } = await store.ask(`{ echo(number: ${number}) }`);
      expect(errors).toBeUndefined();
      expect(data).toEqual({ echo: Number(number) });
    },
  );

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

  it('asks no subgraph for what a condition leaves out', async () => {
    const query = `query ($more: Boolean!) {
      me { reviews @include(if: $more) { author { id } } card @include(if: $more) }
    }`;
    const without = await store.ask(query, { more: false });
    expect(without.errors).toBeUndefined();
    expect(without.data).toEqual({ me: {} });
    expect(without.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Include(if: $more) {
         Sequence {
           Fetch(service: "users") {
             {
               me {
                 __typename
                 id
                 card
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
                         id
                       }
                     }
                   }
                 }
               }
             }
           }
         }
       },
       Skip(if: $more) {
         Fetch(service: "users") {
           {
             me {
               __typename
             }
           }
         }
       }
     }"
    `);
    const whole = await store.ask(query, { more: true });
    expect(whole.data).toEqual({ me: null });
    expect(whole.errors).toMatchObject([
      { path: ['me', 'card'], extensions: { serviceName: 'users' } },
    ]);
  });

  it('asks for everything that no condition leaves out', async () => {
    const query = `query ($a: Boolean!, $b: Boolean!) {
      me { score @include(if: $a) score @skip(if: $b) reviews { author { id } } }
    }`;
    const { data, plan } = await store.ask(query, { a: false, b: true });
    expect(data).toEqual({ me: { reviews: [{ author: { id: '2' } }] } });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Include(if: $b) {
         Sequence {
           Fetch(service: "users") {
             {
               me {
                 __typename
                 id
                 ... on User @include(if: $a) {
                   nick
                   __typename
                   id
                 }
               }
             }
           },
           Parallel {
             Include(if: $a) {
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
             },
             Flatten(path: "me") {
               Fetch(service: "reviews") {
                 { ... on User { __typename id } } =>
                 {
                   _entities(representations: $representations) {
                     ... on User {
                       reviews {
                         author {
                           id
                         }
                       }
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
           Fetch(service: "users") {
             {
               me {
                 __typename
                 id
                 ... on User @include(if: $a) {
                   nick
                   __typename
                   id
                 }
                 nick
               }
             }
           },
           Flatten(path: "me") {
             Fetch(service: "reviews") {
               { ... on User { __typename nick id } } =>
               {
                 _entities(representations: $representations) {
                   ... on User {
                     score
                     reviews {
                       author {
                         id
                       }
                     }
                     ... on User @include(if: $a) {
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
    const both = await store.ask(query, { a: true, b: true });
    expect(both.data).toEqual({ me: { score: 'nick 1!', reviews: [{ author: { id: '2' } }] } });
  });

  it('makes no more than eight plans for conditions', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const variables = names.map((name) => `$${name}: Boolean!`).join(', ');
    const fields = names.map(
      (name) =>
        `${name}: me { reviews @include(if: $${name}) { author { id } } nick @include(if: $${name}) }`,
    );
    const given = { a: true, b: false, c: true, d: false, e: false };
    const { data, plan } = await store.ask(`query (${variables}) { ${fields.join(' ')} }`, given);
    const me = { reviews: [{ author: { id: '2' } }], nick: 'nick 1' };
    expect(data).toEqual({ a: me, b: {}, c: me, d: {}, e: {} });
    expect(plan.match(/^ {6,}e: me/gm)).toHaveLength(8);
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
