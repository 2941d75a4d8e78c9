import type { ServiceContext } from '../context';
import { decodeEventCursor } from './event-cursor';
import type { StoredEvent } from './stored-event';

export interface LiveOptions<T> {
  /** Name of the service; part of its cursors. */
  readonly service: string;
  readonly types: readonly string[];
  /** The client's cursor. */
  readonly after?: string | null;
  /** What the client gets of an event; null passes over it. */
  toValue(event: StoredEvent): T | null;
}

/**
 * The source of a subscription field. The context of a subscription lives as long as the
 * subscription, so its loaders are emptied before each event: an event never shows what an
 * earlier one has read. Ends with the context's signal.
 */
export async function liveEvents<T>(
  context: ServiceContext,
  options: LiveOptions<T>,
): Promise<AsyncIterableIterator<T>> {
  const { service, types, after } = options;
  const stream = await context.events.subscribe({
    types,
    after: after === undefined || after === null ? null : decodeEventCursor(service, after),
    signal: context.signal,
  });
  return mapStream(stream, (event) => {
    const value = options.toValue(event);
    if (value !== null) context.loaders.clear();
    return value;
  });
}

// Not an async generator: its return() would wait for a next() that may never come.
function mapStream<T>(
  stream: AsyncIterableIterator<StoredEvent>,
  toValue: (event: StoredEvent) => T | null,
): AsyncIterableIterator<T> {
  return {
    async next() {
      for (;;) {
        const result = await stream.next();
        if (result.done) return { done: true, value: undefined };
        const value = toValue(result.value);
        if (value !== null) return { done: false, value };
      }
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
