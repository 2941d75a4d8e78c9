import type { ServiceContext } from '../context';
import type { Sql } from '../sql';
import { encodeSnapshotCursor, readAfter } from './event-cursor';
import { withFreshLoaders, type LiveOptions } from './live-events';
import { takeSnapshot, type Snapshot } from './outbox-snapshot';
import type { Row } from './row-spool';
import type { EventPosition } from './stored-event';

export interface SnapshotOptions<T> extends LiveOptions<T> {
  /** Everything that belongs to the snapshot. */
  readonly select: Sql;
  /** What the client gets of a row of the snapshot as of `position`; all rows have one cursor. */
  toRow(row: Row, position: EventPosition, cursor: string): T;
  /** What tells the client that the snapshot is complete. */
  toEnd(position: EventPosition): T;
  /** Whether the value tells of a gap: behind it the snapshot is taken anew. */
  isGap(value: T): boolean;
}

type Begun<T> = { readonly snapshot: Snapshot } | { readonly events: AsyncIterableIterator<T> };

/**
 * Everything as of one position, its end, and then the events behind exactly that position. With
 * `after` of an event it goes on there and spares the snapshot; with that of an unfinished snapshot
 * it begins again. After a gap comes a new snapshot.
 */
export async function snapshotThenEvents<T>(
  context: ServiceContext,
  options: SnapshotOptions<T>,
): Promise<AsyncIterableIterator<T>> {
  const released = new AbortController();
  const signal = AbortSignal.any([context.signal, released.signal]);
  const begun = await begin(context, options, signal);
  const values = follow(context, options, signal, begun);
  const release = async (): Promise<IteratorReturnResult<undefined>> => {
    // First: a generator's return() waits for a next() that may never come.
    released.abort();
    await values.return(undefined);
    return { done: true, value: undefined };
  };
  const stream: AsyncIterableIterator<T> = {
    next: () => values.next(),
    return: release,
    [Symbol.asyncIterator]: () => stream,
  };
  return withFreshLoaders(context, stream);
}

async function begin<T>(
  context: ServiceContext,
  { service, after, interest, select }: SnapshotOptions<T>,
  signal: AbortSignal,
): Promise<Begun<T>> {
  const cursor = readAfter(service, after);
  if (cursor && !cursor.isInSnapshot)
    return { events: await context.events.subscribe({ interest, after: cursor, signal }) };
  return { snapshot: await openSnapshot(context, select, signal) };
}

/** Its file is given back also when nobody takes the rows any more. */
async function openSnapshot(
  { dataSource }: ServiceContext,
  select: Sql,
  signal: AbortSignal,
): Promise<Snapshot> {
  const snapshot = await takeSnapshot(dataSource, select, signal);
  const close = (): void => void snapshot.rows.close();
  if (signal.aborted) close();
  else signal.addEventListener('abort', close, { once: true });
  return snapshot;
}

async function* follow<T>(
  context: ServiceContext,
  options: SnapshotOptions<T>,
  signal: AbortSignal,
  begun: Begun<T>,
): AsyncGenerator<T, undefined> {
  let next: Begun<T> | null = begun;
  while (next && !signal.aborted) {
    if ('events' in next) {
      const isLost: boolean = yield* untilGap(next.events, options);
      next = isLost ? { snapshot: await openSnapshot(context, options.select, signal) } : null;
    } else {
      const { interest } = options;
      const after: EventPosition = next.snapshot.position;
      yield* rowsOf(next.snapshot, options, signal);
      next = { events: await context.events.subscribe({ interest, after, signal }) };
    }
  }
  return undefined;
}

async function* untilGap<T>(
  events: AsyncIterableIterator<T>,
  { isGap }: SnapshotOptions<T>,
): AsyncGenerator<T, boolean> {
  for await (const value of events) {
    yield value;
    if (isGap(value)) return true;
  }
  return false;
}

async function* rowsOf<T>(
  { rows, position }: Snapshot,
  { service, toRow, toEnd }: SnapshotOptions<T>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const cursor = encodeSnapshotCursor(service, position);
  try {
    for (let page = await rows.read(); page && !signal.aborted; page = await rows.read())
      for (const row of page) yield toRow(row, position, cursor);
  } finally {
    await rows.close();
  }
  if (!signal.aborted) yield toEnd(position);
}
