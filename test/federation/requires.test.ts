import { graph, type Graph } from './graph';
import { subgraph } from './subgraph';

const products = subgraph('products', {
  sdl: `
    type Query { product: Product products: [Product!]! }
    type Product @key(fields: "upc") { upc: ID! price: Int weight(unit: Unit = KG): Int maker: Maker twin: Product }
    type Maker @key(fields: "id") { id: ID! country: String }
    enum Unit { KG G }
  `,
  resolvers: {
    Query: {
      product: () => ({ upc: 'p1', price: 10, maker: { id: 'm1' } }),
      products: () => [
        { upc: 'p1', price: 10, maker: { id: 'm1' } },
        { upc: 'p2', price: null, maker: null },
      ],
    },
    Product: {
      weight: (_: unknown, { unit }: { unit: string }) => (unit === 'G' ? 2000 : 2),
      price: ({ upc }: { upc: string }) => (upc === 'p1' ? 10 : null),
      twin: ({ upc }: { upc: string }) => ({ upc }),
      maker: ({ upc }: { upc: string }) => (upc === 'p1' ? { id: 'm1', country: 'FI' } : null),
    },
    Maker: { country: () => 'FI' },
  },
});

const shipping = subgraph('shipping', {
  sdl: `
    type Product @key(fields: "upc") {
      upc: ID!
      price: Int @external
      weight(unit: Unit = KG): Int @external
      maker: Maker @external
      shipping: Int @requires(fields: "price weight(unit: G)")
      origin: String @requires(fields: "maker { country }")
    }
    type Maker @key(fields: "id") { id: ID! country: String @external }
    enum Unit { KG G }
  `,
  resolvers: {
    Product: {
      shipping: ({ price, weight }: { price: number | null; weight: number }) =>
        price === null ? null : price * weight,
      origin: ({ maker }: { maker: { country: string } | null }) => maker?.country ?? 'nowhere',
    },
  },
});

const checkout = subgraph('checkout', {
  sdl: `
    type Product @key(fields: "upc") {
      upc: ID!
      shipping: Int @external
      total: Int @requires(fields: "shipping")
    }
  `,
  resolvers: {
    Product: {
      total: ({ shipping: cost }: { shipping: number | null }) => (cost === null ? -1 : cost + 1),
    },
  },
});

describe('@requires', () => {
  let store: Graph;
  beforeAll(() => (store = graph([products, shipping, checkout])));
  afterAll(() => store.engine.close());

  it('asks for its fields with its own arguments, whatever the client asks', async () => {
    expect(await store.ask('{ product { weight shipping } }')).toMatchInlineSnapshot(`
     {
       "data": {
         "product": {
           "shipping": 20000,
           "weight": 2,
         },
       },
       "plan": "QueryPlan {
       Sequence {
         Fetch(service: "products") {
           {
             product {
               __typename
               weight_1: weight
               upc
               price
               weight(unit: G)
             }
           }
         },
         Flatten(path: "product") {
           Fetch(service: "shipping") {
             { ... on Product { __typename price weight upc } } =>
             {
               _entities(representations: $representations) {
                 ... on Product {
                   shipping
                 }
               }
             }
           }
         }
       }
     }",
     }
    `);
    const aliased = await store.ask(
      '{ product { weight: price price: weight(unit: KG) shipping } }',
    );
    expect(aliased.data).toEqual({ product: { weight: 10, price: 2, shipping: 20000 } });
    expect(aliased.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "products") {
           {
             product {
               __typename
               weight_1: price
               price_1: weight(unit: KG)
               upc
               price
               weight(unit: G)
             }
           }
         },
         Flatten(path: "product") {
           Fetch(service: "shipping") {
             { ... on Product { __typename price weight upc } } =>
             {
               _entities(representations: $representations) {
                 ... on Product {
                   shipping
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('forms chains over three subgraphs', async () => {
    expect(await store.ask('{ product { total } }')).toMatchInlineSnapshot(`
     {
       "data": {
         "product": {
           "total": 20001,
         },
       },
       "plan": "QueryPlan {
       Sequence {
         Fetch(service: "products") {
           {
             product {
               __typename
               upc
               price
               weight(unit: G)
             }
           }
         },
         Flatten(path: "product") {
           Fetch(service: "shipping") {
             { ... on Product { __typename price weight upc } } =>
             {
               _entities(representations: $representations) {
                 ... on Product {
                   shipping
                 }
               }
             }
           }
         },
         Flatten(path: "product") {
           Fetch(service: "checkout") {
             { ... on Product { __typename shipping upc } } =>
             {
               _entities(representations: $representations) {
                 ... on Product {
                   total
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

  it('hands on what is null', async () => {
    const { data, errors, plan } = await store.ask('{ products { upc shipping total origin } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      products: [
        { upc: 'p1', shipping: 20000, total: 20001, origin: 'FI' },
        { upc: 'p2', shipping: null, total: -1, origin: 'nowhere' },
      ],
    });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "products") {
           {
             products {
               __typename
               upc
               price
               weight(unit: G)
               maker {
                 country
               }
             }
           }
         },
         Flatten(path: "products.@") {
           Fetch(service: "shipping") {
             { ... on Product { __typename maker { country } upc price weight } } =>
             {
               _entities(representations: $representations) {
                 ... on Product {
                   origin
                   shipping
                 }
               }
             }
           }
         },
         Flatten(path: "products.@") {
           Fetch(service: "checkout") {
             { ... on Product { __typename shipping upc } } =>
             {
               _entities(representations: $representations) {
                 ... on Product {
                   total
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('is not misled by an alias that repeats the name of its field', async () => {
    const { data, errors, plan } = await store.ask(
      '{ product { shipping twin { shipping price: price } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ product: { shipping: 20000, twin: { shipping: 20000, price: 10 } } });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "products") {
           {
             product {
               __typename
               upc
               twin {
                 __typename
                 upc
                 price
                 weight(unit: G)
               }
               price
               weight(unit: G)
             }
           }
         },
         BatchFetch(service: "shipping") {
           _e0(paths: ["product.twin", "product"]) { ... on Product { __typename price weight upc } } =>
           {
             _e0: _entities(representations: $__batch_reps_0) {
               ... on Product {
                 shipping
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('reaches into objects', async () => {
    expect(await store.ask('{ product { origin } }')).toMatchInlineSnapshot(`
     {
       "data": {
         "product": {
           "origin": "FI",
         },
       },
       "plan": "QueryPlan {
       Sequence {
         Fetch(service: "products") {
           {
             product {
               __typename
               upc
               maker {
                 country
               }
             }
           }
         },
         Flatten(path: "product") {
           Fetch(service: "shipping") {
             { ... on Product { __typename maker { country } upc } } =>
             {
               _entities(representations: $representations) {
                 ... on Product {
                   origin
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
});
