import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ClientError } from '../../platform/errors';
import { Shareable } from './federation/directives';

@Shareable()
@ObjectType({ description: 'How many of all there are, and which part of them.' })
export class Share {
  @Field(() => Int, { description: 'How many.' })
  readonly count: number;

  @Field(() => Float, { description: 'Of the total, 0 to 1; 0 when there are none.' })
  readonly share: number;
}

export const shareOf = (count: number, total: number): Share => ({
  count,
  share: total === 0 ? 0 : count / total,
});

/** What every table of figures is asked for. */
export interface TableArgs {
  readonly groupBy: readonly string[];
  readonly first: number;
}

const maxDimensions = 2;
const maxRows = 2_000;

/** Refuses more than two dimensions, one twice, and endless tables (BAD_USER_INPUT). */
export function checkTable({ groupBy, first }: TableArgs): void {
  if (groupBy.length > maxDimensions)
    throw badInput('groupBy', `\`groupBy\` has ${groupBy.length} dimensions; give at most two.`);
  if (new Set(groupBy).size < groupBy.length)
    throw badInput('groupBy', '`groupBy` names a dimension twice; give two different ones or one.');
  if (first < 1 || first > maxRows)
    throw badInput('first', `\`first\` is ${first}; ask for 1 to ${maxRows} rows.`);
}

const badInput = (argument: string, message: string): ClientError =>
  new ClientError('BAD_USER_INPUT', message, { argument });

/** The names of `measures` with SQL tests, as columns that count what passes, beside the total. */
export const measureColumns = (measures: Readonly<Record<string, string>>): string =>
  [
    'count(*)::int AS total',
    ...Object.entries(measures).map(
      ([name, test]) => `count(*) FILTER (WHERE ${test})::int AS "${name}"`,
    ),
  ].join(', ');

/** The row that `measureColumns` gives, as shares. */
export function sharesOf<M extends string>(
  measures: Readonly<Record<M, string>>,
  row: Readonly<Record<M | 'total', number>> | undefined,
): Record<M, Share> {
  const names = Object.keys(measures) as M[];
  const shares = names.map((name) => [name, shareOf(row?.[name] ?? 0, row?.total ?? 0)] as const);
  return Object.fromEntries(shares) as Record<M, Share>;
}
