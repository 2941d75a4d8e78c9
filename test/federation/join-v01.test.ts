import { parse } from 'graphql';
import { anonymous } from '../../platform/identity/principal';
import { createEngine } from '../../gateway/engine';
import { requestContext } from './graph';

const supergraphSdl = `
  schema @core(feature: "https://specs.apollo.dev/core/v0.1") @core(feature: "https://specs.apollo.dev/join/v0.1") { query: Query }
  directive @core(feature: String!) repeatable on SCHEMA
  directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet) on FIELD_DEFINITION
  directive @join__type(graph: join__Graph!, key: join__FieldSet) repeatable on OBJECT | INTERFACE
  directive @join__owner(graph: join__Graph!) on OBJECT | INTERFACE
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  scalar join__FieldSet
  enum join__Graph {
    ACCOUNTS @join__graph(name: "accounts", url: "http://accounts.test")
    REVIEWS @join__graph(name: "reviews", url: "http://reviews.test")
  }
  type Query { me: User @join__field(graph: ACCOUNTS) }
  type User @join__owner(graph: ACCOUNTS) @join__type(graph: ACCOUNTS, key: "id") @join__type(graph: REVIEWS, key: "id") {
    id: ID! @join__field(graph: ACCOUNTS)
    name: String
    reviews: [Review] @join__field(graph: REVIEWS)
  }
  type Review { body: String }
`;

describe('a supergraph that Federation 1 composed', () => {
  it('is served as one of Federation 2', async () => {
    const answers: Record<string, unknown> = {
      accounts: { me: { __typename: 'User', id: '1', name: 'Aino' } },
      reviews: { _entities: [{ reviews: [{ body: 'Hyvä' }] }] },
    };
    const engine = createEngine({
      supergraphSdl,
      transportFor: ({ name }) => ({
        execute: () => Promise.resolve({ data: answers[name] }),
        subscribe: () => Promise.resolve({}),
        close: () => Promise.resolve(),
      }),
    });
    const operation = await engine.prepare(parse('{ me { name reviews { body } } }'), undefined);
    const { data } = await engine.execute(operation, {}, requestContext());
    expect(data).toEqual({ me: { name: 'Aino', reviews: [{ body: 'Hyvä' }] } });
    expect(await operation.planText(anonymous)).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "accounts") {
           {
             me {
               __typename
               name
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
                     body
                   }
                 }
               }
             }
           }
         }
       }
     }"
    `);
    expect(Object.keys(engine.schema.getTypeMap())).not.toContain('join__Graph');
    await engine.close();
  });
});
