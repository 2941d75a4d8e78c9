import type { GraphQLResolveInfo } from 'graphql';
import type { ServiceContext } from '../context';

/** An entity as the gateway refers to it: `__typename`, the key, and what `@requires` asks for. */
export type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string };

/**
 * Answers all representations of one type at once, in their order; null where there is no such
 * entity. Values reach the type's field resolvers as their root.
 */
export type ReferenceResolver = (
  references: readonly Representation[],
  context: ServiceContext,
  info: GraphQLResolveInfo,
) => Promise<readonly (object | null)[]> | readonly (object | null)[];
