import {
  type GraphQLFieldConfigMap,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isObjectType,
  type GraphQLNamedType,
} from 'graphql';
import type { ServiceContext } from '../context';
import { createEntitiesResolver, type EntityType } from './entities-resolver';
import type { ReferenceResolver, Representation } from './reference-resolver';

/** The schema with `Query._service` and, if it has entities, `Query._entities`. */
export function addFederationFields(
  schema: GraphQLSchema,
  sdl: string,
  resolvers: Readonly<Record<string, ReferenceResolver>>,
): GraphQLSchema {
  const config = schema.toConfig();
  const entities = findEntities(schema, resolvers);
  const query = schema.getQueryType()?.toConfig() ?? { name: 'Query', fields: {} };
  const fields = {
    ...query.fields,
    _service: serviceField(sdl),
    ...(entities.size > 0 ? entitiesField(entities) : {}),
  };
  return new GraphQLSchema({
    ...config,
    query: new GraphQLObjectType({ ...query, fields }),
    // The old Query must not come along beside the new one.
    types: config.types.filter((type) => type.name !== query.name),
  });
}

function findEntities(
  schema: GraphQLSchema,
  resolvers: Readonly<Record<string, ReferenceResolver>>,
): Map<string, EntityType> {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType).filter(isEntity);
  const entities = new Map(
    types.map((type) => [type.name, { type, resolve: resolvers[type.name] ?? atItsWord(type) }]),
  );
  const unknown = Object.keys(resolvers).filter((name) => !entities.has(name));
  if (unknown.length > 0)
    throw new Error(`Reference resolvers for types that are no entities: ${unknown.join(', ')}`);
  return entities;
}

const isEntity = (type: GraphQLNamedType): boolean =>
  type.astNode?.directives?.some((directive) => directive.name.value === 'key') ?? false;

/**
 * The representation itself, reduced to fields that the type has: nothing a sender adds
 * (`__proto__` …) becomes a property of the value.
 */
function atItsWord(type: GraphQLObjectType): ReferenceResolver {
  const names = Object.keys(type.getFields());
  const pick = (reference: Representation): object =>
    Object.fromEntries(
      names.filter((name) => Object.hasOwn(reference, name)).map((name) => [name, reference[name]]),
    );
  return (references) => references.map(pick);
}

function serviceField(sdl: string): GraphQLFieldConfigMap<unknown, ServiceContext>[string] {
  const type = new GraphQLObjectType({
    name: '_Service',
    fields: { sdl: { type: GraphQLString, resolve: () => sdl } },
  });
  return { type: new GraphQLNonNull(type), resolve: () => ({}) };
}

const anyScalar = new GraphQLScalarType({ name: '_Any' });

function entitiesField(
  entities: ReadonlyMap<string, EntityType>,
): GraphQLFieldConfigMap<unknown, ServiceContext> {
  const union = new GraphQLUnionType({
    name: '_Entity',
    types: [...entities.values()].map(({ type }) => type),
    resolveType: (value: object, { typeOfEntity }: ServiceContext) => typeOfEntity.get(value),
  });
  const list = new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(anyScalar)));
  return {
    _entities: {
      type: new GraphQLNonNull(new GraphQLList(union)),
      args: { representations: { type: list } },
      resolve: createEntitiesResolver(entities),
    },
  };
}
