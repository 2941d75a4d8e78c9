import { deepQuery } from './store';

/** What is asked of every contender. */
export interface Scenario {
  readonly name: string;
  /** The document of the n-th request. */
  query(index: number): string;
  readonly connections: number;
  /** Requests after which to stop, where the point is the first ones. */
  readonly requests?: number;
  /** Under which path the hand-written backend serves just this; null where it does not. */
  readonly handWritten: string | null;
  /** Objects that the answer lists. */
  readonly entities?: number;
}

export const deep: Scenario = {
  name: 'deep query, 89 KB, 7 fetches',
  query: () => deepQuery,
  connections: 50,
  handWritten: '/deep',
};

export const listQuery = (size: number): string =>
  `query List { topProducts(first: ${size}) { upc name price inStock reviews { id body } } }`;

export const smallQuery = 'query Small { product(upc: "p3") { name price } }';

export const mutation = 'mutation Add { addReview(upc: "p2", body: "Fine.") { id body } }';

const list = (size: number): Scenario => ({
  name: `list of ${size} entities, 3 subgraphs`,
  query: () => listQuery(size),
  connections: size > 1_000 ? 4 : 20,
  handWritten: `/list/${size}`,
  entities: size,
});

/** Beside the deep query; each against the gateway that shares nothing. */
export const further: readonly Scenario[] = [
  {
    name: 'small query, 1 fetch',
    query: () => smallQuery,
    connections: 50,
    handWritten: '/small',
  },
  { name: 'mutation', query: () => mutation, connections: 50, handWritten: '/mutation' },
  {
    // There is no hand-written counterpart: it knows its queries beforehand.
    name: '1,000 documents, each for the first time',
    query: (index) =>
      `query Q${index} { a${index}: topProducts(first: 3) { upc inStock reviews { id author { name } } } }`,
    connections: 20,
    requests: 1_000,
    handWritten: null,
  },
  list(10),
  list(100),
  list(1_000),
  list(10_000),
];
