import { Agent, createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from './subgraphs';
import type { StoreSubgraph } from './store';

/**
 * What a careful engineer would write for each of these queries alone, without a gateway: the same
 * fetches over a keep-alive agent, JSON.parse, a merge by hand, JSON.stringify. The baseline.
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

const entityQuery = (type: string, selection: string): string =>
  `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} ${selection} } }`;

const productQuery = entityQuery('Product', '{ name price weight }');
const stockQuery = entityQuery('Product', '{ inStock shippingEstimate }');
const userQuery = entityQuery('User', '{ username name }');
const reviewsQuery = `query($products: [_Any!]!, $users: [_Any!]!) {
  products: _entities(representations: $products) { ... on Product { reviews { ...a } } }
  users: _entities(representations: $users) {
    ... on User { reviews { id body product { upc reviews { ...a } } } }
  }
}
fragment a on Review { id body author { id reviews { id body product { upc } } } }`;

/** The seven fetches of a good plan, in the four waves that their keys allow. */
async function load(): Promise<object> {
  const [{ users }, { topProducts }] = (await Promise.all([
    fetchFrom('users', '{ users { id username name } }'),
    fetchFrom('products', '{ topProducts { upc name price weight } }'),
  ])) as [{ users: Row[] }, { topProducts: Row[] }];
  const [topStock, reviewed] = await Promise.all([
    entities('inventory', stockQuery, topProducts.map(stockKey)),
    fetchFrom('reviews', reviewsQuery, {
      products: topProducts.map(productKey),
      users: users.map(userKey),
    }) as Promise<{ products: Row[]; users: Row[] }>,
  ]);
  const found = collect(reviewed);
  const [products, authors] = await Promise.all([
    entities('products', productQuery, found.products.map(productKey)),
    entities('users', userQuery, found.authors.map(userKey)),
  ]);
  const priced = found.products.map(({ upc }, index): Row => ({ upc, ...products[index] }));
  const stock = await entities('inventory', stockQuery, priced.map(stockKey));
  const productOf = byKey(
    'upc',
    priced.map((product, index) => ({ ...product, ...stock[index] })),
  );
  const authorOf = byKey(
    'id',
    found.authors.map(({ id }, index) => ({ id, ...authors[index] })),
  );
  return merge({ users, topProducts, topStock, reviewed, productOf, authorOf });
}

const productKey = ({ upc }: Row): Row => ({ __typename: 'Product', upc });
const userKey = ({ id }: Row): Row => ({ __typename: 'User', id });
const stockKey = ({ upc, price, weight }: Row): Row => ({
  __typename: 'Product',
  upc,
  price,
  weight,
});

const rows = (value: unknown): Row[] => value as Row[];
const row = (value: unknown): Row => value as Row;

const byKey = (key: string, found: Row[]): Map<unknown, Row> =>
  new Map(found.map((entry) => [entry[key], entry]));

/** The products and authors that the reviews name, once each. */
function collect(reviewed: { products: Row[]; users: Row[] }): { products: Row[]; authors: Row[] } {
  const products = new Map<unknown, Row>();
  const authors = new Map<unknown, Row>();
  const visit = (review: Row): void => {
    const author = row(review.author);
    authors.set(author.id, author);
    for (const { product } of rows(author.reviews)) products.set(row(product).upc, row(product));
  };
  for (const product of reviewed.products) rows(product.reviews).forEach(visit);
  for (const user of reviewed.users) {
    for (const { product } of rows(user.reviews)) {
      products.set(row(product).upc, row(product));
      rows(row(product).reviews).forEach(visit);
    }
  }
  return { products: [...products.values()], authors: [...authors.values()] };
}

interface Loaded {
  readonly users: Row[];
  readonly topProducts: Row[];
  readonly topStock: Row[];
  readonly reviewed: { readonly products: Row[]; readonly users: Row[] };
  readonly productOf: Map<unknown, Row>;
  readonly authorOf: Map<unknown, Row>;
}

function merge({ users, topProducts, topStock, reviewed, productOf, authorOf }: Loaded): object {
  const productFields = (product: Row | undefined, stock: Row | undefined): Row => ({
    inStock: stock?.inStock,
    name: product?.name,
    price: product?.price,
    shippingEstimate: stock?.shippingEstimate,
    upc: product?.upc,
    weight: product?.weight,
  });
  const product = (upc: unknown): Row => productFields(productOf.get(upc), productOf.get(upc));
  const reviewWithAuthor = ({ id, body, author }: Row): Row => ({
    id,
    body,
    author: {
      id: row(author).id,
      username: authorOf.get(row(author).id)?.username,
      name: authorOf.get(row(author).id)?.name,
      reviews: rows(row(author).reviews).map((review) => ({
        id: review.id,
        body: review.body,
        product: product(row(review.product).upc),
      })),
    },
  });
  return {
    users: users.map(({ id, username, name }, index) => ({
      id,
      username,
      name,
      reviews: rows(reviewed.users[index]?.reviews).map((review) => ({
        id: review.id,
        body: review.body,
        product: {
          ...product(row(review.product).upc),
          reviews: rows(row(review.product).reviews).map(reviewWithAuthor),
        },
      })),
    })),
    topProducts: topProducts.map((top, index) => ({
      ...productFields(top, topStock[index]),
      reviews: rows(reviewed.products[index]?.reviews).map(reviewWithAuthor),
    })),
  };
}

const small = (): Promise<Row> => fetchFrom('products', '{ product(upc: "p3") { name price } }');

const addReview = (): Promise<Row> =>
  fetchFrom('reviews', 'mutation { addReview(upc: "p2", body: "Fine.") { id body } }');

async function list(size: number): Promise<object> {
  const { topProducts } = (await fetchFrom(
    'products',
    `{ topProducts(first: ${size}) { upc name price } }`,
  )) as { topProducts: Row[] };
  const keys = topProducts.map(productKey);
  const [stock, reviewed] = await Promise.all([
    entities('inventory', entityQuery('Product', '{ inStock }'), keys),
    entities('reviews', entityQuery('Product', '{ reviews { id body } }'), keys),
  ]);
  return {
    topProducts: topProducts.map(({ upc, name, price }, index) => ({
      upc,
      name,
      price,
      inStock: stock[index]?.inStock,
      reviews: reviewed[index]?.reviews,
    })),
  };
}

function answer(path: string): Promise<object> {
  if (path === '/deep') return load();
  if (path === '/small') return small();
  return path === '/mutation' ? addReview() : list(Number(path.slice('/list/'.length)));
}

const server = createServer((request, response) => {
  void readBody(request).then(async (body) => {
    JSON.parse(body);
    const text = JSON.stringify({ data: await answer(request.url ?? '') });
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
});
