import { ClientError } from '../../../platform/errors';
import { readChanges } from './event-changes';
import { encodeEventCursor, invalidEventCursor, readAfter } from './event-cursor';
import type { EventSource, Interest } from './event-source';
import type { EventPageInfo } from './event.types';

/** How many events a page may have. */
export const mostChanges = 500;

export interface ChangesPageOptions<T> {
  /** Whose cursors they are. */
  readonly feed: string;
  readonly interest: Interest<T>;
  /** The argument of the client. */
  readonly after: string | null;
  readonly first: number;
}

export interface ChangesPage<T> {
  readonly events: readonly T[];
  readonly pageInfo: EventPageInfo;
}

/** A page of a feed, as a query gives it. Refuses cursors that it never gave, and other counts. */
export async function readChangesPage<T>(
  events: EventSource,
  { feed, interest, after, first }: ChangesPageOptions<T>,
): Promise<ChangesPage<T>> {
  checkCount(first);
  const cursor = readAfter(feed, after);
  if (cursor?.isInSnapshot) throw invalidEventCursor();
  const { values, end, hasNextPage, newest } = await readChanges(events, interest, cursor, first);
  return {
    events: values,
    pageInfo: {
      endCursor: encodeEventCursor(feed, end),
      hasNextPage,
      newestCursor: encodeEventCursor(feed, newest),
    },
  };
}

function checkCount(first: number): void {
  if (first >= 1 && first <= mostChanges) return;
  throw new ClientError(
    'BAD_USER_INPUT',
    `\`first\` is ${first}; ask for 1 to ${mostChanges} and page on with \`after\`.`,
    { argument: 'first' },
  );
}
