import type { ServiceContext } from '../context';
import { invalidEventCursor, readAfter } from './event-cursor';
import type { Interest } from './event-source';

export interface LiveOptions<T> {
  /** Name of the service; part of its cursors. */
  readonly service: string;
  readonly interest: Interest<T>;
  /** The client's cursor. */
  readonly after?: string | null;
}

/**
 * The source of a subscription field. The context of a subscription lives as long as the
 * subscription, so its loaders are emptied before each event: an event never shows what an
 * earlier one has read. Ends with the context's signal.
 */
export async function liveEvents<T>(
  context: ServiceContext,
  { service, interest, after }: LiveOptions<T>,
): Promise<AsyncIterableIterator<T>> {
  const cursor = readAfter(service, after);
  if (cursor?.isInSnapshot) throw invalidEventCursor();
  const { signal } = context;
  return withFreshLoaders(
    context,
    await context.events.subscribe({ interest, after: cursor, signal }),
  );
}

/** Empties the loaders of the context before every value. */
export function withFreshLoaders<T>(
  { loaders }: Pick<ServiceContext, 'loaders'>,
  stream: AsyncIterableIterator<T>,
): AsyncIterableIterator<T> {
  // Not an async generator: its return() would wait for a next() that may never come.
  return {
    async next() {
      const result = await stream.next();
      loaders.clear();
      return result;
    },
    async return() {
      await stream.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
