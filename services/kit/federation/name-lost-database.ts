import {
  isIntrospectionType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { isDatabaseGone, unavailable } from '../errors';

/**
 * Makes every resolver of the schema answer DATABASE_UNAVAILABLE when the database is gone,
 * whichever wiring runs the schema. Other errors pass as they are.
 */
export function nameLostDatabase(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !isIntrospectionType(type))
      for (const field of Object.values(type.getFields())) guardField(field);
}

function guardField(field: GraphQLField<unknown, unknown>): void {
  if (field.resolve) field.resolve = guarded(field.resolve);
  if (field.subscribe) field.subscribe = guarded(field.subscribe);
}

const guarded =
  (resolve: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> =>
  (root, args, context, info) => {
    const value = resolve(root, args, context, info);
    return value instanceof Promise ? value.catch(rename) : value;
  };

function rename(error: unknown): never {
  throw isDatabaseGone(error) ? unavailable(error) : error;
}
