import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { RawText } from '../../platform/raw-text';
import type { SubgraphTypes } from '../compose/supergraph';
import type { FetchRewrite, RequiresSelection } from '../plan/plan-types';
import { quote } from './json-text';
import { withPossibleTypes, type PossibleTypes } from './positions';
import { applyRewrites } from './rewrite';
import type { ResultObject } from './result-object';

/**
 * How entities of one type are named to their subgraph: `{"__typename":"User","id":"1"}`.
 */
export interface Representation {
  /**
   * The JSON text. Null when something it needs is not there because what should have brought it
   * failed: there is nothing to ask for then.
   */
  write(object: ResultObject): string | null;
  /** The text that names no entity, as all of it is null; null where a key cannot be. */
  readonly nameless: string | null;
  /** A key that tells most entities apart; null where texts have to be compared. */
  readonly leadingKey: string | null;
  /** Whether two objects of the same leading key have the same text. */
  isSame(left: ResultObject, right: ResultObject): boolean;
}

/** The representation for an object; null when its type is none that is asked for. */
export type RepresentationChoice = (object: ResultObject) => Representation | null;

type RepresentationBuilder = Representation['write'];

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
  const text = objectWriter(fields, schema.getType(typename), options, renamed ?? typename);
  const write = rewritten(text, options);
  const keys = fields.map(({ key }) => key).filter((key) => key !== '__typename');
  const isFlat = fields.every(({ selections }) => !selections.length);
  return Object.freeze({
    write,
    nameless: write(Object.fromEntries(keys.map((key) => [key, null]))),
    leadingKey: (isFlat && keys.at(-1)) || null,
    isSame: sameValues(keys),
  });
}

/** A loop: a function made for each comparison was a tenth of a request's garbage. */
function sameValues(keys: readonly string[]): Representation['isSame'] {
  return (left, right) => {
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index]!;
      if (left[key] !== right[key]) return false;
    }
    return true;
  };
}

function rewritten(
  write: RepresentationBuilder,
  { inputRewrites, possibleTypes }: RepresentationOptions,
): RepresentationBuilder {
  const others = (inputRewrites ?? []).filter((rewrite) => !isTypenameSetter(rewrite));
  if (!others.length) return write;
  return (object) => {
    const text = write(object);
    if (text === null) return null;
    const value = JSON.parse(text) as ResultObject;
    applyRewrites(value, others, possibleTypes);
    return JSON.stringify(value);
  };
}

/** The fields required of one type: those of every fragment whose condition the type meets. */
function fieldsFor(
  typename: string,
  selections: readonly RequiresSelection[],
  possibleTypes: PossibleTypes,
): RequiredField[] {
  const byKey = new Map<string, RequiredField>();
  const add = (list: readonly RequiresSelection[]): void => {
    for (const selection of list) {
      if (selection.kind === 'Field') {
        const name = selection.alias ?? selection.name;
        const known = byKey.get(name);
        byKey.set(name, {
          name,
          key: selection.name,
          selections: [...(known?.selections ?? []), ...(selection.selections ?? [])],
        });
      } else if (selection.kind === 'InlineFragment') {
        if (withPossibleTypes([selection.typeCondition], possibleTypes).has(typename))
          add(selection.selections);
      }
    }
  };
  add(selections);
  return [...byKey.values()];
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

interface RequiredField {
  /** As the subgraph knows it. */
  readonly name: string;
  /** Where it is in the result tree. */
  readonly key: string;
  readonly selections: readonly RequiresSelection[];
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

type ValueTextWriter = (value: unknown) => string | null;

function objectWriter(
  fields: readonly RequiredField[],
  type: GraphQLNamedType | undefined,
  options: RepresentationOptions,
  typename: string | null,
): RepresentationBuilder {
  const parts = fields.map((field, index) => ({
    head: `${index ? ',' : ''}${quote(field.name)}:`,
    key: field.key,
    fixed: field.key === '__typename' && typename !== null ? quote(typename) : null,
    write: fieldWriter(field, type, options),
  }));
  return (object) => {
    let text = '{';
    for (const part of parts) {
      const value = part.fixed ?? part.write(object[part.key]);
      if (value === null) return null;
      text += part.head + value;
    }
    return `${text}}`;
  };
}

function fieldWriter(
  field: RequiredField,
  parent: GraphQLNamedType | undefined,
  options: RepresentationOptions,
): ValueTextWriter {
  const type =
    isObjectType(parent) || isInterfaceType(parent)
      ? parent.getFields()[field.name]?.type
      : undefined;
  const below = field.selections.length
    ? nestedWriter(field.selections, type && getNamedType(type), options)
    : leafText;
  const nullText = type && isNonNullType(type) ? null : 'null';
  const write: ValueTextWriter = (value) => {
    if (value === undefined) return null;
    if (value === null) return nullText;
    return Array.isArray(value) ? listText(value, below) : below(value);
  };
  return write;
}

/** Items that are null stay null: lists of keys and required lists keep their positions. */
function listText(items: readonly unknown[], write: ValueTextWriter): string | null {
  let text = '';
  for (const item of items) {
    const written =
      item === null ? 'null' : Array.isArray(item) ? listText(item, write) : write(item);
    if (written === null) return null;
    text += (text ? ',' : '') + written;
  }
  return `[${text}]`;
}

function leafText(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return value instanceof RawText ? quote(value.toString()) : (JSON.stringify(value) ?? null);
  }
}

function nestedWriter(
  selections: readonly RequiresSelection[],
  type: GraphQLNamedType | undefined,
  options: RepresentationOptions,
): ValueTextWriter {
  const byType = new Map<string, RepresentationBuilder>();
  const declared = type?.name ?? '';
  const isAbstract = isAbstractType(type);
  return (value) => {
    if (typeof value !== 'object') return null;
    const object = value as ResultObject;
    const named = object['__typename'];
    const isNamed = typeof named === 'string' && options.possibleTypes.has(named);
    const typename = isNamed ? named : declared;
    let build = byType.get(typename);
    if (!build) {
      const own = fieldsFor(typename, selections, options.possibleTypes);
      // Of an interface or a union the subgraph cannot tell by itself which type it is.
      const fields = isAbstract && isNamed && !own.some(isTypename) ? [typenameField, ...own] : own;
      build = objectWriter(fields, options.schema.getType(typename), options, null);
      byType.set(typename, build);
    }
    return build(object);
  };
}

const typenameField: RequiredField = Object.freeze({
  name: '__typename',
  key: '__typename',
  selections: [],
});
const isTypename = ({ key }: RequiredField): boolean => key === '__typename';
