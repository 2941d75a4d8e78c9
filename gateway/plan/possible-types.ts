import { isAbstractType, type GraphQLSchema } from 'graphql';

/** Names of the object types that an object of the named type can have; none for an unknown name. */
export function possibleTypes(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name);
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : type ? [type] : [];
  return types.map((each) => each.name);
}
