import type { GraphQLError } from 'graphql';
import { ClientError } from '../../platform/errors';

export type ResultPath = readonly (string | number)[];

/** An error of an answer that is not made yet: making one costs more than finding it. */
export interface FoundError {
  /** In the client's own keys. */
  readonly path: ResultPath;
  make(): GraphQLError;
}

/** The first errors, and one that says how many there are beside them. */
export function toldErrors(found: readonly FoundError[], most: number): GraphQLError[] {
  const told = found.slice(0, most).map((each) => each.make());
  const more = found.length - told.length;
  return more > 0 ? [...told, tooManyErrors(more, most)] : told;
}

const tooManyErrors = (more: number, most: number): ClientError =>
  new ClientError(
    'TOO_MANY_ERRORS',
    `The answer has ${more} errors more than the ${most} that are told (MAX_ERRORS). \`data\` is ` +
      'whole, with null where they are. Mend what the first ones say, or ask for less at once.',
    { more },
  );
