import type { StoredEvent } from './stored-event';

export interface SubscribeOptions {
  /** Give everything after this position first; without it, only what happens from now on. */
  readonly after?: number | null;
  /** Only these types of event. */
  readonly types?: readonly string[];
  /** Ends the stream. */
  readonly signal?: AbortSignal;
}

/** The committed events of one service, in order, for any number of readers. */
export interface EventSource {
  /** The position of the newest event that was given out. */
  readonly head: number;
  /**
   * Every committed event once and in order. When the promise resolves the reader is connected:
   * whatever commits later will come. Memory per reader is bounded: one that falls behind is
   * served from the database until it has caught up. `return()` releases everything at once,
   * also while a `next()` waits. Rejects with INVALID_CURSOR for an `after` that was never given.
   */
  subscribe(options?: SubscribeOptions): Promise<AsyncIterableIterator<StoredEvent>>;
  /** Ends all streams and gives the connection back. */
  close(): Promise<void>;
}

/** For services without events. */
export const noEvents: EventSource = {
  head: 0,
  subscribe: () => Promise.reject(new Error('This service has no events.')),
  close: () => Promise.resolve(),
};
