import 'reflect-metadata';
import { ArgsType, Field, Int } from 'type-graphql';
import { ClientError } from '../../../platform/errors';

export const maxPageSize = 200;
export const defaultPageSize = 20;

@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, {
    defaultValue: defaultPageSize,
    description: `How many to give at most: 1 to ${maxPageSize}.`,
  })
  first: number;

  @Field(() => String, {
    nullable: true,
    description: 'Go on behind this cursor, which an earlier page of the same list gave.',
  })
  after?: string | null;
}

/** Refuses page sizes outside 1 … 200. */
export function checkPageSize(first: number): number {
  if (first >= 1 && first <= maxPageSize) return first;
  throw new ClientError(
    'BAD_USER_INPUT',
    `\`first\` is ${first}; ask for 1 to ${maxPageSize} and page on with \`after\`.`,
    { argument: 'first' },
  );
}
