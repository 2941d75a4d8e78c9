import type { GraphQLSchema } from 'graphql';

const meanings = {
  Query: 'What can be read: organisations, listings, announcements, areas and code lists.',
  Mutation:
    'What can be written. A payload carries the changed object, or `userErrors` that say what to mend.',
  Subscription: 'What is pushed as it happens. Every event has a cursor to go on from.',
} as const;

/** type-graphql has no place for descriptions of the root types. */
export function describeRoots(schema: GraphQLSchema): void {
  for (const [name, meaning] of Object.entries(meanings)) {
    const type = schema.getType(name);
    if (type) type.description = meaning;
  }
}
