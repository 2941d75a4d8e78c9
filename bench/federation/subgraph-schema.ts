import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import {
  productAt,
  productByUpc,
  reviews,
  shippingEstimate,
  storeSdl,
  users,
  type StoreSubgraph,
} from './store';

type Reference = Record<string, unknown> & { __typename: string };

const usersById = new Map(users.map((user) => [user.id, user]));

// Functions where the graph goes in circles: graphql-js calls them when they are asked for.
const reviewFields = (review: (typeof reviews)[number]): object => ({
  id: review.id,
  body: review.body,
  author: () => userWithReviews(review.authorId),
  product: () => productWithReviews(review.upc),
});

const reviewsOf = (key: 'authorId' | 'upc', value: string): object[] =>
  reviews.filter((review) => review[key] === value).map(reviewFields);

const userWithReviews = (id: string) => ({ id, reviews: () => reviewsOf('authorId', id) });
const productWithReviews = (upc: string) => ({ upc, reviews: () => reviewsOf('upc', upc) });

/** What each subgraph makes of a representation. */
const resolveReference: Record<StoreSubgraph, (reference: Reference) => unknown> = {
  users: ({ id }) => usersById.get(String(id)),
  products: ({ upc }) => productByUpc(String(upc)),
  reviews: (reference) => {
    if (reference.__typename === 'User') return userWithReviews(String(reference.id));
    if (reference.__typename === 'Product') return productWithReviews(String(reference.upc));
    return reviews.filter((review) => review.id === reference.id).map(reviewFields)[0];
  },
  inventory: (reference) => ({
    upc: reference.upc,
    inStock: Number(String(reference.upc).slice(1)) % 3 !== 0,
    shippingEstimate: shippingEstimate(reference as unknown as { price: number; weight: number }),
  }),
};

const roots: Record<StoreSubgraph, object> = {
  users: {
    me: () => users[0],
    user: ({ id }: { id: string }) => usersById.get(id),
    users: () => users,
  },
  products: {
    topProducts: ({ first }: { first: number }) =>
      Array.from({ length: first }, (_, index) => productAt(index)),
    product: ({ upc }: { upc: string }) => productByUpc(upc),
  },
  reviews: {
    review: ({ id }: { id: string }) => resolveReference.reviews({ __typename: 'Review', id }),
    addReview: ({ upc, body }: { upc: string; body: string }) => ({
      id: 'r-new',
      body,
      author: { id: 'u1' },
      product: { upc },
    }),
  },
  inventory: {},
};

const entityTypes: Record<StoreSubgraph, string> = {
  users: 'User',
  products: 'Product',
  reviews: 'Review | User | Product',
  inventory: 'Product',
};

/** An executable subgraph with `_entities`, and the root value that answers its fields. */
export function createStoreSubgraph(name: StoreSubgraph): {
  readonly schema: GraphQLSchema;
  readonly rootValue: object;
} {
  const entityRoot = `
    scalar _Any
    union _Entity = ${entityTypes[name]}
    ${name === 'inventory' ? 'type' : 'extend type'} Query {
      _entities(representations: [_Any!]!): [_Entity]!
    }`;
  const directives = `
    directive @link(url: String!, import: [String!]) repeatable on SCHEMA
    directive @key(fields: String!) repeatable on OBJECT
    directive @external on FIELD_DEFINITION
    directive @requires(fields: String!) on FIELD_DEFINITION`;
  const schema = makeExecutableSchema({
    typeDefs: [directives, storeSdl[name].replace(/extend schema.*\n/, ''), entityRoot],
    resolvers: { _Entity: { __resolveType: (entity: Reference) => entity.__typename } },
  });
  const _entities = ({ representations }: { representations: Reference[] }) =>
    representations.map((reference) => ({
      ...(resolveReference[name](reference) as object),
      __typename: reference.__typename,
    }));
  return { schema, rootValue: { ...roots[name], _entities } };
}
