import type { LiveEvent } from './live-event';
import { SlowConsumer, type SlowPolicy } from './slow-consumer';

/** Where the events of a subscription go: a socket or an event stream. */
export interface LiveSink {
  /** Bytes that were handed over and are not sent yet. */
  buffered(): number;
  send(event: LiveEvent): void;
}

export interface SubscriberLimits {
  /**
   * Bytes that may wait in the connection. What comes then waits here, up to as many again, and
   * shared with others who wait for it.
   */
  readonly maxBufferedBytes: number;
  /** Milliseconds in which a client that is behind must take something. */
  readonly slowGrace: number;
}

/** The source of a subscriber's events, as the subscriber sees it. */
export interface Membership {
  /** The subscriber can take events again. */
  resume(): void;
  leave(subscriber: Subscriber): void;
}

export interface SubscriberInfo {
  readonly transport: 'websocket' | 'sse';
  /** The principal or address that it counts for. */
  readonly caller: string;
}

/** How often a client that is behind is looked at, in milliseconds. */
const lookEvery = 20;

/** For clients that want the newest state, little is let wait in the connection. */
const latestBufferedBytes = 16_384;

/**
 * One client's end of a subscription: takes events from the group and hands them to the sink at the
 * pace at which the client reads.
 */
export class Subscriber {
  readonly info: SubscriberInfo;
  readonly #limits: SubscriberLimits;
  readonly #policy: SlowPolicy;
  readonly #maxBuffered: number;
  #group: Membership | null = null;
  #sink: LiveSink | null = null;
  #queue: LiveEvent[] = [];
  #queuedBytes = 0;
  #lastCursor: string | null = null;
  #behindSince = 0;
  #timer: NodeJS.Timeout | null = null;
  /** Set when the subscription is over. */
  #outcome: { readonly error: unknown } | null = null;
  /** The group has ended: what waits is still sent. */
  #ending: { readonly error: unknown } | null = null;
  #settle: ((error: unknown) => void) | null = null;
  #skipped = 0;

  constructor(info: SubscriberInfo, limits: SubscriberLimits, policy: SlowPolicy) {
    this.info = info;
    this.#limits = limits;
    this.#policy = policy;
    this.#maxBuffered =
      policy === 'latest'
        ? Math.min(latestBufferedBytes, limits.maxBufferedBytes)
        : limits.maxBufferedBytes;
  }

  /** Events that wait here. */
  get queued(): number {
    return this.#queue.length;
  }

  /** Events that the policy `latest` has passed over. */
  get skipped(): number {
    return this.#skipped;
  }

  /** Of the last event sent; before the first one the `after` that was asked for. */
  get lastCursor(): string | null {
    return this.#lastCursor;
  }

  /** Whether taking more events from the source would only make them wait. */
  get isBehind(): boolean {
    if (this.#policy === 'latest') return this.#sink === null;
    return this.#sink === null || this.#queue.length > 0 || this.#isFull();
  }

  /** Where the client goes on; set before the first event. */
  startBehind(after: string | null): void {
    this.#lastCursor = after;
  }

  join(group: Membership): void {
    this.#group = group;
  }

  /**
   * Sends what has come and what comes. Settles when the subscription has ended, by the source, by
   * `stop` or by a failure; it holds nothing any more then.
   *
   * @throws SlowConsumer, or what the source failed with
   */
  run(sink: LiveSink): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.#settle = (error) => (error === null ? resolve() : reject(error as Error));
      if (this.#outcome !== null) return this.#settle(this.#outcome.error);
      this.#sink = sink;
      this.#flush();
      this.#group?.resume();
    });
  }

  push(event: LiveEvent): void {
    if (this.#outcome !== null) return;
    if (this.#sink !== null && this.#queue.length === 0 && !this.#isFull()) this.#send(event);
    else this.#enqueue(event);
  }

  /** The source is over: ends when everything that waits was sent. */
  end(error: unknown = null): void {
    this.#ending ??= { error };
    if (this.#queue.length === 0 && this.#sink !== null) this.#finish(error);
  }

  /** Ends now; what waits is dropped. With `null` in silence: the client is gone or has enough. */
  stop(error: unknown = null): void {
    this.#finish(error);
  }

  /** Ends as too slow, with the last cursor. */
  drop(): void {
    this.#finish(new SlowConsumer(this.#lastCursor));
  }

  #send(event: LiveEvent): void {
    this.#lastCursor = event.cursor ?? this.#lastCursor;
    this.#sink?.send(event);
    if (this.#isFull()) this.#watch();
  }

  #enqueue(event: LiveEvent): void {
    if (this.#policy === 'latest' && this.#queue.length > 0) {
      this.#skipped += this.#queue.length;
      this.#queue.length = 0;
      this.#queuedBytes = 0;
    }
    this.#queue.push(event);
    this.#queuedBytes += event.size;
    const tooMany = this.#queue.length > 1 && this.#queuedBytes > this.#limits.maxBufferedBytes;
    if (tooMany) return this.drop();
    if (this.#sink !== null) this.#watch();
  }

  #isFull(): boolean {
    return this.#sink !== null && this.#sink.buffered() > this.#maxBuffered;
  }

  #watch(): void {
    if (this.#timer !== null || this.#outcome !== null) return;
    this.#behindSince = performance.now();
    this.#timer = setInterval(() => this.#look(), lookEvery);
  }

  #look(): void {
    const waited = performance.now() - this.#behindSince;
    const before = this.#queue.length;
    this.#flush();
    if (this.#outcome !== null) return;
    if (this.#queue.length === 0 && !this.#isFull()) return this.#catchUp();
    if (this.#queue.length < before) this.#behindSince = performance.now();
    else if (this.#policy === 'close' && waited >= this.#limits.slowGrace) this.drop();
  }

  #catchUp(): void {
    this.#unwatch();
    this.#group?.resume();
  }

  #flush(): void {
    let sent = 0;
    while (sent < this.#queue.length && !this.#isFull()) {
      const event = this.#queue[sent] as LiveEvent;
      sent += 1;
      this.#queuedBytes -= event.size;
      this.#lastCursor = event.cursor ?? this.#lastCursor;
      this.#sink?.send(event);
    }
    if (sent > 0) this.#queue.splice(0, sent);
    if (this.#queue.length === 0 && this.#ending !== null) this.#finish(this.#ending.error);
    else if (this.#isFull()) this.#watch();
  }

  #unwatch(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #finish(error: unknown): void {
    if (this.#outcome !== null) return;
    this.#outcome = { error };
    this.#queue = [];
    this.#queuedBytes = 0;
    this.#unwatch();
    this.#group?.leave(this);
    this.#group = null;
    this.#sink = null;
    this.#settle?.(error);
  }
}
