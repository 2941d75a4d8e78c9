import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import type { LocalRequest, LocalSubgraph } from '../../gateway/transport/in-process';

type Reference = Readonly<Record<string, unknown>> & { readonly __typename: string };
type Resolver = (parent: never, args: never, context: never) => unknown;
type Resolvers = Record<string, Record<string, Resolver | object>>;

export interface SubgraphOptions {
  readonly sdl: string;
  /** In the words of Federation 1: nothing is imported. */
  readonly isFederation1?: boolean;
  readonly resolvers?: Resolvers;
  /** Entities by reference, by type; null where there is none. Types without one echo the reference. */
  readonly entities?: Record<string, (reference: Reference) => unknown>;
}

/** A subgraph for tests: what its `_entities` and `_service` need is added to the SDL. */
export interface TestSubgraph extends LocalSubgraph {
  readonly sdl: string;
  readonly url: string;
}

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@external", "@requires", "@provides", "@shareable", "@override", "@inaccessible",
  "@interfaceObject", "@tag", "@authenticated", "@requiresScopes", "@policy", "@extends"])\n`;

const directives = `
directive @link(url: String!, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @external on FIELD_DEFINITION | OBJECT
directive @requires(fields: String!) on FIELD_DEFINITION
directive @provides(fields: String!) on FIELD_DEFINITION
directive @shareable repeatable on OBJECT | FIELD_DEFINITION
directive @override(from: String!, label: String) on FIELD_DEFINITION
directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
directive @interfaceObject on OBJECT
directive @extends on OBJECT | INTERFACE
directive @tag(name: String!) repeatable on FIELD_DEFINITION | INTERFACE | OBJECT | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
enum link__Purpose { SECURITY EXECUTION }
scalar link__Import
scalar _Any
`;

/** Makes a subgraph whose schema answers `_entities` in the order of the representations. */
export function subgraph(name: string, options: SubgraphOptions): TestSubgraph {
  const isWhole = options.isFederation1 === true || /@link\(/.test(options.sdl);
  const sdl = isWhole ? options.sdl : federation + options.sdl;
  return {
    name,
    url: `http://${name}.test/graphql`,
    sdl,
    // Outside of Federation 1 there is nothing to extend.
    schema: executableSchema(
      options.isFederation1 === true ? sdl.replaceAll('extend type', 'type') : sdl,
      options,
    ),
    contextFor: (request: LocalRequest) => request,
  };
}

function executableSchema(sdl: string, options: SubgraphOptions): GraphQLSchema {
  const entityTypes = entityTypesOf(sdl);
  const entityParts = entityTypes.length
    ? `union _Entity = ${entityTypes.join(' | ')}\nextend type Query { _entities(representations: [_Any!]!): [_Entity]! }`
    : '';
  const hasQuery = /type Query\b/.test(sdl);
  return makeExecutableSchema({
    typeDefs: [sdl, directives, hasQuery ? '' : 'type Query', entityParts].filter(Boolean),
    resolvers: {
      ...options.resolvers,
      Query: {
        ...options.resolvers?.['Query'],
        ...(entityTypes.length ? { _entities: entitiesResolver(options) } : {}),
      },
    },
    resolverValidationOptions: { requireResolversForResolveType: 'ignore' },
  });
}

function entitiesResolver({ entities = {} }: SubgraphOptions) {
  return (_: unknown, { representations }: { representations: readonly Reference[] }) =>
    representations.map((reference) => {
      const resolve = entities[reference.__typename];
      return resolve ? withTypename(resolve(reference), reference.__typename) : reference;
    });
}

function withTypename(entity: unknown, typename: string): unknown {
  if (entity instanceof Promise) return entity.then((value) => withTypename(value, typename));
  if (typeof entity !== 'object' || entity === null || entity instanceof Error) return entity;
  return { __typename: typename, ...entity };
}

function entityTypesOf(sdl: string): string[] {
  const matches = sdl.matchAll(/type (\w+)[^{]*@key/g);
  return [...new Set([...matches].map((match) => match[1]!))];
}
