import { composeSupergraph } from '../../gateway/compose/compose-supergraph';
import { graph } from './graph';
import { subgraph } from './subgraph';

const owner = subgraph('owner', {
  sdl: `
    type Query { book: Book }
    interface Thing @key(fields: "id") { id: ID! }
    type Book implements Thing @key(fields: "id") { id: ID! }
  `,
  resolvers: { Query: { book: () => ({ id: 'b' }) } },
  entities: { Thing: ({ id }) => ({ __typename: 'Book', id }) },
});
const stars = subgraph('stars', {
  sdl: `type Thing @key(fields: "id") @interfaceObject { id: ID! stars: Int @shareable }`,
  resolvers: { Thing: { stars: () => 5 } },
});

describe('@provides into an interface object', () => {
  const query = `type Query {
    things: [Thing] @provides(fields: "stars")
    plain: [Thing]
    box: Box @provides(fields: "thing { stars }")
  }`;
  const box = 'type Box { thing: Thing }';
  const thing = 'type Thing @key(fields: "id") @interfaceObject { id: ID! stars: Int @external }';
  const shopOf = (...parts: string[]) =>
    subgraph('shop', {
      sdl: parts.join('\n'),
      resolvers: {
        Query: {
          things: () => [{ id: 'b', stars: 4 }],
          plain: () => [{ id: 'b' }],
          box: () => ({ thing: { id: 'b', stars: 3 } }),
        },
      },
    });

  it.each([
    ['before', [thing, box, query]],
    ['after', [query, box, thing]],
  ])('is composed where the object is defined %s it, and served', async (_where, parts) => {
    const store = graph([owner, stars, shopOf(...parts)]);
    expect(await store.ask('{ things { stars } box { thing { stars } } }')).toMatchObject({
      data: { things: [{ stars: 4 }], box: { thing: { stars: 3 } } },
    });
    expect(store.takeCalls()).toEqual([expect.stringMatching(/^shop: .* on Thing \{stars\}\s*$/s)]);
    expect((await store.ask('{ plain { stars } }')).data).toEqual({ plain: [{ stars: 5 }] });
    expect((await store.ask('{ things { __typename stars } }')).data).toEqual({
      things: [{ __typename: 'Book', stars: 4 }],
    });
    await store.engine.close();
  });

  it('is composed whatever the order of the subgraphs', () => {
    const shop = shopOf(query, box, thing);
    for (const all of [
      [shop, stars, owner],
      [stars, shop, owner],
      [owner, shop, stars],
    ])
      expect(composeSupergraph(all).supergraphSdl).toMatch(/provides: "stars"/);
  });
});

/** Composition throws at these in place of reporting them. */
describe('what cannot be composed', () => {
  const link =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", ' +
    'import: ["@key", "@interfaceObject", "@cost", "@policy", "@requiresScopes"])';
  const problems = (...subgraphs: readonly (readonly [name: string, sdl: string])[]): string => {
    try {
      composeSupergraph(subgraphs.map(([name, sdl]) => ({ name, url: '', sdl: link + sdl })));
      return '';
    } catch (error) {
      expect(error).toMatchObject({ code: 'COMPOSITION_FAILED' });
      return (error as Error).message;
    }
  };

  it.each([
    ['type Query { b(c: Int): Int @requiresScopes }', 'requiresScopes', 'Query.b'],
    ['type Query { b(c: Int @cost(weight: "x")): Int }', 'cost', 'Query.b.c'],
    ['type Query { b: E } enum E @policy(policies: "x") { X }', 'policy', 'E'],
  ])('is told with its subgraph, directive and field: %s', (sdl, directive, place) => {
    const told = problems(['fine', 'type Query { a: Int }'], ['wrong', sdl]).split('\n');
    expect(told).toEqual([
      'The subgraphs do not compose:',
      expect.stringMatching(/^ {2}- \[wrong\] /),
    ]);
    expect(told[1]).toMatch(new RegExp(`: look at @${directive} of ${place}$`));
  });

  it('is told with all subgraphs where each composes by itself', () => {
    const sdl = 'type Query { a: Int }';
    expect(problems(['a', sdl], ['a', sdl])).toMatch(
      /A subgraph named a already exists \(of the subgraphs a, a .* name of its own/,
    );
  });
});
