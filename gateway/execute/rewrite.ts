import type { FetchRewrite, KeyRenamer, ValueSetter } from '../plan/plan-types';
import { withPossibleTypes, type PossibleTypes } from './positions';
import type { ResultObject } from './result-object';

type RewritePath = ValueSetter['path'];

/** Applies a plan's rewrites to an object in place: fixed values and renamed keys. */
export function applyRewrites(
  value: unknown,
  rewrites: readonly FetchRewrite[],
  possibleTypes: PossibleTypes,
): void {
  for (const rewrite of rewrites) {
    const change = changeOf(rewrite);
    atPath(value, change.path, possibleTypes, change.apply);
  }
}

type ErrorPath = readonly (string | number)[];

/** Where an error is after the rewrites: its path has the keys that the subgraph was asked for. */
export const rewritePath = (path: ErrorPath, rewrites: readonly FetchRewrite[]): ErrorPath =>
  rewrites.reduce(
    (rewritten, rewrite) =>
      'KeyRenamer' in rewrite ? withRenamedKey(rewritten, rewrite.KeyRenamer) : rewritten,
    path,
  );

function withRenamedKey(path: ErrorPath, { path: renamed, renameKeyTo }: KeyRenamer): ErrorPath {
  const keys = renamed.flatMap((segment) => ('Key' in segment ? [segment.Key] : []));
  let matched = 0;
  for (const [index, step] of path.entries()) {
    if (typeof step === 'number') continue;
    if (step !== keys[matched]) return path;
    matched += 1;
    if (matched === keys.length) return path.with(index, renameKeyTo);
  }
  return path;
}

function changeOf(rewrite: FetchRewrite): {
  path: RewritePath;
  apply: (object: ResultObject, key: string) => void;
} {
  if ('KeyRenamer' in rewrite) {
    const { path, renameKeyTo }: KeyRenamer = rewrite.KeyRenamer;
    return { path, apply: (object, key) => renameKey(object, key, renameKeyTo) };
  }
  const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
  return { path, apply: (object, key) => void (object[key] = setValueTo) };
}

function renameKey(object: ResultObject, key: string, renamed: string): void {
  if (!Object.hasOwn(object, key)) return;
  object[renamed] = object[key];
  delete object[key];
}

function atPath(
  value: unknown,
  path: RewritePath,
  possibleTypes: PossibleTypes,
  apply: (object: ResultObject, key: string) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) atPath(item, path, possibleTypes, apply);
    return;
  }
  const [segment, ...rest] = path;
  if (typeof value !== 'object' || value === null || segment === undefined) return;
  const object = value as ResultObject;
  if ('TypenameEquals' in segment) {
    const typename = object['__typename'];
    const isWanted =
      typeof typename !== 'string' ||
      withPossibleTypes(segment.TypenameEquals, possibleTypes).has(typename);
    if (isWanted) atPath(object, rest, possibleTypes, apply);
  } else if (!rest.length) apply(object, segment.Key);
  else atPath(object[segment.Key], rest, possibleTypes, apply);
}
