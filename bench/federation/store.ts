/**
 * A store in four subgraphs: users, products, reviews and inventory. Few objects that reach each
 * other in circles, long review bodies: a deep query gives an answer of about 89 KB.
 */

interface User {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly birthday: number;
}

interface Product {
  readonly upc: string;
  readonly name: string;
  readonly price: number;
  readonly weight: number;
}

interface Review {
  readonly id: string;
  readonly body: string;
  readonly authorId: string;
  readonly upc: string;
}

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@provides", "@shareable"])`;

export const storeSdl = {
  users: `${federation}
    type Query { me: User user(id: ID!): User users: [User] }
    type User @key(fields: "id") { id: ID! name: String username: String birthday: Int }`,
  products: `${federation}
    type Query { topProducts(first: Int = 5): [Product] product(upc: String!): Product }
    type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
  reviews: `${federation}
    type Query { review(id: ID!): Review }
    type Mutation { addReview(upc: String!, body: String!): Review }
    type Review @key(fields: "id") { id: ID! body: String author: User product: Product }
    type User @key(fields: "id") { id: ID! reviews: [Review] }
    type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
  inventory: `${federation}
    type Product @key(fields: "upc") {
      upc: String! weight: Int @external price: Int @external
      inStock: Boolean shippingEstimate: Int @requires(fields: "price weight")
    }`,
} as const;

export type StoreSubgraph = keyof typeof storeSdl;
export const storeSubgraphs = Object.keys(storeSdl) as StoreSubgraph[];

const names = [
  'Aino Koskela',
  'Eero Lahtela',
  'Helmi Rantala',
  'Onni Salmela',
  'Saimi Virtala',
  'Väinö Yläkoski',
];

const goods = ['Pöytä', 'Sohva', 'Tuoli', 'Lamppu', 'Matto', 'Hylly', 'Kaappi', 'Peili', 'Vaasi'];

const sentences = [
  'The wood is oiled by hand and smells of the workshop it came from.',
  'After a winter by the window the colour has not faded at all.',
  'One leg was a little short, which a folded card put right for good.',
  'It came a day early and the carrier took the old one along.',
  'My neighbour has ordered two of the same since she saw it here.',
  'The instructions are clear, though the last screw asks for patience.',
  'For a small flat in the middle of the town it is just the right size.',
  'We would buy it again, and so would the cat.',
];

export const users: readonly User[] = names.map((name, index) => ({
  id: `u${index + 1}`,
  name,
  username: name.toLowerCase().replace(' ', '.'),
  birthday: 1950 + index * 7,
}));

/** Nine named products; those beyond are made by number, for lists of any length. */
export function productAt(index: number): Product {
  const name = goods[index] ?? `Tuote ${index + 1}`;
  return { upc: `p${index + 1}`, name, price: 40 + index * 35, weight: 80 + index * 110 };
}

export const products: readonly Product[] = goods.map((_, index) => productAt(index));

export const productByUpc = (upc: string): Product => productAt(Number(upc.slice(1)) - 1);

const reviewCount = 11;
const sentencesInBody = 10;

export const reviews: readonly Review[] = Array.from({ length: reviewCount }, (_, index) => ({
  id: `r${index + 1}`,
  body: bodyOf(index),
  authorId: users[index % 6]?.id ?? 'u1',
  upc: products[index % 5]?.upc ?? 'p1',
}));

function bodyOf(review: number): string {
  return Array.from(
    { length: sentencesInBody },
    (_, index) => sentences[(review + index * 3) % sentences.length],
  ).join(' ');
}

/** Weight and price decide what shipping costs; heavy goods above a price travel free. */
export const shippingEstimate = (product: { price: number; weight: number }): number =>
  product.price > 250 ? 0 : Math.round(product.weight * 0.5);

export const deepQuery = `
  fragment UserParts on User { id username name }
  fragment ReviewParts on Review { id body }
  fragment ProductParts on Product { inStock name price shippingEstimate upc weight }
  query Deep {
    users {
      ...UserParts
      reviews {
        ...ReviewParts
        product {
          ...ProductParts
          reviews { ...ReviewParts author { ...UserParts reviews { ...ReviewParts product { ...ProductParts } } } }
        }
      }
    }
    topProducts {
      ...ProductParts
      reviews { ...ReviewParts author { ...UserParts reviews { ...ReviewParts product { ...ProductParts } } } }
    }
  }`;
