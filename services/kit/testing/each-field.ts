import {
  getNamedType,
  isCompositeType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** A selection of each field of an object type alone, with the arguments that it must have. */
export function eachField(
  schema: GraphQLSchema,
  typeName: string,
  values: Readonly<Record<string, string>>,
): readonly string[] {
  const type = schema.getType(typeName) as GraphQLObjectType;
  return Object.values(type.getFields()).map((field) => {
    const given = field.args.filter(isRequired).map(({ name }) => `${name}: ${values[name]}`);
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    const below = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
    return `${field.name}${args}${below}`;
  });
}

const isRequired = ({ type, defaultValue }: GraphQLArgument): boolean =>
  isNonNullType(type) && defaultValue === undefined;
