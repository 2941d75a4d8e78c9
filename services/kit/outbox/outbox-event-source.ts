import type { DataSource } from 'typeorm';
import type { Log } from '../log';
import { invalidEventCursor } from './event-cursor';
import type { EventPage, EventSource, EventStatistics, SubscribeOptions } from './event-source';
import { EventStream, type StreamSource } from './event-stream';
import { HistoryBlocks } from './history-blocks';
import { InterestIndex } from './interest-index';
import { OutboxListener } from './outbox-listener';
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
  /** Milliseconds between looks without a wake-up call, in case one was lost; 5,000. */
  readonly pollInterval?: number;
}

const batch = 200;
const recentEvents = 2_000;

/** Starts to listen; events committed before are history that only `after` brings back. */
export async function startEventSource(options: EventSourceOptions): Promise<EventSource> {
  const source = new OutboxEventSource(options);
  await source.start();
  return source;
}

class OutboxEventSource implements EventSource, StreamSource {
  readonly #options: EventSourceOptions;
  readonly #listener: OutboxListener;
  readonly #index: InterestIndex;
  readonly #streams = new Set<EventStream<unknown>>();
  /** Streams that wait for the database. */
  readonly #stranded = new Set<EventStream<unknown>>();
  #recent = new RecentEvents(recentEvents, Infinity);
  readonly #history: HistoryBlocks;
  #poll: NodeJS.Timeout | undefined;
  #retention: Retention | undefined;
  #head = 0;
  #advancing: Promise<void> | null = null;
  #again = false;

  constructor(options: EventSourceOptions) {
    this.#options = options;
    const { url, schema, log } = options;
    this.#index = new InterestIndex(options.tokensOf ?? (() => []));
    this.#history = new HistoryBlocks((after, atMost) =>
      readOutboxPage(options.dataSource, after, atMost),
    );
    this.#listener = new OutboxListener({ url, schema, log, onWake: () => this.#wake() });
  }

  get head(): number {
    return this.#head;
  }

  async start(): Promise<void> {
    await this.#listener.connect();
    await this.#listener.advance(Number.MAX_SAFE_INTEGER, 1);
    this.#head = await newestPosition(this.#options.dataSource);
    this.#recent = new RecentEvents(recentEvents, this.#head);
    this.#poll = setInterval(() => this.#wake(), this.#options.pollInterval ?? 5_000);
    this.#poll.unref();
    const { dataSource, retentionDays: days, log } = this.#options;
    if (days !== undefined) this.#retention = startRetention({ dataSource, days, log });
  }

  async subscribe<T>(options: SubscribeOptions<T>): Promise<AsyncIterableIterator<T>> {
    if (options.after) await this.requireKnown(options.after.position);
    const stream = new EventStream<T>(this, options);
    if (options.signal?.aborted) return stream;
    this.#streams.add(stream as EventStream<unknown>);
    this.#index.add(options.interest, stream);
    return stream;
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
    return block ?? throughHead(await readOutboxPage(this.#options.dataSource, after, batch), head);
  }

  wakeWhenBack(stream: EventStream<unknown>): void {
    this.#stranded.add(stream);
  }

  release(stream: EventStream<unknown>): void {
    this.#streams.delete(stream);
    this.#stranded.delete(stream);
    this.#index.remove(stream.interest, stream);
  }

  async refresh(): Promise<void> {
    this.#wake();
    await this.#advancing;
    // The round that was under way may have looked before the call.
    await this.#advancing;
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
    await this.#advancing;
    await this.#listener.close();
  }

  /** Any number of calls while one runs become one more run. */
  #wake(): void {
    this.#again = true;
    this.#advancing ??= this.#advance().finally(() => {
      this.#advancing = null;
      // A call may have come after the last look and before this line.
      if (this.#again) this.#wake();
    });
  }

  async #advance(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const events = await this.#listener.advance(this.#head, batch);
      await this.#noticeLoss(events);
      for (const event of events) this.#giveOut(event);
      if (events.length === batch) this.#again = true;
    }
    for (const stream of this.#stranded) stream.wake();
    this.#stranded.clear();
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
