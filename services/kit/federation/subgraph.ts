import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLSchema } from 'graphql';
import type { NonEmptyArray } from 'type-graphql';
import type { ServiceContext } from '../context';
import type { RegisteredClass } from '../service';

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

export interface SubgraphOptions {
  readonly resolvers: NonEmptyArray<RegisteredClass>;
  /**
   * By type name. An entity without a resolver here is taken at its word: the representation
   * itself is the root of its fields. That is right for types of other subgraphs.
   */
  readonly referenceResolvers?: Readonly<Record<string, ReferenceResolver>>;
  /** Types that no field leads to: entities reached only by `_entities`. */
  readonly orphanedTypes?: readonly RegisteredClass[];
  /** Scalars for TypeScript classes, beside `Date` → `DateTime`. */
  readonly scalars?: readonly {
    readonly type: RegisteredClass;
    readonly scalar: GraphQLScalarType;
  }[];
}

export interface Subgraph {
  /** The subgraph's schema with federation directives and `@link`, without `_entities`. */
  readonly sdl: string;
  /** What runs: with `_service` and `_entities`. */
  readonly schema: GraphQLSchema;
}
