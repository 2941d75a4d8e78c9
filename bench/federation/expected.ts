import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute, parse, type ExecutionResult } from 'graphql';
import { products, productAt, productByUpc, reviews, shippingEstimate, users } from './store';

/** The same store on one server: what every contender must answer. */
const schema = makeExecutableSchema({
  typeDefs: `
    type Query { users: [User] topProducts(first: Int = 5): [Product] product(upc: String!): Product }
    type Mutation { addReview(upc: String!, body: String!): Review }
    type User { id: ID! name: String username: String reviews: [Review] }
    type Review { id: ID! body: String author: User product: Product }
    type Product {
      upc: String! name: String price: Int weight: Int
      inStock: Boolean shippingEstimate: Int reviews: [Review]
    }`,
  resolvers: {
    Query: {
      users: () => users,
      topProducts: (_: unknown, { first }: { first: number }) =>
        Array.from({ length: first }, (_unused, index) => productAt(index)),
      product: (_: unknown, { upc }: { upc: string }) => productByUpc(upc),
    },
    Mutation: {
      addReview: (_: unknown, { upc, body }: { upc: string; body: string }) => ({
        id: 'r-new',
        body,
        authorId: 'u1',
        upc,
      }),
    },
    User: {
      reviews: ({ id }: { id: string }) => reviews.filter(({ authorId }) => authorId === id),
    },
    Review: {
      author: ({ authorId }: { authorId: string }) => users.find(({ id }) => id === authorId),
      product: ({ upc }: { upc: string }) => products.find((product) => product.upc === upc),
    },
    Product: {
      inStock: ({ upc }: { upc: string }) => Number(upc.slice(1)) % 3 !== 0,
      shippingEstimate,
      reviews: ({ upc }: { upc: string }) => reviews.filter((review) => review.upc === upc),
    },
  },
});

export const expectedAnswer = (query: string): ExecutionResult =>
  execute({ schema, document: parse(query) }) as ExecutionResult;
