import {
  GraphQLScalarType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { ServiceContext } from '../context';
import type { RegisteredClass } from '../registered-class';

type Storage = ReturnType<typeof getMetadataStorage>;
type FieldResolver = Storage['fieldResolvers'][number];
type Param = NonNullable<FieldResolver['params']>[number];
type Resolve = GraphQLFieldResolver<unknown, ServiceContext, Record<string, unknown>>;
type Methods = Readonly<Record<string, unknown>>;

/**
 * Lets fields, those of the roots included, call their methods and read their properties without a
 * detour: type-graphql sorts the parameters at every call and makes a promise of every argument, to
 * validate what is not to be validated here. Fields for which it does more than that (middlewares,
 * roles, arguments that become instances of input classes with methods) stay with it.
 */
export function callDirectly(
  schema: GraphQLSchema,
  resolvers: readonly RegisteredClass[],
  orphanedTypes: readonly RegisteredClass[],
): void {
  const storage = getMetadataStorage();
  const instances = new Map<unknown, Methods>(
    resolvers.map((type) => [type, new (type as new () => Methods)()]),
  );
  const own = storage.fieldResolvers.filter(
    ({ kind, target }) => kind === 'internal' || instances.has(target),
  );
  for (const Class of reachable(storage, instances, orphanedTypes)) {
    const type = schema.getType(objectTypeOf(Class, storage)?.name ?? '');
    if (!isObjectType(type)) continue;
    for (const { target, fields } of lineOf(Class, storage))
      callFieldsDirectly(type, fields ?? [], { Class, target, own, instances });
  }
  callRootsDirectly(schema.getQueryType(), storage.queries, instances);
  callRootsDirectly(schema.getMutationType(), storage.mutations, instances);
}

function callRootsDirectly(
  type: GraphQLObjectType | null | undefined,
  roots: Storage['queries'],
  instances: ReadonlyMap<unknown, Methods>,
): void {
  for (const root of roots) {
    const instance = instances.get(root.target);
    const field = type?.getFields()[root.schemaName] as GraphQLField<unknown, ServiceContext>;
    const readers = readersOf(root);
    if (!instance || !readers) continue;
    const call = callWith(root.methodName, readers);
    field.resolve = (...given) => call(instance, given);
  }
}

type ObjectType = Storage['objectTypes'][number];

const objectTypeOf = (Class: unknown, { objectTypes }: Storage): ObjectType | undefined =>
  objectTypes.find(({ target }) => target === Class);

/**
 * The classes of object types that the resolvers lead to. Other subgraphs of the process have
 * classes of the same names.
 */
function reachable(
  storage: Storage,
  resolvers: ReadonlyMap<unknown, unknown>,
  orphanedTypes: readonly RegisteredClass[],
): ReadonlySet<unknown> {
  const { queries, mutations, subscriptions, fieldResolvers, unions } = storage;
  const roots = [...queries, ...mutations, ...subscriptions]
    .filter(({ target }) => resolvers.has(target))
    .map(({ getReturnType }): unknown => getReturnType());
  const extended = fieldResolvers
    .filter(({ kind, target }) => kind === 'external' && resolvers.has(target))
    .map(({ getObjectType }): unknown => getObjectType?.());
  const classes = new Set<unknown>([...roots, ...extended, ...orphanedTypes]);
  // A set gives what is added while it is gone through, too.
  for (const Class of classes) {
    for (const { fields } of lineOf(Class, storage))
      for (const { getType } of fields ?? []) classes.add(getType());
    const union = unions.find(({ symbol }) => symbol === Class);
    for (const member of union?.getClassTypes() ?? []) classes.add(member);
  }
  return classes;
}

/** The object types that a class inherits fields from, then its own. */
function lineOf(Class: unknown, storage: Storage): readonly ObjectType[] {
  const line: ObjectType[] = [];
  let next = Class;
  while (typeof next === 'function') {
    const type = objectTypeOf(next, storage);
    if (type) line.unshift(type);
    next = Object.getPrototypeOf(next);
  }
  return line;
}

interface Known {
  /** The type's own class. */
  readonly Class: unknown;
  /** The class that has the fields: it, or one that it inherits from. */
  readonly target: unknown;
  readonly own: readonly FieldResolver[];
  readonly instances: ReadonlyMap<unknown, Methods>;
}

function callFieldsDirectly(
  type: GraphQLObjectType,
  fields: NonNullable<ObjectType['fields']>,
  { Class, target, own, instances }: Known,
): void {
  for (const { name, schemaName, middlewares, roles } of fields) {
    const field = type.getFields()[schemaName] as GraphQLField<unknown, ServiceContext> | undefined;
    if (!field?.resolve || roles || (middlewares ?? []).length > 0) continue;
    const method = own.find(
      ({ getObjectType, methodName }) => getObjectType?.() === target && methodName === name,
    );
    const resolve = method ? methodCall(method, Class, instances) : propertyRead(name);
    if (resolve) field.resolve = resolve;
  }
}

const propertyRead =
  (name: string): Resolve =>
  (root) =>
    (root as Methods)[name];

/** A method of a resolver class or of the type's own class; null when that needs type-graphql. */
function methodCall(
  field: FieldResolver,
  type: unknown,
  instances: ReadonlyMap<unknown, Methods>,
): Resolve | null {
  const { kind, target, methodName } = field;
  const parameters = readersOf(field);
  if (!parameters) return null;
  const asInstance = instanceOf(type);
  const instance = instances.get(target);
  const call = callWith(methodName, parameters);
  if (kind === 'external') return (...given) => call(instance as Methods, given);
  return (...given) => {
    const own = asInstance(given[0]) as Methods;
    return typeof own[methodName] === 'function' ? call(own, given) : own[methodName];
  };
}

type Given = [unknown, Record<string, unknown>, ServiceContext, GraphQLResolveInfo];
type Reader = (given: Given) => unknown;
type Method = (...parameters: unknown[]) => unknown;

function callWith(
  name: string,
  readers: readonly Reader[],
): (on: Methods, given: Given) => unknown {
  const [first, second] = readers;
  if (!first) return (on) => (on[name] as Method)();
  if (!second) return (on, given) => (on[name] as Method)(first(given));
  return (on, given) => (on[name] as Method)(...readers.map((read) => read(given)));
}

/** In the order of the parameters; null when only type-graphql can call the method. */
function readersOf({
  params = [],
  middlewares = [],
  roles,
}: Pick<FieldResolver, 'params' | 'middlewares' | 'roles'>): readonly Reader[] | null {
  if (roles || middlewares.length > 0) return null;
  const readers = [...params].sort((a, b) => a.index - b.index).map(readerOf);
  return readers.every((read) => read !== null) ? readers : null;
}

/** Reads what a parameter of a method is to be given; null when only type-graphql can. */
function readerOf(param: Param): Reader | null {
  switch (param.kind) {
    case 'root':
      return rootReader(param.getType?.(), param.propertyName);
    case 'arg':
      return isPlain(param.getType()) ? ([, args]) => args[param.name] : null;
    case 'context':
      return propertyOf(([, , context]) => context, param.propertyName);
    case 'info':
      return ([, , , info]) => info;
    default:
      return null;
  }
}

function rootReader(type: unknown, property: string | undefined): Reader {
  const asInstance = type === undefined ? (root: unknown) => root : instanceOf(type);
  return propertyOf(([root]) => (property === undefined ? asInstance(root) : root), property);
}

const propertyOf = (read: Reader, property: string | undefined): Reader =>
  property === undefined ? read : (given) => (read(given) as Methods | null)?.[property];

/** What an argument of such a type holds is what the method gets. */
const isPlain = (type: unknown, within: readonly unknown[] = []): boolean =>
  type instanceof GraphQLScalarType ||
  typeof type === 'object' ||
  [String, Number, Boolean, Date].includes(type as never) ||
  within.includes(type) ||
  isPlainInput(type, [...within, type]);

/** A class of inputs that has nothing but fields, and no values of its own for them. */
function isPlainInput(Class: unknown, within: readonly unknown[]): boolean {
  if (typeof Class !== 'function') return false;
  const { inputTypes } = getMetadataStorage();
  for (let each: RegisteredClass = Class; each !== Function.prototype; each = parentOf(each)) {
    const input = inputTypes.find(({ target }) => target === each);
    if (!input || Object.getOwnPropertyNames(each.prototype).length > 1) return false;
    for (const { name, schemaName, getType } of input.fields ?? [])
      if (name !== schemaName || !isPlain(getType(), within)) return false;
  }
  const made = new (Class as new () => object)();
  return Object.values(made).every((value) => value === undefined);
}

const parentOf = (Class: RegisteredClass) => Object.getPrototypeOf(Class) as RegisteredClass;

/** Methods and getters of the class are there for values that are only shaped like it. */
function instanceOf(type: unknown): (value: unknown) => unknown {
  if (typeof type !== 'function') return (value) => value;
  const Class = type as new () => object;
  return (value) =>
    typeof value === 'object' && value !== null && !(value instanceof Class)
      ? Object.assign(new Class(), value)
      : value;
}
