import {
  defaultTypeResolver,
  getArgumentValues,
  getVariableValues,
  GraphQLError,
  isObjectType,
  locatedError,
  responsePathAsArray,
  type ExecutionResult,
  type GraphQLAbstractType,
  type GraphQLObjectType,
} from 'graphql';
import { plainJson } from '../plain-json';
import { FieldInfo } from './field-info';
import { Place, type Holder } from './place';
import type {
  AbstractValue,
  CompiledQuery,
  Field,
  LeafValue,
  ListValue,
  Selection,
  Value,
} from './compile-query';

type Variables = Readonly<Record<string, unknown>>;

/**
 * Runs a compiled query as graphql-js would run its document: the same data, the same errors. What
 * graphql-js looks up for every value (types, arguments, which fields there are) was looked up
 * once, and only values that really are promises cost one. The data are plain JSON.
 */
export function runQuery(
  query: CompiledQuery,
  given: Variables,
  context: unknown,
): ExecutionResult | Promise<ExecutionResult> {
  if (query.takesRepresentations) return new QueryRun(query, given, context).start();
  const read = query.readVariables(given);
  if (read) return new QueryRun(query, read, context).start();
  const { coerced, errors } = getVariableValues(
    query.schema,
    query.operation.variableDefinitions ?? [],
    given,
    { maxErrors: 50 },
  );
  return errors ? { errors } : new QueryRun(query, coerced, context).start();
}

/** One run of a query: what it has found so far, and how much is still on its way. */
export class QueryRun {
  readonly #errors: GraphQLError[] = [];
  readonly #argumentsOf = new Map<Field, Record<string, unknown>>();
  readonly #answer: { data: unknown } = { data: null };
  #underWay = 0;
  #finish: ((result: ExecutionResult) => void) | undefined;

  constructor(
    readonly query: CompiledQuery,
    readonly variables: Variables,
    readonly context: unknown,
  ) {}

  start(): ExecutionResult | Promise<ExecutionResult> {
    const selection = this.query.selection(this.variables);
    const root = new Place(null, this.#answer, 'data', true);
    if (this.query.operation.operation === 'mutation' && selection.fields.length > 1)
      return this.#inTurn(selection, root);
    this.#answer.data = this.#object(selection, undefined, root);
    return this.#whenArrived();
  }

  /** The fields of a mutation one after the other; none after one that took the whole answer. */
  async #inTurn(selection: Selection, root: Place): Promise<ExecutionResult> {
    const data = this.#newObject(selection);
    this.#answer.data = data;
    for (const field of selection.fields) {
      this.#field(field, undefined, data, root);
      await this.#whenArrived();
      if (root.isLost) break;
    }
    return this.#result();
  }

  #whenArrived(): ExecutionResult | Promise<ExecutionResult> {
    if (this.#underWay === 0) return this.#result();
    return new Promise((resolve) => (this.#finish = resolve));
  }

  #result(): ExecutionResult {
    const data = this.#answer.data as ExecutionResult['data'];
    return this.#errors.length === 0 ? { data } : { errors: this.#errors, data };
  }

  /** All fields of an object; null when one of them took the whole object with it. */
  #object(selection: Selection, source: unknown, place: Place): unknown {
    const object = this.#newObject(selection);
    for (const field of selection.fields) {
      this.#field(field, source, object, place);
      if (place.isLost) return null;
    }
    return object;
  }

