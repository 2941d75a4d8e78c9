import { GraphQLError } from 'graphql';
import { toldErrors, type FoundError } from './told-errors';

describe('the errors of an answer', () => {
  const made: number[] = [];
  beforeEach(() => void (made.length = 0));

  const found = (count: number): FoundError[] =>
    Array.from({ length: count }, (_, index) => ({
      path: ['list', index],
      make: () => {
        made.push(index);
        return new GraphQLError(`Lost ${index}`);
      },
    }));
  const messages = (errors: readonly GraphQLError[]) => errors.map(({ message }) => message);

  it('are told all, as long as there are no more than the limit', () => {
    expect(messages(toldErrors(found(2), 2))).toEqual(['Lost 0', 'Lost 1']);
  });

  it('are told up to the limit, and how many there are beside them', () => {
    const errors = toldErrors(found(100_000), 2);
    expect(messages(errors)).toEqual([
      'Lost 0',
      'Lost 1',
      'The answer has 99998 errors more than the 2 that are told (MAX_ERRORS). `data` is whole, ' +
        'with null where they are. Mend what the first ones say, or ask for less at once.',
    ]);
    expect(errors[2]?.extensions).toMatchObject({ code: 'TOO_MANY_ERRORS', more: 99_998 });
    expect(made).toEqual([0, 1]);
  });
});
