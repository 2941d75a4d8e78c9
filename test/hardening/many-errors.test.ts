import { parse } from 'graphql';
import type { OperationResult } from '../../gateway/engine';
import { graph, requestContext } from '../federation/graph';
import { subgraph } from '../federation/subgraph';
import { hostGateway, type HostedGateway } from './hosted-gateway';

const items = Array.from({ length: 50 }, (_, index) => ({ id: String(index) }));
const broken = (): never => {
  throw new Error('broken');
};

const stock = subgraph('stock', {
  sdl: `
    type Query { items: [Item!] }
    type Subscription { counted: [Item!] }
    type Item @key(fields: "id") { id: ID! count: Int sure: Int! secret: Int @authenticated }
  `,
  resolvers: {
    Query: { items: () => items },
    Subscription: {
      counted: {
        async *subscribe() {
          await Promise.resolve();
          yield { counted: items };
          yield { counted: items.slice(0, 3) };
        },
      },
    },
    Item: { count: broken, sure: () => 1 },
  },
});
const prices = subgraph('prices', {
  sdl: `type Item @key(fields: "id") { id: ID! price: Int }`,
  entities: { Item: ({ id }) => new Error(`no price of ${id}`) },
});

describe('an answer with more errors than are told', () => {
  let gateway: HostedGateway;
  beforeAll(async () => {
    gateway = await hostGateway([stock, prices], { MAX_ERRORS: '3' });
  });
  afterAll(() => gateway.close());

  const last = (more: number) => ({
    message: expect.stringContaining(`${more} errors more than the 3`) as string,
    extensions: { code: 'TOO_MANY_ERRORS', more },
  });

  it.each([
    ['in fields of a list', 'count', ['count'], 'SUBGRAPH_ERROR'],
    ['in entities', 'price', [], 'SUBGRAPH_ERROR'],
    ['of fields that may not be seen', 'secret', ['secret'], 'UNAUTHENTICATED'],
  ])('has the first ones and its whole data: %s', async (_where, field, below, code) => {
    const { data, errors } = await gateway.ask(`{ items { id ${field} } }`);
    expect(data).toEqual({ items: items.map(({ id }) => ({ id, [field]: null })) });
    expect(errors).toMatchObject([
      ...[0, 1, 2].map((index) => ({ path: ['items', index, ...below], extensions: { code } })),
      last(47),
    ]);
    expect(errors).toHaveLength(4);
  });

  it('counts errors of all kinds together', async () => {
    const { errors } = await gateway.ask('{ items { id count secret } }');
    expect(errors.at(-1)).toMatchObject(last(97));
  });

  it('may be each event of a subscription', async () => {
    const limits = { errorsTold: 3, plannerDeadline: 30_000 };
    const { engine } = graph([stock, prices], { limits });
    const document = parse('subscription { counted { id secret } }');
    const operation = await engine.prepare(document, undefined);
    const events = await engine.subscribe(operation, {}, requestContext());
    const heard: { data: unknown; errors: unknown[] }[] = [];
    for await (const event of events as AsyncIterable<OperationResult>)
      heard.push(JSON.parse(event.body()) as (typeof heard)[number]);
    await engine.close();
    expect(heard.map(({ errors }) => errors.length)).toEqual([4, 3]);
    expect(heard[0]?.errors.at(-1)).toMatchObject(last(47));
    expect(heard[0]?.data).toEqual({ counted: items.map(({ id }) => ({ id, secret: null })) });
  });
});
