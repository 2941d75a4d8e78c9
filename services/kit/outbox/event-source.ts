import type { EventPosition, Gap, LostHistory, StoredEvent } from './stored-event';

/**
 * What a subscriber wants to hear. Subscribers of equal `key` share one evaluation per event and
 * the value that it gives.
 */
export interface Interest<T> {
  /** Interests with equal keys must give equal values for every event. */
  readonly key: string;
  readonly types: readonly string[];
  /**
   * An event without any of these tokens is of no interest; `null` when no tokens say so. The
   * rarer they are among events, the less often the interest is evaluated.
   */
  readonly tokens: readonly string[] | null;
  /** What the subscriber gets of an event; null passes over it. */
  toValue(event: StoredEvent): T | null;
  /** What the subscriber gets in place of events that are kept no more. */
  toGap(gap: Gap): T;
}

export interface SubscribeOptions<T> {
  readonly interest: Interest<T>;
  /** Give everything behind this position first; without it, only what happens from now on. */
  readonly after?: EventPosition | null;
  /** Ends the stream. */
  readonly signal?: AbortSignal;
}

/** A stretch of events in order. */
export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** There is no event between the last of these and this position. */
  readonly through: number;
  /** Set when events behind the position that was asked for are kept no more. */
  readonly lost: LostHistory | null;
}

/** What a source holds at this moment; all of it is zero when nobody is subscribed. */
export interface EventStatistics {
  readonly subscribers: number;
  /** Different interests of the subscribers. */
  readonly interests: number;
  /** Subscribers that read the database because they are behind. */
  readonly behind: number;
  /** Events that wait in memory for subscribers to take them. */
  readonly buffered: number;
  /** How often an interest has been evaluated for a new event since the start. */
  readonly evaluations: number;
}

/** The committed events of one service, in order, for any number of readers. */
export interface EventSource {
  /** The position of the newest event that was given out. */
  readonly head: number;
  /**
   * Every committed event of interest once and in order. When the promise resolves the reader is
   * connected: whatever commits later will come. Where events behind `after` are kept no more,
   * the gap comes first. Memory per reader is bounded: of one that falls behind nothing is kept
   * but its position, from which it reads on. `return()` releases everything at once, also while
   * a `next()` waits. Rejects with INVALID_CURSOR for an `after` that was never given.
   */
  subscribe<T>(options: SubscribeOptions<T>): Promise<AsyncIterableIterator<T>>;
  /**
   * Some of the events behind the position, oldest first. `through` is the head when there are no
   * more, and always behind the position when there are.
   */
  read(after: number): Promise<EventPage>;
  /** Resolves when everything that was committed before the call has been given out. */
  refresh(): Promise<void>;
  /** Rejects with INVALID_CURSOR when no event has ever had the position. */
  requireKnown(position: number): Promise<void>;
  statistics(): EventStatistics;
  /** Ends all streams and gives the connection back. */
  close(): Promise<void>;
}

const none = (): Promise<never> => Promise.reject(new Error('This service has no events.'));

/** For services without events. */
export const noEvents: EventSource = {
  head: 0,
  subscribe: none,
  read: none,
  refresh: none,
  requireKnown: none,
  statistics: () => ({ subscribers: 0, interests: 0, behind: 0, buffered: 0, evaluations: 0 }),
  close: () => Promise.resolve(),
};
