import { ClientError } from '../../platform/errors';
import { raw, type Sql } from './sql';
import { isStorable } from './storable';

const maxValues = 100;

/**
 * The values of a filter field without repetition and in one order, so that equal filters give
 * equal cursors. Null without any: no condition. More than 100 are BAD_USER_INPUT.
 */
export function filterValues<V extends string>(
  values: readonly V[] | null | undefined,
  field: string,
): readonly V[] | null {
  if (!values || values.length === 0) return null;
  if (values.length <= maxValues) return [...new Set(values)].filter(isStorable).sort();
  throw new ClientError(
    'BAD_USER_INPUT',
    `\`filter.${field}\` has ${values.length} values; at most ${maxValues} are allowed.`,
    { argument: `filter.${field}` },
  );
}

/** The condition that the values of a filter field make; null when it has none. */
export function whereValues<V extends string>(
  values: readonly V[] | null | undefined,
  field: string,
  condition: (values: readonly V[]) => Sql,
): Sql | null {
  const given = filterValues(values, field);
  if (given === null) return null;
  return given.length === 0 ? raw('FALSE') : condition(given);
}
