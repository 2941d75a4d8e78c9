import { isDatabaseGone } from '../errors';
import type { EventPage, Interest, SubscribeOptions } from './event-source';
import type { Follower } from './interest-index';
import { positionOf, type EventPosition, type LostHistory, type StoredEvent } from './stored-event';

/** What a stream needs of its source. */
export interface StreamSource {
  readonly head: number;
  /** See `EventSource.read`. */
  read(after: number): Promise<EventPage>;
  /** Wakes the stream when the database may answer again. */
  wakeWhenBack(stream: EventStream<unknown>): void;
  release(stream: EventStream<unknown>): void;
}

const maxQueue = 400;

interface Waiting<T> {
  readonly place: EventPosition;
  readonly value: T;
}

type Result<T> = IteratorResult<T, undefined>;
const ended = { done: true, value: undefined } as const;

/**
 * One reader. It is either live (the source pushes what interests it) or behind (it reads what it
 * has missed). A reader whose queue is full lets go of the queue: everything is in the database
 * anyway, and its position is all that it needs to read on from there. It becomes live again in
 * the same turn of the event loop in which it has seen the source's head, so nothing can fall
 * into the seam.
 */
export class EventStream<T> implements AsyncIterableIterator<T>, Follower<T> {
  readonly #source: StreamSource;
  readonly #interest: Interest<T>;
  readonly #signal: AbortSignal | undefined;
  #queue: Waiting<T>[] = [];
  /** Behind what the reader has been given. */
  #given: EventPosition;
  /** Behind what has been queued or passed over. */
  #seen: EventPosition;
  #live: boolean;
  #done = false;
  #error: unknown = null;
  #wake: (() => void) | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(source: StreamSource, { interest, after, signal }: SubscribeOptions<T>) {
    this.#source = source;
    this.#interest = interest;
    this.#seen = this.#given = after ?? { position: source.head, at: null };
    this.#live = this.#seen.position === source.head;
    this.#signal = signal;
    this.#signal?.addEventListener('abort', this.#onAbort);
    if (this.#signal?.aborted) this.end();
  }

  get isLive(): boolean {
    return this.#live;
  }

  get interest(): Interest<T> {
    return this.#interest;
  }

  /** Events that wait in memory. */
  get buffered(): number {
    return this.#queue.length;
  }

  /** Called by the source for every new event of interest, in order. */
  push(event: StoredEvent, value: T): void {
    if (!this.#live || event.position <= this.#seen.position) return;
    if (this.#queue.length >= maxQueue) return this.fallBehind();
    if (this.#queue.length === 0) this.#settle(event.position - 1);
    this.#seen = positionOf(event);
    this.#queue.push({ place: this.#seen, value });
    this.wake();
  }

  /** Keeps the position only: the reader reads on from what it was given last. */
  fallBehind(): void {
    if (this.#live && this.#queue.length === 0) this.#settle(this.#source.head);
    this.#queue = [];
    this.#seen = this.#given;
    this.#live = false;
    this.wake();
  }

  fail(error: unknown): void {
    this.#error = error;
    this.end();
  }

  /** Lets a waiting `next()` look again: an event came, or the database is back. */
  wake(): void {
    const wake = this.#wake;
    this.#wake = null;
    wake?.();
  }

  end(): void {
    if (this.#done) return;
    this.#done = true;
    this.#queue = [];
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#source.release(this as EventStream<unknown>);
    this.wake();
  }

  next(): Promise<Result<T>> {
    const result = this.#turn.then(() => this.#next());
    this.#turn = result.catch(() => undefined);
    return result;
  }

  return(): Promise<Result<T>> {
    this.end();
    return Promise.resolve(ended);
  }

  throw(error?: unknown): Promise<Result<T>> {
    this.end();
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  readonly #onAbort = (): void => this.end();

  async #next(): Promise<Result<T>> {
    while (!this.#done) {
      const waiting = this.#queue.shift();
      if (waiting) return this.#give(waiting);
      this.#given = this.#seen;
      if (this.#live) await this.#sleep();
      else await this.#catchUp();
    }
    return this.#finish();
  }

  /**
   * A live reader without a queue has nothing to wait for up to the position. Without this a reader
   * of rare events that falls behind would read everything since its last one, or miss it as lost.
   */
  #settle(position: number): void {
    if (position > this.#given.position) this.#given = { position, at: this.#seen.at };
  }

  #give({ place, value }: Waiting<T>): Result<T> {
    this.#given = place;
    return { done: false, value };
  }

  #finish(): Result<T> {
    const error = this.#error;
    this.#error = null;
    if (error !== null) throw error;
    return ended;
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async #catchUp(): Promise<void> {
    try {
      const { events, lost, through } = await this.#source.read(this.#seen.position);
      if (this.#done) return;
      if (lost && lost.position > this.#seen.position) this.#passGap(lost);
      for (const event of events) this.#pass(event);
      if (through > this.#seen.position) this.#seen = { position: through, at: this.#seen.at };
      this.#live = this.#seen.position >= this.#source.head;
    } catch (error) {
      if (!isDatabaseGone(error)) return this.fail(error);
      if (this.#done) return;
      this.#source.wakeWhenBack(this as EventStream<unknown>);
      await this.#sleep();
    }
  }

  #pass(event: StoredEvent): void {
    this.#seen = positionOf(event);
    if (!this.#interest.types.includes(event.type)) return;
    const value = this.#interest.toValue(event);
    if (value !== null) this.#queue.push({ place: this.#seen, value });
  }

  #passGap(lost: LostHistory): void {
    const value = this.#interest.toGap({ ...lost, since: this.#seen.at });
    this.#seen = { position: lost.position, at: lost.until };
    this.#queue.push({ place: this.#seen, value });
  }
}
