import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { ClientError } from '../../../platform/errors';
import type { ServiceContext } from '../context';
import { maskedError } from './mask-failures';
import type { ReferenceResolver, Representation } from './reference-resolver';

export interface EntityType {
  readonly type: GraphQLObjectType;
  readonly resolve: ReferenceResolver;
}

type EntityValue = object | null;

/**
 * `_entities`: the representations of each type are resolved by one call, whatever their order.
 * A failing type fails its own places only.
 */
export function createEntitiesResolver(
  entities: ReadonlyMap<string, EntityType>,
): GraphQLFieldResolver<unknown, ServiceContext, { representations: readonly unknown[] }> {
  return (_root, { representations }, context, info) => {
    const results: unknown[] = new Array(representations.length).fill(null);
    const underWay: Promise<void>[] = [];
    for (const group of groupByType(representations, entities, results)) {
      const found = resolveGroup(group, results, context, info);
      if (found) underWay.push(found);
    }
    return underWay.length > 0 ? Promise.all(underWay).then(() => results) : results;
  };
}

interface Group {
  readonly name: string;
  readonly entity: EntityType;
  readonly references: Representation[];
  /** Where each reference stands in the list of all representations. */
  readonly places: number[];
}

function groupByType(
  representations: readonly unknown[],
  entities: ReadonlyMap<string, EntityType>,
  results: unknown[],
): Iterable<Group> {
  const groups = new Map<string, Group>();
  representations.forEach((value, place) => {
    const name = (value as Partial<Representation> | null)?.__typename ?? '';
    const entity = entities.get(name);
    if (!entity) {
      results[place] = unknownType(name);
      return;
    }
    const group = groups.get(name) ?? { name, entity, references: [], places: [] };
    groups.set(name, group);
    group.references.push(value as Representation);
    group.places.push(place);
  });
  return groups.values();
}

const unknownType = (name: unknown): ClientError =>
  new ClientError(
    'BAD_USER_INPUT',
    `\`_entities\` knows no entity ${JSON.stringify(name)}; \`__typename\` must name one of this subgraph.`,
  );

/** Puts what is found in its places, at once or by the promise that it gives. */
function resolveGroup(
  { name, entity, references, places }: Group,
  results: unknown[],
  context: ServiceContext,
  info: GraphQLResolveInfo,
): Promise<void> | null {
  const put = (values: readonly EntityValue[]): void => {
    places.forEach((place, index) => {
      const value = values[index] ?? null;
      if (value !== null) context.typeOfEntity.set(value, name);
      results[place] = value;
    });
  };
  const fail = (error: unknown): void => {
    const told = maskedError(error, context, info);
    for (const place of places) results[place] = told;
  };
  try {
    const found = entity.resolve(references, context, info);
    if (found instanceof Promise) return found.then(put).catch(fail);
    put(found);
  } catch (error) {
    fail(error);
  }
  return null;
}
