import { graph } from './graph';
import { subgraph } from './subgraph';

const register = subgraph('register', {
  sdl: `
    type Query { org(code: String!): Org orgs: [Org!]! }
    type Org @key(fields: "code") { code: String! name: String }
  `,
  resolvers: {
    Query: {
      org: (_: unknown, { code }: { code: string }) => ({ code, name: `Org ${code}` }),
      orgs: () => ['a', 'b'].map((code) => ({ code, name: `Org ${code}` })),
    },
  },
});
/** The only one that knows both keys. */
const directory = subgraph('directory', {
  sdl: 'type Org @key(fields: "code") @key(fields: "id") { code: String! id: ID }',
  entities: {
    Org: ({ code, id }) =>
      typeof code === 'string'
        ? { code, id: code === 'b' ? null : `id-${code}` }
        : { id, code: String(id).slice(3) },
  },
});
const members = subgraph('members', {
  sdl: `
    type Org @key(fields: "id") { id: ID members: [Person!] count: Int }
    type Person @key(fields: "id") { id: ID! name: String employer: Org }
  `,
  resolvers: {
    Org: {
      members: ({ id }: { id: string }) => [{ id: `p-${id}`, name: 'Aino', of: id }],
      count: () => 1,
    },
    Person: { employer: ({ of }: { of: string }) => ({ id: of }) },
  },
});

describe('several keys', () => {
  it('lead from one to the other through a subgraph that knows both', async () => {
    const store = graph([register, directory, members]);
    const answer = await store.ask('{ org(code: "a") { name count } }');
    expect(answer).toMatchInlineSnapshot(`
     {
       "data": {
         "org": {
           "count": 1,
           "name": "Org a",
         },
       },
       "plan": "QueryPlan {
       Sequence {
         Fetch(service: "register") {
           {
             org(code: "a") {
               __typename
               name
               code
             }
           }
         },
         Flatten(path: "org") {
           Fetch(service: "directory") {
             { ... on Org { __typename code } } =>
             {
               _entities(representations: $representations) {
                 ... on Org {
                   id
                 }
               }
             }
           }
         },
         Flatten(path: "org") {
           Fetch(service: "members") {
             { ... on Org { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Org {
                   count
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

  it('that are null lead no further, and cost no fetch', async () => {
    const store = graph([register, directory, members]);
    const { data, errors, plan } = await store.ask('{ orgs { name count } }');
    expect(data).toEqual({
      orgs: [
        { name: 'Org a', count: 1 },
        { name: 'Org b', count: null },
      ],
    });
    expect(errors).toBeUndefined();
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "register") {
           {
             orgs {
               __typename
               name
               code
             }
           }
         },
         Flatten(path: "orgs.@") {
           Fetch(service: "directory") {
             { ... on Org { __typename code } } =>
             {
               _entities(representations: $representations) {
                 ... on Org {
                   id
                 }
               }
             }
           }
         },
         Flatten(path: "orgs.@") {
           Fetch(service: "members") {
             { ... on Org { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Org {
                   count
                 }
               }
             }
           }
         }
       }
     }"
    `);
    expect(store.calls.at(-1)?.variables).toEqual({
      representations: [{ __typename: 'Org', id: 'id-a' }],
    });
    store.calls.length = 0;
    const none = await store.ask('{ org(code: "b") { count } }');
    expect(none.data).toEqual({ org: { count: null } });
    expect(store.calls.map(({ subgraph: name }) => name)).toEqual(['register', 'directory']);
    await store.engine.close();
  });

  it('are followed in a circle of references as often as the client asks', async () => {
    const store = graph([register, directory, members]);
    const answer = await store.ask(
      '{ org(code: "a") { members { name employer { count members { employer { code } } } } } }',
    );
    expect(answer).toMatchInlineSnapshot(`
     {
       "data": {
         "org": {
           "members": [
             {
               "employer": {
                 "count": 1,
                 "members": [
                   {
                     "employer": {
                       "code": "a",
                     },
                   },
                 ],
               },
               "name": "Aino",
             },
           ],
         },
       },
       "plan": "QueryPlan {
       Sequence {
         Fetch(service: "register") {
           {
             org(code: "a") {
               __typename
               code
             }
           }
         },
         Flatten(path: "org") {
           Fetch(service: "directory") {
             { ... on Org { __typename code } } =>
             {
               _entities(representations: $representations) {
                 ... on Org {
                   id
                 }
               }
             }
           }
         },
         Flatten(path: "org") {
           Fetch(service: "members") {
             { ... on Org { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Org {
                   members {
                     name
                     employer {
                       count
                       members {
                         employer {
                           __typename
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
         Flatten(path: "org.members.@.employer.members.@.employer") {
           Fetch(service: "directory") {
             { ... on Org { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Org {
                   code
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