  #newObject({ hasProto }: Selection): Record<string, unknown> {
    return (hasProto ? Object.create(null) : {}) as Record<string, unknown>;
  }

  #field(field: Field, source: unknown, object: Record<string, unknown>, place: Place): void {
    const { key, value } = field;
    // The key takes its place in the order now, whenever the value comes.
    object[key] = null;
    try {
      const info = new FieldInfo(this, field, place);
      const args = field.args ?? this.#arguments(field);
      const resolved: unknown = field.resolve(source, args, this.context, info);
      object[key] = this.#settled(resolved, value, info, object, key, place);
    } catch (error) {
      this.#fail(error, field, new Place(place, object, key, value.isNullable));
    }
  }

  #arguments(field: Field): Record<string, unknown> {
    const known = this.#argumentsOf.get(field);
    if (known) return known;
    const made = getArgumentValues(field.definition, field.nodes[0], this.variables);
    this.#argumentsOf.set(field, made);
    return made;
  }

  /** The completed value, or null in its place until a promise has brought it. */
  #settled(
    resolved: unknown,
    value: Value,
    info: FieldInfo,
    holder: Holder,
    key: string | number,
    parent: Place,
  ): unknown {
    if (!isPromise(resolved)) return this.#complete(resolved, value, info, holder, key, parent);
    const complete = (found: unknown): unknown =>
      this.#complete(found, value, info, holder, key, parent);
    return this.#later(resolved, complete, info, new Place(parent, holder, key, value.isNullable));
  }

  #later(
    promise: PromiseLike<unknown>,
    complete: (found: unknown) => unknown,
    { field }: FieldInfo,
    place: Place,
  ): null {
    const failed = (error: unknown): void => {
      this.#fail(error, field, place);
      this.#arrived();
    };
    this.#underWay += 1;
    promise.then((found) => {
      try {
        place.put(complete(found));
      } catch (error) {
        failed(error);
        return;
      }
      this.#arrived();
    }, failed);
    return null;
  }

  #arrived(): void {
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#finish?.(this.#result());
  }

  #fail(error: unknown, { nodes, parentType }: Field, place: Place): void {
    // Where something else took the object already, nobody could tell this error's null.
    if (!place.lose()) return;
    this.#errors.push(locatedError(error, nodes, responsePathAsArray(place.path(parentType.name))));
  }

  #complete(
    resolved: unknown,
    value: Value,
    info: FieldInfo,
    holder: Holder,
    key: string | number,
    parent: Place,
  ): unknown {
    if (resolved instanceof Error) throw resolved;
    if (resolved === null || resolved === undefined) {
      if (value.isNullable) return null;
      throw new Error(`Cannot return null for non-nullable field ${info.coordinate}.`);
    }
    if (value.kind === 'leaf') return leaf(resolved, value);
    const place = new Place(parent, holder, key, value.isNullable);
    if (value.kind === 'list') return this.#list(resolved, value, info, place);
    if (value.kind === 'object') return this.#checkedObject(resolved, value.selection, info, place);
    return this.#abstract(resolved, value, info, place);
  }

  #list(resolved: unknown, { item }: ListValue, info: FieldInfo, place: Place): unknown {
    if (!isIterable(resolved))
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${info.coordinate}".`,
      );
    const list: unknown[] = [];
    for (const each of resolved) {
      const index = list.push(null) - 1;
      try {
        list[index] = this.#settled(each, item, info, list, index, place);
      } catch (error) {
        this.#fail(error, info.field, new Place(place, list, index, item.isNullable));
      }
      if (place.isLost) return null;
    }
    return list;
  }

  #checkedObject(source: unknown, selection: Selection, info: FieldInfo, place: Place): unknown {
    const { type } = selection;
    if (!type.isTypeOf) return this.#object(selection, source, place);
    const complete = (isOne: unknown): unknown => {
      if (isOne !== true) throw new GraphQLError(`Expected value of type "${type.name}".`);
      return this.#object(selection, source, place);
    };
    const isOne = type.isTypeOf(source, this.context, info);
    return isPromise(isOne) ? this.#later(isOne, complete, info, place) : complete(isOne);
  }

  #abstract(
    source: unknown,
    { type, selectionOn }: AbstractValue,
    info: FieldInfo,
    place: Place,
  ): unknown {
    const complete = (name: unknown): unknown =>
      this.#checkedObject(source, selectionOn(this.#typeNamed(name, type, info)), info, place);
    const resolveType = type.resolveType ?? defaultTypeResolver;
    const name = resolveType(source, this.context, info, type);
    return isPromise(name) ? this.#later(name, complete, info, place) : complete(name);
  }

  #typeNamed(name: unknown, type: GraphQLAbstractType, info: FieldInfo): GraphQLObjectType {
    const { schema } = this.query;
    const found = typeof name === 'string' ? schema.getType(name) : undefined;
    if (isObjectType(found) && schema.isSubType(type, found)) return found;
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${info.coordinate}".`,
    );
  }
}

function leaf(resolved: unknown, { type }: LeafValue): unknown {
  const serialized = type.serialize(resolved);
  if (typeof serialized === 'string') return serialized;
  if (serialized === null || serialized === undefined)
    throw new Error(`Expected \`${type.name}.serialize\` to return a value, not null.`);
  return plainJson(serialized) ?? null;
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { then?: unknown }).then === 'function';

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;
