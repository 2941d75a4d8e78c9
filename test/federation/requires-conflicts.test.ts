import { graph, type Graph } from './graph';
import { subgraph } from './subgraph';

const catalog = subgraph('catalog', {
  sdl: `
    type Query { product: Product! products: [Product!]! }
    type Product @key(fields: "id") {
      id: ID! price(currency: Currency = EUR): Int name(language: String = "fi"): String
      package: Package parts: [Part!]!
    }
    enum Currency { EUR SEK }
    interface Package { kind: String }
    type Box implements Package { kind: String @shareable width: Int }
    type Tube implements Package { kind: String @shareable length: Int }
    union Part = Screw | Board
    type Screw { size: Int }
    type Board { area: Int }
  `,
  resolvers: {
    Query: { product: () => product('1'), products: () => [product('1'), product('2')] },
    Product: {
      price: (_: unknown, { currency }: { currency: string }) => (currency === 'SEK' ? 110 : 10),
      name: ({ id }: { id: string }, { language }: { language: string }) => `${language}-${id}`,
    },
  },
  entities: { Product: ({ id }) => product(String(id)) },
});
const product = (id: string) => ({
  id,
  package:
    id === '1'
      ? { __typename: 'Box', kind: 'box', width: 4 }
      : { __typename: 'Tube', kind: 'tube', length: 9 },
  parts: [
    { __typename: 'Screw', size: 3 },
    { __typename: 'Board', area: 8 },
  ],
});

const fees = subgraph('fees', {
  sdl: `
    type Product @key(fields: "id") {
      id: ID!
      price(currency: Currency = EUR): Int @external
      name(language: String = "fi"): String @external
      package: Package @external
      parts: [Part!]! @external
      inEuro: String @requires(fields: "price(currency: EUR)")
      inKrona: String @requires(fields: "price(currency: SEK)")
      label: String @requires(fields: "name(language: \\"sv\\")")
      freight: String @requires(fields: "package { kind ... on Box { width } ... on Tube { length } }")
      bill: String @requires(fields: "parts { ... on Screw { size } ... on Board { area } }")
    }
    enum Currency { EUR SEK }
    interface Package { kind: String }
    type Box implements Package { kind: String @shareable width: Int @external }
    type Tube implements Package { kind: String @shareable length: Int @external }
    union Part = Screw | Board
    type Screw { size: Int @external }
    type Board { area: Int @external }
  `,
  resolvers: {
    Product: {
      inEuro: ({ price }: { price: number }) => `${price} EUR`,
      inKrona: ({ price }: { price: number }) => `${price} SEK`,
      label: ({ name }: { name: string }) => `label ${name}`,
      freight: ({ package: it }: { package: unknown }) => JSON.stringify(it),
      bill: ({ parts }: { parts: unknown }) => JSON.stringify(parts),
    },
  },
});

describe('@requires', () => {
  let store: Graph;
  beforeAll(() => (store = graph([catalog, fees])));
  afterAll(() => store.engine.close());

  it('gives each field what it asks, where two ask the same field with other arguments', async () => {
    expect(await store.ask('{ product { inEuro inKrona } }')).toMatchInlineSnapshot(`
     {
       "data": {
         "product": {
           "inEuro": "10 EUR",
           "inKrona": "110 SEK",
         },
       },
       "plan": "QueryPlan {
       Sequence {
         Fetch(service: "catalog") {
           {
             product {
               __typename
               id
               price(currency: EUR)
               _internal_qp_alias_0: price(currency: SEK)
             }
           }
         },
         BatchFetch(service: "fees") {
           _e0(paths: ["product"]) { ... on Product { __typename price: _internal_qp_alias_0 id } }
           _e1(paths: ["product"]) { ... on Product { __typename price id } } =>
           {
             _e0: _entities(representations: $__batch_reps_0) {
               ... on Product {
                 inKrona
               }
             }
             _e1: _entities(representations: $__batch_reps_1) {
               ... on Product {
                 inEuro
               }
             }
           }
         }
       }
     }",
     }
    `);
  });

  it('is not mixed up with what the client asks of the same fields', async () => {
    const { data, errors, plan } = await store.ask(
      '{ product { price(currency: SEK) inEuro e: price inKrona name label name2: name(language: "en") price2: label } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      product: {
        price: 110,
        inEuro: '10 EUR',
        e: 10,
        inKrona: '110 SEK',
        name: 'fi-1',
        label: 'label sv-1',
        name2: 'en-1',
        price2: 'label sv-1',
      },
    });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "catalog") {
           {
             product {
               __typename
               price_1: price(currency: SEK)
               id
               e: price
               name_1: name
               name2: name(language: "en")
               price(currency: EUR)
               _internal_qp_alias_0: price(currency: SEK)
               name(language: "sv")
             }
           }
         },
         BatchFetch(service: "fees") {
           _e0(paths: ["product"]) { ... on Product { __typename name id price: _internal_qp_alias_0 } }
           _e1(paths: ["product"]) { ... on Product { __typename price id } } =>
           {
             _e0: _entities(representations: $__batch_reps_0) {
               ... on Product {
                 price2: label
                 label
                 inKrona
               }
             }
             _e1: _entities(representations: $__batch_reps_1) {
               ... on Product {
                 inEuro
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('reaches through an interface to what its types have', async () => {
    const answer = await store.ask('{ products { freight } }');
    expect(answer.data).toEqual({
      products: [
        { freight: '{"__typename":"Box","kind":"box","width":4}' },
        { freight: '{"__typename":"Tube","kind":"tube","length":9}' },
      ],
    });
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "catalog") {
           {
             products {
               __typename
               id
               package {
                 kind
                 __typename
                 ... on Tube {
                   length
                 }
                 ... on Box {
                   width
                 }
               }
             }
           }
         },
         Flatten(path: "products.@") {
           Fetch(service: "fees") {
             { ... on Product { __typename package { kind ... on Box { width } ... on Tube { length } } id } } =>
             {
               _entities(representations: $representations) {
                 ... on Product {
                   freight
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('reaches through a list of a union', async () => {
    const answer = await store.ask('{ product { bill parts { ... on Board { area } } } }');
    expect(answer.data).toEqual({
      product: {
        bill: '[{"__typename":"Screw","size":3},{"__typename":"Board","area":8}]',
        parts: [{}, { area: 8 }],
      },
    });
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "catalog") {
           {
             product {
               __typename
               id
               parts {
                 __typename
                 ... on Board {
                   area
                 }
                 ... on Screw {
                   size
                 }
               }
             }
           }
         },
         Flatten(path: "product") {
           Fetch(service: "fees") {
             { ... on Product { __typename parts { ... on Screw { size } ... on Board { area } } id } } =>
             {
               _entities(representations: $representations) {
                 ... on Product {
                   bill
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });
});
