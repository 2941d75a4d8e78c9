import { Agent, createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from './subgraphs';
import type { StoreSubgraph } from './store';

/**
 * What a careful engineer would write for the deep query alone, without a gateway: seven fetches
 * over a keep-alive agent, JSON.parse, a merge by hand, JSON.stringify. The baseline.
 * Usage: node hand-written.js '{"users":"http://…","products":…}'
 */
type Addresses = Record<StoreSubgraph, string>;
type Row = Record<string, unknown>;

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const addresses = JSON.parse(process.argv[2] ?? '{}') as Addresses;

function fetchFrom(subgraph: StoreSubgraph, query: string, variables?: object): Promise<Row> {
  const body = JSON.stringify({ query, variables });
  return new Promise((resolve, reject) => {
    const call = httpRequest(
      addresses[subgraph],
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')).data));
        response.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

const entities = async (
  subgraph: StoreSubgraph,
  query: string,
  representations: Row[],
): Promise<Row[]> => (await fetchFrom(subgraph, query, { representations }))._entities as Row[];

const reviewSelection = '{ reviews { id body product { upc } author { id } } }';
const reviewsQuery = (type: string): string =>
  `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} ${reviewSelection} } }`;
const userQuery =
  'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { username name reviews: __typename } } }';
const productQuery =
  'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Product { name price weight } } }';
const stockQuery =
  'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Product { inStock shippingEstimate } } }';

const byKey = (rows: Row[], key: string, keys: string[]): Map<string, Row> =>
  new Map(keys.map((value, index) => [value, { [key]: value, ...rows[index] }]));

/** The seven fetches, in the waves that their keys allow. */
async function load(): Promise<object> {
  const [{ users }, { topProducts }] = (await Promise.all([
    fetchFrom('users', '{ users { id username name } }'),
    fetchFrom('products', '{ topProducts { upc name price weight } }'),
  ])) as [{ users: Row[] }, { topProducts: Row[] }];
  const [reviewsOfUsers, reviewsOfTop] = await Promise.all([
    entities(
      'reviews',
      reviewsQuery('User'),
      users.map(({ id }) => ({ __typename: 'User', id })),
    ),
    entities(
      'reviews',
      reviewsQuery('Product'),
      topProducts.map(({ upc }) => ({ __typename: 'Product', upc })),
    ),
  ]);
  const upcs = distinct([
    ...topProducts.map(({ upc }) => upc as string),
    ...reviewsOfUsers.flatMap(({ reviews }) => (reviews as Row[]).map(upcOf)),
  ]);
  const authors = distinct(reviewsOfTop.flatMap(({ reviews }) => (reviews as Row[]).map(authorOf)));
  const [names, people] = await Promise.all([
    entities(
      'products',
      productQuery,
      upcs.map((upc) => ({ __typename: 'Product', upc })),
    ),
    entities(
      'users',
      userQuery,
      authors.map((id) => ({ __typename: 'User', id })),
    ),
  ]);
  const stock = await entities(
    'inventory',
    stockQuery,
    upcs.map((upc, index) => ({
      __typename: 'Product',
      upc,
      price: names[index]?.price,
      weight: names[index]?.weight,
    })),
  );
  return merge({
    users,
    topProducts,
    reviewsByUser: byKey(
      reviewsOfUsers,
      'id',
      users.map(({ id }) => id as string),
    ),
    reviewsByProduct: byKey(
      reviewsOfTop,
      'upc',
      topProducts.map(({ upc }) => upc as string),
    ),
    products: byKey(names, 'upc', upcs),
    stock: byKey(stock, 'upc', upcs),
    people: byKey(people, 'id', authors),
  });
}

const distinct = (values: string[]): string[] => [...new Set(values)];
const upcOf = (review: Row): string => (review.product as Row).upc as string;
const authorOf = (review: Row): string => (review.author as Row).id as string;

interface Loaded {
  readonly users: Row[];
  readonly topProducts: Row[];
  readonly reviewsByUser: Map<string, Row>;
  readonly reviewsByProduct: Map<string, Row>;
  readonly products: Map<string, Row>;
  readonly stock: Map<string, Row>;
  readonly people: Map<string, Row>;
}

function merge(loaded: Loaded): object {
  const product = (upc: string): Row => {
    const found = loaded.products.get(upc);
    const stock = loaded.stock.get(upc);
    return {
      inStock: stock?.inStock,
      name: found?.name,
      price: found?.price,
      shippingEstimate: stock?.shippingEstimate,
      upc,
      weight: found?.weight,
    };
  };
  const reviewOfProduct = (review: Row): Row => ({ id: review.id, body: review.body });
  const author = (review: Row): Row => {
    const id = authorOf(review);
    const person = loaded.people.get(id);
    const own = (loaded.reviewsByUser.get(id)?.reviews ?? []) as Row[];
    return {
      id,
      username: person?.username,
      name: person?.name,
      reviews: own.map((entry) => ({ ...reviewOfProduct(entry), product: product(upcOf(entry)) })),
    };
  };
  const productReviews = (upc: string): Row[] =>
    ((loaded.reviewsByProduct.get(upc)?.reviews ?? []) as Row[]).map((review) => ({
      ...reviewOfProduct(review),
      author: author(review),
    }));
  return {
    users: loaded.users.map(({ id, username, name }) => ({
      id,
      username,
      name,
      reviews: ((loaded.reviewsByUser.get(id as string)?.reviews ?? []) as Row[]).map((review) => ({
        ...reviewOfProduct(review),
        product: { ...product(upcOf(review)), reviews: productReviews(upcOf(review)) },
      })),
    })),
    topProducts: loaded.topProducts.map(({ upc }) => ({
      ...product(upc as string),
      reviews: productReviews(upc as string),
    })),
  };
}

const server = createServer((request, response) => {
  void readBody(request).then(async (body) => {
    JSON.parse(body);
    const text = JSON.stringify({ data: await load() });
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  console.log(
    JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` }),
  );
});
