import { Field, ObjectType } from 'type-graphql';
import { Shareable } from '../federation/directives';
import type { Gap } from './stored-event';

/**
 * Clocks and commits: what is committed later may have been written down some time before. No
 * transaction of a service runs for as long as this.
 */
const margin = 60_000;

@Shareable()
@ObjectType({
  description:
    'Events that you would have got but that are kept no more. What you hold may be out of date: read it again (by a snapshot or by the lists), then go on behind this event.',
})
export class EventGap {
  @Field(() => Date, {
    nullable: true,
    description:
      'Events after this moment are missing, so it is from when to read again: a minute before the event of your cursor. Null when your cursor does not say; then read everything again.',
  })
  readonly since: Date | null;

  @Field(() => Date, { description: 'The newest of the missing events happened at this moment.' })
  readonly until: Date;

  constructor({ since, until }: Gap) {
    this.since = since && new Date(since.getTime() - margin);
    this.until = until;
  }
}

@Shareable()
@ObjectType({ description: 'Where a page of events stands among all events.' })
export class EventPageInfo {
  @Field({
    description:
      'The `after` of the next page; also of a subscription that goes on behind this page. Set on empty pages too.',
  })
  readonly endCursor: string;

  @Field({
    description:
      'Whether there are events behind this page at this moment. They need not meet the filter: the next page may be shorter than asked for, or empty.',
  })
  readonly hasNextPage: boolean;

  @Field({
    description:
      'Cursor of the newest event there was when this page was read. Taken before reading lists, it is where to go on afterwards.',
  })
  readonly newestCursor: string;
}
