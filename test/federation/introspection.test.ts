import {
  buildClientSchema,
  getIntrospectionQuery,
  printSchema,
  type IntrospectionQuery,
} from 'graphql';
import { graph, type Graph } from './graph';
import { subgraph } from './subgraph';

const notes = subgraph('notes', {
  sdl: `
    "What is asked."
    type Query { note(id: ID!): Note secret: Int @inaccessible }
    """
    Muistiinpano – a "note",
    on several lines \\ with everything that JSON escapes.
    """
    type Note @key(fields: "id") { id: ID! text: String old: String @deprecated(reason: "Use text.") }
  `,
  resolvers: {
    Query: { note: (_: unknown, { id }: { id: string }) => ({ id, text: `text ${id}` }) },
  },
});

describe('introspection', () => {
  let store: Graph;
  beforeAll(() => (store = graph([notes])));
  afterAll(() => store.engine.close());
  beforeEach(() => void (store.calls.length = 0));

  it('tells the schema of clients, as a whole, without asking a subgraph', async () => {
    const { data, plan } = await store.ask(getIntrospectionQuery());
    expect(printSchema(buildClientSchema(data as IntrospectionQuery))).toMatchInlineSnapshot(`
     """"What is asked."""
     type Query {
       note(id: ID!): Note
     }

     """
     Muistiinpano – a "note",
     on several lines \\ with everything that JSON escapes.
     """
     type Note {
       id: ID!
       text: String
       old: String @deprecated(reason: "Use text.")
     }"
    `);
    expect(plan).toBe('QueryPlan {}');
    expect(store.calls).toEqual([]);
  });

  it('stands beside data, in the client’s order, under aliases, conditions and in fragments', async () => {
    const answer = await store.ask(
      `query ($type: String!, $more: Boolean!) {
         ...Schema t: __typename note(id: 7) { kind: __typename text }
         known: __type(name: $type) { name fields(includeDeprecated: true) { name isDeprecated } }
         left: __type(name: "Query") @include(if: $more) { name }
         nothing: __type(name: "secret") { name }
       }
       fragment Schema on Query { __schema { queryType { __typename name ...Named } } }
       fragment Named on __Type { d: description }`,
      { type: 'Note', more: false },
    );
    expect(answer.data).toEqual({
      __schema: { queryType: { __typename: '__Type', name: 'Query', d: 'What is asked.' } },
      t: 'Query',
      note: { kind: 'Note', text: 'text 7' },
      known: {
        name: 'Note',
        fields: [
          { name: 'id', isDeprecated: false },
          { name: 'text', isDeprecated: false },
          { name: 'old', isDeprecated: true },
        ],
      },
      nothing: null,
    });
    expect(Object.keys(answer.data as object)).toEqual([
      '__schema',
      't',
      'note',
      'known',
      'nothing',
    ]);
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Fetch(service: "notes") {
         {
           note(id: 7) {
             __typename
             text
           }
         }
       }
     }"
    `);
    expect(store.calls).toHaveLength(1);
  });
});
