import {
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';

type Values = Record<string, unknown>;

/** Null where graphql-js is to be asked: something is wrong, or seldom enough to be left to it. */
export type ReadVariables = (given: Readonly<Values>) => Values | null;

/**
 * Reads the variables of an operation as `getVariableValues` of graphql-js does: the same values,
 * with types and fields looked up once and not for every value of every request.
 */
export function compileVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): ReadVariables {
  const variables = definitions.map((definition) => variableOf(schema, definition));
  return (given) => {
    const values = Object.create(null) as Values;
    for (const { name, read, defaultValue } of variables) {
      const value = Object.hasOwn(given, name) ? read(given[name]) : defaultValue();
      if (value === refused) return null;
      if (value !== undefined) values[name] = value;
    }
    return values;
  };
}

/** In place of a value that the type does not take. */
const refused = Symbol('refused');

type Read = (value: unknown) => unknown;

interface Variable {
  readonly name: string;
  readonly read: Read;
  /** When there is none: undefined, or refused where there must be one. */
  readonly defaultValue: () => unknown;
}

function variableOf(schema: GraphQLSchema, node: VariableDefinitionNode): Variable {
  const name = node.variable.name.value;
  const type = typeFromAST(schema, node.type);
  if (!isInputType(type)) return { name, read: () => refused, defaultValue: () => refused };
  const { defaultValue } = node;
  if (defaultValue)
    return { name, read: readerOf(type), defaultValue: () => valueFromAST(defaultValue, type) };
  const missing = isNonNullType(type) ? refused : undefined;
  return { name, read: readerOf(type), defaultValue: () => missing };
}

function readerOf(type: GraphQLInputType): Read {
  if (!isNonNullType(type)) {
    const read = valueReader(type);
    return (value) => (value === null || value === undefined ? null : read(value));
  }
  const read = valueReader(type.ofType);
  return (value) => (value === null || value === undefined ? refused : read(value));
}

const readers = new WeakMap<GraphQLInputType, Read>();

/** Of what is neither null nor undefined. */
function valueReader(type: GraphQLInputType): Read {
  const known = readers.get(type);
  if (known) return known;
  // Input objects may hold themselves: what is inside is looked at when the first value comes.
  let compiled: Read | undefined;
  const read: Read = (value) => (compiled ??= compileReader(type))(value);
  readers.set(type, read);
  return read;
}

function compileReader(type: GraphQLInputType): Read {
  if (isNonNullType(type)) return readerOf(type);
  if (isListType(type)) return listReader(readerOf(type.ofType));
  if (isInputObjectType(type)) return isUsual(type) ? objectReader(type) : () => refused;
  return (value) => {
    try {
      const parsed: unknown = type.parseValue(value);
      return parsed === undefined ? refused : parsed;
    } catch {
      return refused;
    }
  };
}

/** A value that stands for a list of one is left to graphql-js. */
const listReader =
  (read: Read): Read =>
  (value) => {
    if (!Array.isArray(value)) return refused;
    const list: unknown[] = [];
    for (const item of value) {
      const itemRead = read(item);
      if (itemRead === refused) return refused;
      list.push(itemRead);
    }
    return list;
  };

/** No field has a name that every JavaScript object has something under. */
const isUsual = (type: GraphQLInputObjectType): boolean =>
  !type.isOneOf && Object.keys(type.getFields()).every((name) => !(name in Object.prototype));

function objectReader(type: GraphQLInputObjectType): Read {
  const fields = Object.values(type.getFields()).map((field) => ({
    name: field.name,
    read: readerOf(field.type),
    defaultValue: field.defaultValue,
    isRequired: isNonNullType(field.type) && field.defaultValue === undefined,
  }));
  const names = new Set(fields.map(({ name }) => name));
  return (value) => {
    if (typeof value !== 'object' || Array.isArray(value)) return refused;
    const given = value as Readonly<Values>;
    const object: Values = {};
    for (const { name, read, defaultValue, isRequired } of fields) {
      const fieldValue = given[name];
      if (fieldValue === undefined) {
        if (isRequired) return refused;
        if (defaultValue !== undefined) object[name] = defaultValue;
        continue;
      }
      const fieldRead = read(fieldValue);
      if (fieldRead === refused) return refused;
      object[name] = fieldRead;
    }
    for (const name in given) if (!names.has(name)) return refused;
    return object;
  };
}
