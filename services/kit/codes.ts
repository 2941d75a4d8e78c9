import { ClientError } from '../../platform/errors';
import type { Problems } from './user-error';

type Lookup<T> = (code: string) => T | undefined;

/** The entry of a code list, or UNKNOWN_CODE with the name of the list to read. */
export function requireCode<T>(kind: string, code: string, lookup: Lookup<T>): T {
  const entry = lookup(code);
  if (entry !== undefined) return entry;
  throw new ClientError('UNKNOWN_CODE', unknown(kind, code));
}

/** Codes without repetition; each unknown one is a problem at its place in the list. */
export function readCodes(
  kind: string,
  codes: readonly string[] | null | undefined,
  lookup: Lookup<unknown>,
  problems: Problems,
): string[] {
  (codes ?? []).forEach((code, index) => {
    if (lookup(code) === undefined) problems.at(index).add('UNKNOWN_CODE', unknown(kind, code));
  });
  return [...new Set(codes ?? [])];
}

/** One code, or null; an unknown one is a problem. */
export function readCode(
  kind: string,
  code: string | null | undefined,
  lookup: Lookup<unknown>,
  problems: Problems,
): string | null {
  if (code === null || code === undefined) return null;
  if (lookup(code) === undefined) problems.add('UNKNOWN_CODE', unknown(kind, code));
  return code;
}

const unknown = (kind: string, code: string): string =>
  `There is no ${kind} with the code ${JSON.stringify(code.slice(0, 40))}; read the list of codes by a query.`;
