import {
  getNamedType,
  GraphQLID,
  isInterfaceType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import type { SubgraphTypes } from '../compose/supergraph';
import type { FetchRewrite, RequiresSelection } from '../plan/plan-types';
import { withPossibleTypes, type PossibleTypes } from './positions';
import { fieldsFor, objectForm, type Form, type RequiredField } from './representation-form';
import { applyRewrites } from './rewrite';
import type { ResultObject } from './result-object';

/** How entities of one type are named to their subgraph: `{"__typename":"User","id":"1"}`. */
export interface Representation extends Form<ResultObject> {
  /** Whether all keys of the object are null: it stands for no entity. */
  isNameless(object: ResultObject): boolean;
  /** A key that tells most entities apart; null where texts have to be compared. */
  readonly leadingKey: string | null;
  /** Whether two objects of the same leading key are known to have the same representation. */
  isSame(left: ResultObject, right: ResultObject): boolean;
}

/** The representation for an object; null when its type is none that is asked for. */
export type RepresentationChoice = (object: ResultObject) => Representation | null;

export interface RepresentationOptions {
  readonly requires: readonly RequiresSelection[];
  readonly inputRewrites: readonly FetchRewrite[] | undefined;
  readonly schema: GraphQLSchema;
  readonly possibleTypes: PossibleTypes;
  /** What the subgraph that is asked defines; undefined when the supergraph does not tell. */
  readonly subgraphTypes: SubgraphTypes | undefined;
}

/** Compiles the choice; the representation of a type is made when the type is first seen. */
export function compileRepresentation(options: RepresentationOptions): RepresentationChoice {
  const byType = new Map<string, Representation | null>();
  return (object) => {
    const typename = object['__typename'];
    if (typeof typename !== 'string') return null;
    let found = byType.get(typename);
    if (found === undefined) {
      if (!options.possibleTypes.has(typename)) return null;
      found = representationOf(typename, options);
      byType.set(typename, found);
    }
    return found;
  };
}

function representationOf(typename: string, options: RepresentationOptions): Representation | null {
  const { requires, schema, possibleTypes } = options;
  const own = fieldsFor(typename, requires, possibleTypes);
  const fields = own.length ? own : fieldsOfSibling(typename, options);
  if (!fields.length) return null;
  const renamed = sentTypename(typename, options);
  const type = schema.getType(typename);
  const form = objectForm(fields, type, options, renamed ?? typename);
  const named = fields.filter(({ key }) => key !== '__typename');
  const keys = named.map(({ key }) => key);
  return Object.freeze({
    ...rewritten(form, options),
    isNameless: areAllNull(keys),
    leadingKey: leadingKey(named.filter(isLeaf), type),
    isSame: named.every(isLeaf) ? sameValues(keys) : () => false,
  });
}

const isLeaf = ({ selections }: RequiredField): boolean => selections.length === 0;

function leadingKey(
  leaves: readonly RequiredField[],
  type: GraphQLNamedType | undefined,
): string | null {
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  const isId = ({ name }: RequiredField): boolean => {
    const field = fields[name];
    return field !== undefined && getNamedType(field.type) === GraphQLID;
  };
  return (leaves.findLast(isId) ?? leaves.at(-1))?.key ?? null;
}

// Loops: a function made for each object was a tenth of a request's garbage.
const areAllNull =
  (keys: readonly string[]): Representation['isNameless'] =>
  (object) => {
    for (let index = 0; index < keys.length; index += 1)
      if (object[keys[index]!] !== null) return false;
    return true;
  };

const sameValues =
  (keys: readonly string[]): Representation['isSame'] =>
  (left, right) => {
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index]!;
      if (left[key] !== right[key]) return false;
    }
    return true;
  };

function rewritten(
  form: Form<ResultObject>,
  { inputRewrites, possibleTypes }: RepresentationOptions,
): Form<ResultObject> {
  const others = (inputRewrites ?? []).filter((rewrite) => !isTypenameSetter(rewrite));
  if (!others.length) return form;
  const read = (object: ResultObject): unknown => {
    const value = form.read(object);
    applyRewrites(value, others, possibleTypes);
    return value;
  };
  return { isComplete: form.isComplete, read, write: (object) => JSON.stringify(read(object)) };
}

/**
 * The planner (0.0.38) names only one implementation where it merges the fetches of several for an
 * interface object. The subgraph does not tell them apart: what one needs the others need.
 */
function fieldsOfSibling(
  typename: string,
  { requires, possibleTypes, subgraphTypes }: RepresentationOptions,
): RequiredField[] {
  for (const name of subgraphTypes?.interfaceObjects ?? []) {
    const implementations = possibleTypes.get(name);
    if (!implementations?.has(typename)) continue;
    const sibling = requires.find(
      (each) => each.kind === 'InlineFragment' && implementations.has(each.typeCondition),
    );
    if (sibling?.kind === 'InlineFragment')
      return fieldsFor(sibling.typeCondition, requires, possibleTypes);
  }
  return [];
}

/** A rewrite of the whole representation's `__typename`: interface objects need it. */
function sentTypename(
  typename: string,
  { inputRewrites, possibleTypes, subgraphTypes }: RepresentationOptions,
): string | null {
  for (const rewrite of inputRewrites ?? []) {
    if (!isTypenameSetter(rewrite)) continue;
    const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
    const [condition] = path;
    if (!condition || !('TypenameEquals' in condition)) return setValueTo;
    if (withPossibleTypes(condition.TypenameEquals, possibleTypes).has(typename)) return setValueTo;
  }
  // The planner (0.0.38) leaves the rewrite out where an object's type was asked for in between.
  if (!subgraphTypes || subgraphTypes.names.has(typename)) return null;
  for (const name of subgraphTypes.interfaceObjects)
    if (possibleTypes.get(name)?.has(typename)) return name;
  return null;
}

function isTypenameSetter(
  rewrite: FetchRewrite,
): rewrite is Exclude<FetchRewrite, { KeyRenamer: unknown }> {
  if ('KeyRenamer' in rewrite) return false;
  const { path } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
  const last = path.at(-1);
  return path.length <= 2 && last !== undefined && 'Key' in last && last.Key === '__typename';
}
