import 'reflect-metadata';
import type { GraphQLScalarType, GraphQLSchema } from 'graphql';
import { buildSchemaSync, type ClassType, type NonEmptyArray, type PubSub } from 'type-graphql';
import { DateTimeScalar } from '../scalars';
import type { RegisteredClass } from '../registered-class';
import { addFederationFields } from './federation-fields';
import { describeRoots } from './describe-roots';
import { callDirectly } from './direct-resolvers';
import { maskFailures } from './mask-failures';
import { printSubgraphSdl } from './print-sdl';
import type { ReferenceResolver } from './reference-resolver';

export interface SubgraphOptions {
  readonly resolvers: NonEmptyArray<RegisteredClass>;
  /**
   * By type name. An entity without a resolver here is taken at its word: the representation's
   * own fields are the root of the type's fields. That is right for types of other subgraphs.
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

/** Builds schema and SDL from type-graphql classes. A `@Subscription` must have `subscribe`. */
export function buildSubgraph(options: SubgraphOptions): Subgraph {
  const schema = buildSchemaSync({
    resolvers: options.resolvers,
    orphanedTypes: [...(options.orphanedTypes ?? [])] as ClassType[],
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }, ...(options.scalars ?? [])],
    // Inputs are checked by each service's rules, which collect all problems with their paths.
    validate: false,
    pubSub: noPubSub,
  });
  describeRoots(schema);
  const sdl = printSubgraphSdl(schema);
  const complete = addFederationFields(schema, sdl, options.referenceResolvers ?? {});
  callDirectly(complete, options.resolvers, options.orphanedTypes ?? []);
  maskFailures(complete);
  return { sdl, schema: complete };
}

// type-graphql wants one as soon as there is a subscription, also when every one has `subscribe`.
const noPubSub: PubSub = {
  publish: () => {
    throw new Error('Events come from the outbox, not from a PubSub.');
  },
  subscribe: () => {
    throw new Error('Give the @Subscription a `subscribe` function.');
  },
};
