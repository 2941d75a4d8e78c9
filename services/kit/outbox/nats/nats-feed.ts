import { setTimeout as delay } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/transport-node';
import { isDatabaseGone } from '../../errors';
import { run, sql } from '../../sql';
import type { EventFeed, FeedOptions } from '../event-feed';
import { toStoredEvent, type EventRow } from '../event-row';
import type { EventPage } from '../event-source';
import { readOutboxPage } from '../outbox-page';
import type { StoredEvent } from '../stored-event';
import { connectNats } from './connect-nats';
import type { EventMessage } from './event-message';
import { NatsStream } from './nats-stream';
import { OutboxRelay } from './outbox-relay';

export interface NatsFeedOptions extends FeedOptions {
  /** `nats://…` */
  readonly eventsUrl: string;
  readonly retentionDays: number;
}

/** Messages that wait in memory; with more of them the stream or the outbox is read instead. */
const mostWaiting = 2_000;
/** Milliseconds after which the outbox is looked at although the stream is silent. */
const longestSilence = 30_000;
const retryAfter = 500;

/** Connects, and takes part in relaying the outbox: one process does it at any moment. */
export function createNatsFeed(options: NatsFeedOptions): EventFeed {
  return new NatsFeed(options);
}

/**
 * Events from the stream, in the order of their positions. Where the stream leaves a hole, for
 * whatever reason, the outbox fills it; while the stream cannot be reached, the outbox is read now and
 * then in its place.
 */
class NatsFeed implements EventFeed {
  readonly #options: NatsFeedOptions;
  readonly #closed = new AbortController();
  #connection: NatsConnection | null = null;
  #stream: NatsStream | null = null;
  #relay: OutboxRelay | null = null;
  #following: Promise<void> = Promise.resolve();
  #isFollowing = false;
  #stop: (() => void) | null = null;
  #waiting: EventMessage[] = [];
  /** The highest position that the stream has told of. */
  #newest = 0;
  #lastLook = -Infinity;
  #looking: NodeJS.Timeout | undefined;

  constructor(options: NatsFeedOptions) {
    this.#options = options;
  }

  async connect(): Promise<void> {
    const { eventsUrl, dataSource, schema, retentionDays } = this.#options;
    const connection = (this.#connection = await connectNats(eventsUrl, schema));
    try {
      const options = { connection, dataSource, schema, retentionDays };
      this.#stream = await NatsStream.open(options);
      this.#relay = new OutboxRelay({ ...this.#options, stream: this.#stream });
      await this.#relay.start();
    } catch (error) {
      await connection.close();
      throw error;
    }
    this.#looking = setInterval(() => this.#lookWhileCutOff(), retryAfter);
    this.#looking.unref();
    void this.#watch(connection);
    this.#following = this.#follow(this.#stream);
  }

  async advance(
    after: number,
    atMost: number,
    isThorough: boolean,
  ): Promise<readonly StoredEvent[]> {
    const isSilent = performance.now() - this.#lastLook > longestSilence;
    try {
      if (isThorough || isSilent || !this.#isFollowing) return await this.#look(after, atMost);
      return await this.#take(after, atMost);
    } catch (error) {
      if (!isDatabaseGone(error)) throw error;
      void this.#wakeLater();
      return [];
    }
  }

  async read(after: number, atMost: number): Promise<EventPage> {
    const events = await this.#stream?.page(after, atMost).catch(() => null);
    if (!events) return readOutboxPage(this.#options.dataSource, after, atMost);
    return { events, through: events.at(-1)?.position ?? after, lost: null };
  }

  async close(): Promise<void> {
    this.#closed.abort();
    clearInterval(this.#looking);
    await this.#relay?.close();
    this.#stop?.();
    await this.#following;
    await this.#connection?.close();
  }

  /** What the outbox has, everything that was committed numbered first. */
  async #look(after: number, atMost: number): Promise<readonly StoredEvent[]> {
    const rows = await run<EventRow>(
      this.#options.dataSource,
      sql`SELECT * FROM outbox_advance(${after}, ${atMost})`,
    );
    this.#lastLook = performance.now();
    return rows.map(toStoredEvent);
  }

  async #take(after: number, atMost: number): Promise<readonly StoredEvent[]> {
    const known = this.#waiting.findIndex(({ position }) => position > after);
    this.#waiting.splice(0, known === -1 ? this.#waiting.length : known);
    const events: StoredEvent[] = [];
    for (const { event } of this.#waiting) {
      if (events.length === atMost || event?.position !== after + 1 + events.length) break;
      events.push(event);
    }
    if (events.length > 0 || this.#newest <= after) return events;
    return (await this.read(after, atMost)).events;
  }

  async #follow(stream: NatsStream): Promise<void> {
    const { signal } = this.#closed;
    while (!signal.aborted) {
      try {
        await this.#followOnce(stream);
      } catch (cause) {
        if (!signal.aborted)
          this.#options.log.warn({ cause: String(cause) }, 'the event stream was lost');
      }
      this.#isFollowing = false;
      await delay(retryAfter, undefined, { signal }).catch(() => undefined);
    }
  }

  async #followOnce(stream: NatsStream): Promise<void> {
    await stream.ensure();
    const { messages, stop } = await stream.follow();
    this.#stop = stop;
    if (this.#closed.signal.aborted) return stop();
    this.#isFollowing = true;
    // What the stream has missed, if anything.
    this.#lastLook = -Infinity;
    this.#options.onWake();
    try {
      for await (const message of messages) this.#hear(message);
    } finally {
      this.#stop = null;
      stop();
    }
  }

  #lookWhileCutOff(): void {
    if (!this.#isFollowing) this.#options.onWake();
  }

  #hear(message: EventMessage): void {
    if (message.position <= this.#newest) return;
    this.#newest = message.position;
    if (this.#waiting.length >= mostWaiting) this.#waiting = [];
    this.#waiting.push(message);
    this.#options.onWake();
  }

  /** A consumer may take its time to notice that the server is gone. */
  async #watch(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect' || type === 'reconnect') this.#stop?.();
      if (type === 'reconnect') this.#relay?.beginAnew();
    }
  }

  async #wakeLater(): Promise<void> {
    const { signal } = this.#closed;
    await delay(retryAfter, undefined, { signal, ref: false }).catch(() => undefined);
    if (!signal.aborted) this.#options.onWake();
  }
}
