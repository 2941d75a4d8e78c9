import { ClientError } from '../../platform/errors';
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
