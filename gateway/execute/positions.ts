import {
  propertyText,
  specialised,
  type FunctionSource,
  type Specialised,
} from '../../platform/specialised';
import type { FlattenNodePathSegment } from '../plan/plan-types';
import type { ResultObject } from './result-object';

/** One step from the root of the result tree to the objects that an entity fetch is for. */
export type PositionSegment =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'items' }
  | { readonly kind: 'types'; readonly types: ReadonlySet<string> };

export type PositionPath = readonly PositionSegment[];

export type PossibleTypes = ReadonlyMap<string, ReadonlySet<string>>;

export function compilePath(
  path: readonly FlattenNodePathSegment[],
  possibleTypes: PossibleTypes,
): PositionPath {
  return Object.freeze(
    path.map((segment): PositionSegment => {
      if (segment === '@') return { kind: 'items' };
      if ('Field' in segment) return { kind: 'key', key: segment.Field };
      return { kind: 'types', types: withPossibleTypes(segment.TypeCondition, possibleTypes) };
    }),
  );
}

/** The named types and the object types that implement them or are their members. */
export function withPossibleTypes(
  names: readonly string[],
  possibleTypes: PossibleTypes,
): ReadonlySet<string> {
  const types = new Set(names);
  for (const name of names) for (const type of possibleTypes.get(name) ?? []) types.add(type);
  return types;
}

/** Appends the objects at the path to `found`, in the order of the tree; a list item each. */
export function collectObjects(
  value: unknown,
  path: PositionPath,
  found: ResultObject[],
  depth = 0,
): void {
  if (typeof value !== 'object' || value === null) return;
  const segment = path[depth];
  if (segment === undefined) collectItems(value, found);
  else if (segment.kind === 'key') {
    if (Array.isArray(value)) for (const item of value) collectObjects(item, path, found, depth);
    else collectObjects((value as ResultObject)[segment.key], path, found, depth + 1);
  } else if (segment.kind === 'items') {
    if (Array.isArray(value))
      for (const item of value) collectObjects(item, path, found, depth + 1);
  } else if (isOfTypes(value as ResultObject, segment.types)) {
    collectObjects(value, path, found, depth + 1);
  }
}

/** Plans ask for `__typename` where the type is not certain: an object without one is as declared. */
function isOfTypes(object: ResultObject, types: ReadonlySet<string>): boolean {
  const typename = object['__typename'];
  return typename === undefined || types.has(typename as string);
}

function collectItems(value: object, found: ResultObject[]): void {
  if (!Array.isArray(value)) found.push(value as ResultObject);
  else for (const item of value) if (typeof item === 'object' && item) collectItems(item, found);
}

/** Appends the objects at a path to `found`. */
export type CollectObjects = (root: unknown, found: ResultObject[]) => void;

/** `collectObjects` for one path: a way that is gone often gets code of its own. */
export const compileCollect = (path: PositionPath): Specialised<CollectObjects> =>
  specialised<CollectObjects>(
    (root, found) => collectObjects(root, path, found),
    () => collectSource(path),
  );

/** A function for each step of the path, which hands on to the next. */
function collectSource(path: PositionPath): FunctionSource {
  const steps = path.map((segment, depth) => {
    const [own, next] = [`step${depth}`, `step${depth + 1}`];
    return `const ${own} = (value, found) => {
      if (typeof value !== 'object' || value === null) return;
      ${stepText(segment, own, next)}
    };`;
  });
  const typesOf = path.map((segment) => (segment.kind === 'types' ? segment.types : null));
  return {
    known: { [`step${path.length}`]: collectEnd, isOfTypes, typesOf },
    text: `(() => { ${steps.join('\n')} return step0; })()`,
  };

  function stepText(segment: PositionSegment, own: string, next: string): string {
    const forItems = (step: string) =>
      'for (let index = 0; index < value.length; index += 1) ' + `${step}(value[index], found);`;
    if (segment.kind === 'items') return `if (Array.isArray(value)) ${forItems(next)}`;
    if (segment.kind === 'types')
      return `if (isOfTypes(value, typesOf[${path.indexOf(segment)}])) ${next}(value, found);`;
    const member = propertyText('value', segment.key);
    return `if (Array.isArray(value)) ${forItems(own)} else ${next}(${member}, found);`;
  }
}

function collectEnd(value: unknown, found: ResultObject[]): void {
  if (typeof value === 'object' && value !== null) collectItems(value, found);
}

/** Where objects are in the result tree: one object can be at several positions. */
export type Locations = ReadonlyMap<ResultObject, readonly (readonly (string | number)[])[]>;

/** Finds all wanted objects in one walk along the path. Objects that are not there are left out. */
export function locateObjects(
  root: unknown,
  path: PositionPath,
  wanted: ReadonlySet<ResultObject>,
): Locations {
  const located = new Map<ResultObject, (string | number)[][]>();
  const at: (string | number)[] = [];
  const below = (step: string | number, value: unknown, depth: number): void => {
    at.push(step);
    walk(value, depth);
    at.pop();
  };
  const note = (object: ResultObject): void => {
    if (!wanted.has(object)) return;
    const known = located.get(object);
    if (known) known.push([...at]);
    else located.set(object, [[...at]]);
  };
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null) return;
    const segment = path[depth];
    const isList = Array.isArray(value);
    if (isList && segment?.kind !== 'types') {
      const next = segment?.kind === 'items' ? depth + 1 : depth;
      value.forEach((item, index) => below(index, item, next));
    } else if (segment === undefined) {
      note(value as ResultObject);
    } else if (segment.kind === 'key') {
      below(segment.key, (value as ResultObject)[segment.key], depth + 1);
    } else if (segment.kind === 'types') {
      if (isOfTypes(value as ResultObject, segment.types)) walk(value, depth + 1);
    }
  };
  walk(root, 0);
  return located;
}

/** The keys on the way, without list items and type conditions. */
export const keysOfPath = (path: PositionPath): string[] =>
  path.flatMap((segment) => (segment.kind === 'key' ? [segment.key] : []));
