import { isDatabaseGone } from '../errors';
import type { SubscribeOptions } from './event-source';
import type { StoredEvent } from './stored-event';

/** What a stream needs of its source. */
export interface StreamSource {
  readonly head: number;
  /** Committed events after the position, oldest first. */
  read(after: number, atMost: number): Promise<readonly StoredEvent[]>;
  release(stream: EventStream): void;
}

const maxQueue = 1_000;
const batch = 200;

type Result = IteratorResult<StoredEvent, undefined>;
const ended: Result = { done: true, value: undefined };

/**
 * One reader. It is either live (the source pushes) or behind (it reads the database). A reader
 * whose queue is full simply stops being live: everything is in the database anyway. It becomes
 * live again in the same turn of the event loop in which it has seen the source's head, so
 * nothing can fall into the seam.
 */
export class EventStream implements AsyncIterableIterator<StoredEvent> {
  readonly #source: StreamSource;
  readonly #types: ReadonlySet<string> | null;
  readonly #signal: AbortSignal | undefined;
  readonly #queue: StoredEvent[] = [];
  /** The newest position that this reader has queued, given out or passed over. */
  #seen: number;
  #live: boolean;
  #done = false;
  #wake: (() => void) | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(source: StreamSource, options: SubscribeOptions) {
    this.#source = source;
    this.#types = options.types ? new Set(options.types) : null;
    this.#seen = options.after ?? source.head;
    this.#live = this.#seen === source.head;
    this.#signal = options.signal;
    this.#signal?.addEventListener('abort', this.#onAbort);
    if (this.#signal?.aborted) this.end();
  }

  /** Called by the source for every new event, in order. */
  push(event: StoredEvent): void {
    if (!this.#live || event.position <= this.#seen) return;
    if (this.#queue.length >= maxQueue) {
      this.#live = false;
      return;
    }
    this.#take(event);
    this.wake();
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
    this.#queue.length = 0;
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#source.release(this);
    this.wake();
  }

  next(): Promise<Result> {
    const result = this.#turn.then(() => this.#next());
    this.#turn = result.catch(() => undefined);
    return result;
  }

  return(): Promise<Result> {
    this.end();
    return Promise.resolve(ended);
  }

  throw(error?: unknown): Promise<Result> {
    this.end();
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  readonly #onAbort = (): void => this.end();

  async #next(): Promise<Result> {
    while (!this.#done) {
      const event = this.#queue.shift();
      if (event) return { done: false, value: event };
      if (this.#live) await this.#sleep();
      else await this.#catchUp();
    }
    return ended;
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async #catchUp(): Promise<void> {
    const head = this.#source.head;
    try {
      const events = await this.#source.read(this.#seen, batch);
      for (const event of events) this.#take(event);
      // Everything up to `head` was committed before the read: it was given, or is kept no more.
      if (events.length < batch) this.#seen = Math.max(this.#seen, head);
      this.#live = this.#seen >= this.#source.head;
    } catch (error) {
      if (!isDatabaseGone(error)) throw this.#failed(error);
      if (!this.#done) await this.#sleep();
    }
  }

  #take(event: StoredEvent): void {
    this.#seen = event.position;
    if (!this.#types || this.#types.has(event.type)) this.#queue.push(event);
  }

  #failed(error: unknown): unknown {
    this.end();
    return error;
  }
}
