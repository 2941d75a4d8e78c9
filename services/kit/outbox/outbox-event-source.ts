import type { DataSource } from 'typeorm';
import type { Log } from '../log';
import { invalidEventCursor } from './event-cursor';
import type { EventPage, EventSource, EventStatistics, SubscribeOptions } from './event-source';
import { EventStream, type StreamSource } from './event-stream';
import { HistoryBlocks } from './history-blocks';
import { InterestIndex } from './interest-index';
import { createOutboxFeed, type EventFeed, type FeedOptions } from './event-feed';
import { newestPosition, readOutboxPage } from './outbox-page';
import { startRetention, type Retention } from './outbox-retention';
import { RecentEvents } from './recent-events';
import type { StoredEvent } from './stored-event';

export interface EventSourceOptions {
  readonly dataSource: DataSource;
  readonly url: string;
  /** The database schema whose outbox is read. */
  readonly schema: string;
  readonly log: Log;
  /** The tokens that an event carries: all that an `Interest` may hang at. */
  readonly tokensOf?: ((event: StoredEvent) => readonly string[]) | undefined;
  /** Days that events are kept; without it nothing is deleted. */
  readonly retentionDays?: number;
  /** A NATS server whose stream takes the place of listening to the database and reading the outbox. */
  readonly eventsUrl?: string | null;
  /** Milliseconds between looks without a wake-up call, in case one was lost; 5,000. */
  readonly pollInterval?: number;
  /**
   * Milliseconds after a look in which the next one waits while somebody follows events, however
   * many wake-up calls come; 5.
   */
  readonly restAfterLook?: number;
  /** The same while nobody does; 1,000. */
  readonly restUnfollowed?: number;
}

const batch = 200;
const recentEvents = 2_000;

/** Starts to listen; events committed before are history that only `after` brings back. */
export async function startEventSource(
  options: EventSourceOptions,
  createFeed: CreateFeed = chooseFeed(options),
): Promise<EventSource> {
  const source = new OutboxEventSource(options, createFeed);
  try {
    await source.start();
    return source;
  } catch (error) {
    await source.close();
    throw error;
  }
}

type CreateFeed = (options: FeedOptions) => EventFeed;

function chooseFeed({ eventsUrl, retentionDays = 30 }: EventSourceOptions): CreateFeed {
  if (!eventsUrl) return createOutboxFeed;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the NATS client takes long to load, and few need it
  const { createNatsFeed } = require('./nats/nats-feed') as typeof import('./nats/nats-feed');
  return (options) => createNatsFeed({ ...options, eventsUrl, retentionDays });
}

class OutboxEventSource implements EventSource, StreamSource {
  readonly #options: EventSourceOptions;
  readonly #feed: EventFeed;
  readonly #index: InterestIndex;
  readonly #streams = new Set<EventStream<unknown>>();
  /** Streams that wait for the database. */
  readonly #stranded = new Set<EventStream<unknown>>();
  #recent = new RecentEvents(recentEvents, Infinity);
  readonly #history: HistoryBlocks;
  #poll: NodeJS.Timeout | undefined;
  #retention: Retention | undefined;
  #head = 0;
  /** The head is known: a look before would begin with the oldest event. */
  #isStarted = false;
  #advancing: Promise<void> | null = null;
  #again = false;
  /** When the last look ended, in milliseconds. */
  #lookedAt = Number.NEGATIVE_INFINITY;
  #endRest: (() => void) | null = null;
  #isClosed = false;
  /** Who wants to know of everything that is committed by now. */
  #awaiting: { readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = [];

  constructor(options: EventSourceOptions, createFeed: CreateFeed) {
    this.#options = options;
    const { dataSource, url, schema, log } = options;
    this.#index = new InterestIndex(options.tokensOf ?? (() => []));
    this.#feed = createFeed({ dataSource, url, schema, log, onWake: () => this.#wake() });
    this.#history = new HistoryBlocks((after, atMost) => this.#feed.read(after, atMost));
  }

  get head(): number {
    return this.#head;
  }

