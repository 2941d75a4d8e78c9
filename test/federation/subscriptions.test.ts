import { parse } from 'graphql';
import type { OperationResult } from '../../gateway/engine';
import { graph, requestContext, type Graph } from './graph';
import { subgraph } from './subgraph';

const users = subgraph('users', {
  sdl: `
    type Query { user: User }
    type User @key(fields: "id") { id: ID! name: String! }
    type Subscription { joined(count: Int!): User! broken: User }
  `,
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
  sdl: 'type User @key(fields: "id") { id: ID! badge: String }',
  resolvers: { User: { badge: ({ id }: { id: string }) => (id === '2' ? null : `Badge ${id}`) } },
});

describe('subscriptions', () => {
  let live: Graph;
  beforeAll(() => (live = graph([users, badges])));
  afterAll(() => live.engine.close());

  async function answersOf(query: string): Promise<unknown[]> {
    const operation = await live.engine.prepare(parse(query), undefined);
    const stream = await live.engine.subscribe(operation, {}, requestContext());
    const bodies: unknown[] = [];
    for await (const result of stream as AsyncIterable<OperationResult>)
      bodies.push(JSON.parse(result.body()));
    return bodies;
  }

  it('get the rest of the plan for every event', async () => {
    expect(await answersOf('subscription { j: joined(count: 2) { name b: badge } }')).toEqual([
      { data: { j: { name: 'User 1', b: 'Badge 1' } } },
      { data: { j: { name: 'User 2', b: null } } },
    ]);
  });

  it('end with an answer that says why, when the upstream is lost', async () => {
    expect(await answersOf('subscription { broken { name } }')).toMatchObject([
      {
        data: { broken: null },
        errors: [{ path: ['broken'], extensions: { serviceName: 'users' } }],
      },
    ]);
  });
});
