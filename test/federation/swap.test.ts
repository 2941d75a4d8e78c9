import { parse } from 'graphql';
import { anonymous } from '../../platform/identity/principal';
import { composeSupergraph } from '../../gateway/compose/compose-supergraph';
import { graph, requestContext } from './graph';
import { subgraph } from './subgraph';

const before = subgraph('one', {
  sdl: 'type Query { greeting: String }',
  resolvers: { Query: { greeting: () => 'Hei' } },
});
const after = subgraph('two', {
  sdl: 'type Query { farewell: String }',
  resolvers: { Query: { farewell: () => 'Moi moi' } },
});

describe('a swap of the supergraph', () => {
  it('serves the new one, and ends on the old one what began there', async () => {
    const store = graph([before]);
    const { supergraphSdl } = composeSupergraph([after]);
    const other = graph([before, after]);
    const old = await other.engine.prepare(parse('{ greeting }'), undefined);
    await other.engine.swap(supergraphSdl);
    expect(other.engine.schema.getQueryType()?.getFields()).toHaveProperty('farewell');
    expect(await other.ask('{ farewell }')).toMatchInlineSnapshot(`
     {
       "data": {
         "farewell": "Moi moi",
       },
       "plan": "QueryPlan {
       Fetch(service: "two") {
         {
           farewell
         }
       }
     }",
     }
    `);
    const late = await other.engine.execute(old, {}, requestContext());
    expect(late.data).toEqual({ greeting: 'Hei' });
    expect(await old.planText(anonymous)).toMatchInlineSnapshot(`
     "QueryPlan {
       Fetch(service: "one") {
         {
           greeting
         }
       }
     }"
    `);
    await Promise.all([store.engine.close(), other.engine.close()]);
  });

  it.each([
    ['no GraphQL', 'type Query {'],
    ['no supergraph', 'type Query { a: Int }'],
    [
      'a supergraph that the planner ends its process over',
      `enum join__Graph { A @join__graph(name: "one", url: "") }
       type Query @join__type(graph: A, key: "id {") { a: Int }`,
    ],
    [
      'an unknown security feature',
      `schema @link(url: "https://example.fi/vault/v1.0", for: SECURITY) { query: Query }
       enum join__Graph { A @join__graph(name: "a", url: "") } type Query { a: Int }`,
    ],
  ])('is refused for %s, and the old one goes on', async (_, sdl) => {
    const store = graph([before]);
    await expect(store.engine.swap(sdl)).rejects.toMatchObject({ name: 'ConfigError' });
    expect((await store.ask('{ greeting }')).data).toEqual({ greeting: 'Hei' });
    await store.engine.close();
  });
});

describe('composition', () => {
  it('says what does not fit together', () => {
    const broken = [
      { name: 'a', url: '', sdl: 'type Query { x: Missing }' },
      { name: 'b', url: '', sdl: 'type Query {' },
    ];
    expect(() => composeSupergraph(broken.slice(0, 1))).toThrow(/\[a\].*Missing/s);
    expect(() => composeSupergraph(broken)).toThrow(/\[b\] Syntax Error/);
  });
});
