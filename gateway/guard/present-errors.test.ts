import { GraphQLError } from 'graphql';
import { createLog } from '../../platform/log';
import { presentErrors } from './present-errors';

const lines: string[] = [];
const log = createLog({
  level: 'info',
  destination: { write: (line: string) => void lines.push(line) },
});
beforeEach(() => void (lines.length = 0));

const failed = (message: string, index: number): GraphQLError =>
  new GraphQLError(message, {
    path: ['things', index],
    extensions: { code: 'INTERNAL_SERVER_ERROR', serviceName: 'shop' },
  });
const presented = (errors: readonly GraphQLError[]) =>
  presentErrors(errors, { requestId: 'r1', log });
const logged = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

describe('internal errors', () => {
  it('are each masked for the client, and logged once where they are the same', () => {
    const errors = Array.from({ length: 1_000 }, (_, index) => failed('no database', index));
    const shown = presented(errors);
    expect(shown).toHaveLength(1_000);
    expect(shown[999]).toMatchObject({ message: 'Internal error', path: ['things', 999] });
    expect(logged()).toMatchObject([
      { requestId: 'r1', path: ['things', 0], err: { message: 'no database' } },
      { requestId: 'r1', more: 999 },
    ]);
  });

  it('take a bounded number of lines where each is another', () => {
    presented(Array.from({ length: 1_000 }, (_, index) => failed(`no thing ${index}`, index)));
    expect(logged()).toHaveLength(11);
    expect(logged().at(-1)).toMatchObject({ requestId: 'r1', more: 990 });
  });

  it('are not what clients are told as it is', () => {
    const told = new GraphQLError('No.', {
      extensions: { code: 'FORBIDDEN', serviceName: 'shop' },
    });
    expect(presented([told])).toMatchObject([{ message: 'No.' }]);
    expect(logged()).toEqual([]);
  });
});
