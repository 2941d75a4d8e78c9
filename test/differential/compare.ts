import { isDeepStrictEqual } from 'node:util';
import type { Case, Outcome } from './two-sides';
import { requiredFields } from './subgraphs';

type Path = readonly (string | number)[];

/** What differs between the two answers of a case; null when they agree. */
export function difference(test: Case, gateway: Outcome, monolith: Outcome): string | null {
  if (isBroken(test)) return degradation(test, gateway, monolith);
  if (!isDeepStrictEqual(gateway.data, monolith.data)) return 'The data differ.';
  if (JSON.stringify(gateway.data) !== JSON.stringify(monolith.data))
    return 'The order of keys differs.';
  if (!isDeepStrictEqual(gateway.log, monolith.log)) return 'The mutations differ.';
  const theirs = monolith.errors.map(({ path }) => path ?? []);
  const ours = gateway.errors.map(({ path }) => path ?? []);
  const silent = theirs.find(
    (path) => !ours.some((own) => areAtOnePlace(own, path, monolith.data)),
  );
  if (silent) return `No error explains ${JSON.stringify(silent)}.`;
  const nameless = gateway.errors.find(
    ({ extensions }) => !extensions?.['code'] || !extensions['serviceName'],
  );
  if (nameless) return `An error does not say its code or subgraph: ${JSON.stringify(nameless)}`;
  if (mayHaveMore(test)) return null;
  const extra = ours.find(
    (path) => !theirs.some((other) => areAtOnePlace(other, path, monolith.data)),
  );
  return extra ? `An error too many at ${JSON.stringify(extra)}.` : null;
}

/**
 * Whether a single server has no like for the fault: an answer that is broken on its way; an
 * interface object whose type nobody can tell because the owner of the interface is down; fields
 * that the plan fetches together with one whose requirements are lost.
 */
const isBroken = ({ faults, query }: Case): boolean =>
  faults.some(({ kind }) => kind === 'answer') ||
  (faults.some(({ kind }) => kind === 'down') &&
    /\b(top|shipping|total|standing|tag|score)\b/.test(query));

/** A field that only @requires asked for has an error of its own that a single server has not. */
const mayHaveMore = ({ faults }: Case): boolean => {
  const required = new Set(Object.values(requiredFields).flat());
  return faults.some(
    (fault) =>
      fault.kind === 'down' || (fault.kind === 'throw' && required.has(fault.field.split('.')[1]!)),
  );
};

/** Both paths lead to the same null, or one through the other. */
function areAtOnePlace(left: Path, right: Path, data: unknown): boolean {
  const a = nullPoint(left, data);
  const b = nullPoint(right, data);
  return a.every((step, index) => index >= b.length || step === b[index]);
}

function nullPoint(path: Path, data: unknown): Path {
  let value = data;
  for (let length = 0; length < path.length; length += 1) {
    if (value === null || value === undefined) return path.slice(0, length);
    value = (value as Record<string | number, unknown>)[path[length]!];
  }
  return path;
}

/**
 * An answer after a broken transport: what is there is right, and every null that should not be is
 * explained by an error on its way.
 */
function degradation({ faults }: Case, gateway: Outcome, monolith: Outcome): string | null {
  // An entity that is not there is null without an error.
  const maySilentlyMiss = faults.some(
    (fault) => fault.kind === 'answer' && fault.how === 'missing entity',
  );
  const paths = gateway.errors.map(({ path }) => path ?? []);
  const walk = (ours: unknown, theirs: unknown, at: Path): string | null => {
    if (isDeepStrictEqual(ours, theirs)) return null;
    if (ours === null) {
      const isExplained = paths.some((path) =>
        path.every((step, i) => i >= at.length || step === at[i]),
      );
      return isExplained || maySilentlyMiss
        ? null
        : `Nothing explains the null at ${JSON.stringify(at)}.`;
    }
    // What only a fault in the monolith's run took away may stand here.
    if (theirs === null) return null;
    if (typeof ours !== 'object' || typeof theirs !== 'object')
      return `Another value at ${JSON.stringify(at)}.`;
    const keys = Object.keys(theirs as object);
    if (!isDeepStrictEqual(Object.keys(ours as object), keys))
      return `Other keys at ${JSON.stringify(at)}.`;
    for (const key of keys) {
      const step = Array.isArray(ours) ? Number(key) : key;
      const found = walk((ours as never)[key], (theirs as never)[key], [...at, step]);
      if (found) return found;
    }
    return null;
  };
  return walk(gateway.data, monolith.data, []);
}
