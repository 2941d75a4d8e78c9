import {
  GraphQLError,
  isIntrospectionType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { ServiceContext } from '../context';
import { internal, isDatabaseGone, isStatementTimeout, tookTooLong, unavailable } from '../errors';

/**
 * Makes every resolver of the schema answer for what goes wrong in it, whichever wiring runs the
 * schema: a lost database becomes DATABASE_UNAVAILABLE, a statement
 * that took too long STATEMENT_TIMEOUT; whatever else was not written for clients
 * is logged and becomes INTERNAL_SERVER_ERROR. GraphQLErrors pass as they are.
 */
export function maskFailures(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !isIntrospectionType(type))
      for (const field of Object.values(type.getFields())) guardField(field);
}

function guardField(field: GraphQLField<unknown, ServiceContext>): void {
  if (field.resolve) field.resolve = guarded(field.resolve);
  if (field.subscribe) field.subscribe = guarded(field.subscribe);
}

type Resolve = GraphQLFieldResolver<unknown, ServiceContext>;

const guarded =
  (resolve: Resolve): Resolve =>
  (root, args, context, info) => {
    try {
      const value = resolve(root, args, context, info);
      return value instanceof Promise ? masked(value, context, info) : value;
    } catch (error) {
      throw maskedError(error, context, info);
    }
  };

const masked = <T>(
  value: Promise<T>,
  context: ServiceContext,
  info: GraphQLResolveInfo,
): Promise<T> =>
  value.catch((error: unknown) => {
    throw maskedError(error, context, info);
  });

/** The error that a client may be told in place of this one, which is logged. */
export function maskedError(
  error: unknown,
  context: ServiceContext,
  info: GraphQLResolveInfo,
): unknown {
  if (error instanceof GraphQLError) return error;
  if (isDatabaseGone(error)) return unavailable(error);
  const field = `${info.parentType.name}.${info.fieldName}`;
  if (isStatementTimeout(error)) {
    context.log.warn({ requestId: context.requestId, field }, 'a statement took too long');
    return tookTooLong(error);
  }
  context.log.error({ requestId: context.requestId, field, err: error }, 'a resolver failed');
  return internal(error);
}