  async start(): Promise<void> {
    await this.#feed.connect();
    await this.#feed.advance(Number.MAX_SAFE_INTEGER, 1, true);
    this.#head = await newestPosition(this.#options.dataSource);
    this.#recent = new RecentEvents(recentEvents, this.#head);
    this.#isStarted = true;
    if (this.#again) this.#wake();
    this.#poll = setInterval(() => this.#wake(), this.#options.pollInterval ?? 5_000);
    this.#poll.unref();
    const { dataSource, retentionDays: days, log } = this.#options;
    if (days !== undefined) this.#retention = startRetention({ dataSource, days, log });
  }

  async subscribe<T>(options: SubscribeOptions<T>): Promise<AsyncIterableIterator<T>> {
    if (options.after) await this.requireKnown(options.after.position);
    await this.#endSilence();
    const stream = new EventStream<T>(this, options);
    if (options.signal?.aborted) return stream;
    this.#streams.add(stream as EventStream<unknown>);
    this.#index.add(options.interest, stream);
    // It may have begun while nobody followed.
    this.#endRest?.();
    return stream;
  }

  /** What was committed while nobody followed is history to the first who does. */
  async #endSilence(): Promise<void> {
    if (this.#streams.size > 0 || this.#endRest === null) return;
    // Without a database the stream begins where the last look ended.
    await this.refresh().catch(() => undefined);
  }

  async requireKnown(position: number): Promise<void> {
    if (position <= this.#head) return;
    if (position > (await newestPosition(this.#options.dataSource))) throw invalidEventCursor();
  }

  async read(after: number): Promise<EventPage> {
    const head = this.#head;
    const recent = this.#recent.after(after, batch);
    if (recent) return throughHead({ events: recent, through: after, lost: null }, head);
    const block = await this.#history.after(after, head);
    return block ?? throughHead(await this.#feed.read(after, batch), head);
  }

  wakeWhenBack(stream: EventStream<unknown>): void {
    this.#stranded.add(stream);
  }

  release(stream: EventStream<unknown>): void {
    this.#streams.delete(stream);
    this.#stranded.delete(stream);
    this.#index.remove(stream.interest, stream);
  }

  refresh(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#awaiting.push({ resolve, reject });
      this.#wake();
      this.#endRest?.();
    });
  }

  statistics(): EventStatistics {
    let behind = 0;
    let buffered = 0;
    for (const stream of this.#streams) {
      if (!stream.isLive) behind += 1;
      buffered += stream.buffered;
    }
    const { size: interests, evaluations } = this.#index;
    return { subscribers: this.#streams.size, interests, behind, buffered, evaluations };
  }

  async close(): Promise<void> {
    clearInterval(this.#poll);
    for (const stream of [...this.#streams]) stream.end();
    await this.#retention?.close();
    this.#isClosed = true;
    this.#endRest?.();
    await this.#advancing;
    await this.#feed.close();
  }

  /** Any number of calls while one runs become one more run. */
  #wake(): void {
    this.#again = true;
    if (!this.#isStarted) return;
    this.#advancing ??= this.#advance()
      .catch((cause: unknown) => {
        // The next call looks again from where this one began.
        this.#options.log.warn({ cause: String(cause) }, 'looking for events failed');
      })
      .finally(() => {
        this.#advancing = null;
        // A call may have come after the last look and before this line.
        if (this.#again) this.#wake();
      });
  }

  async #advance(): Promise<void> {
    let isBehind = false;
    while (this.#again) {
      if (!isBehind && this.#awaiting.length === 0) await this.#rest();
      this.#again = false;
      isBehind = await this.#look();
      this.#again ||= isBehind;
    }
  }

  /** Gives out what follows; true when there is more of it. */
  async #look(): Promise<boolean> {
    const awaiting = this.#awaiting;
    this.#awaiting = [];
    try {
      const events = await this.#feed.advance(this.#head, batch, awaiting.length > 0);
      await this.#noticeLoss(events);
      for (const event of events) this.#giveOut(event);
      for (const stream of this.#stranded) stream.wake();
      this.#stranded.clear();
      const isBehind = events.length === batch;
      if (isBehind) this.#awaiting.push(...awaiting);
      else for (const { resolve } of awaiting) resolve();
      return isBehind;
    } catch (error) {
      for (const { reject } of awaiting) reject(error);
      throw error;
    } finally {
      this.#lookedAt = performance.now();
    }
  }

  /**
   * Numbering events is a transaction, which takes as long for ten of them as for one: events that
   * come one after the other are numbered some at a time, and many while nobody follows them. One
   * that comes alone does not wait.
   */
  #rest(): Promise<void> | undefined {
    const { restAfterLook = 5, restUnfollowed = 1_000 } = this.#options;
    const rest = this.#streams.size > 0 ? restAfterLook : restUnfollowed;
    const left = this.#lookedAt + rest - performance.now();
    if (left <= 0 || this.#isClosed) return undefined;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#endRest?.(), left);
      this.#endRest = () => {
        clearTimeout(timer);
        this.#endRest = null;
        resolve();
      };
    });
  }

  /**
   * A process that was cut off from the database for longer than events are kept: its streams look
   * for themselves, and find the gap. Positions without a hole say that this has not happened.
   */
  async #noticeLoss([first]: readonly StoredEvent[]): Promise<void> {
    if (!first || first.position === this.#head + 1) return;
    const { lost } = await readOutboxPage(this.#options.dataSource, this.#head, 1);
    if (!lost) return;
    this.#recent = new RecentEvents(recentEvents, lost.position);
    for (const stream of this.#streams) stream.fallBehind();
  }

  #giveOut(event: StoredEvent): void {
    this.#head = event.position;
    this.#recent.add(event);
    try {
      this.#index.deliver(event);
    } catch (cause) {
      // One event that cannot be looked up must not end everybody's: each reads for itself.
      const { position } = event;
      this.#options.log.error({ position, cause: String(cause) }, 'an event has no tokens');
      for (const stream of this.#streams) stream.fallBehind();
    }
  }
}

/**
 * A page that is not full reaches to the head as it was when the reading began: everything up to
 * there was committed by then, so it was found, or is kept no more.
 */
function throughHead({ events, lost }: EventPage, head: number): EventPage {
  const last = events.at(-1)?.position ?? 0;
  return { events, lost, through: events.length < batch ? Math.max(head, last) : last };
}
