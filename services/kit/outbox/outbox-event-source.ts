import type { DataSource } from 'typeorm';
import type { Log } from '../log';
import { invalidCursor } from '../pagination/cursor';
import { run, sql } from '../sql';
import { toStoredEvent, type EventRow } from './event-row';
import type { EventSource, SubscribeOptions } from './event-source';
import { EventStream, type StreamSource } from './event-stream';
import { OutboxListener } from './outbox-listener';
import type { StoredEvent } from './stored-event';

export interface EventSourceOptions {
  readonly dataSource: DataSource;
  readonly url: string;
  /** The database schema whose outbox is read. */
  readonly schema: string;
  readonly log: Log;
  /** Milliseconds between looks without a wake-up call, in case one was lost; 5,000. */
  readonly pollInterval?: number;
}

const batch = 500;

/** Starts to listen; events committed before are history that only `after` brings back. */
export async function startEventSource(options: EventSourceOptions): Promise<EventSource> {
  const source = new OutboxEventSource(options);
  await source.start();
  return source;
}

class OutboxEventSource implements EventSource, StreamSource {
  readonly #options: EventSourceOptions;
  readonly #listener: OutboxListener;
  readonly #streams = new Set<EventStream>();
  #poll: NodeJS.Timeout | undefined;
  #head = 0;
  #advancing: Promise<void> | null = null;
  #again = false;

  constructor(options: EventSourceOptions) {
    this.#options = options;
    const { url, schema, log } = options;
    this.#listener = new OutboxListener({ url, schema, log, onWake: () => this.#wake() });
  }

  get head(): number {
    return this.#head;
  }

  async start(): Promise<void> {
    await this.#listener.connect();
    await this.#listener.advance(Number.MAX_SAFE_INTEGER, 1);
    this.#head = await this.#newestPosition();
    this.#poll = setInterval(() => this.#wake(), this.#options.pollInterval ?? 5_000);
    this.#poll.unref();
  }

  async subscribe(options: SubscribeOptions = {}): Promise<AsyncIterableIterator<StoredEvent>> {
    const after = options.after ?? null;
    if (after !== null && after > this.#head && after > (await this.#newestPosition()))
      throw invalidCursor();
    const stream = new EventStream(this, options);
    if (!options.signal?.aborted) this.#streams.add(stream);
    return stream;
  }

  async read(after: number, atMost: number): Promise<readonly StoredEvent[]> {
    const rows = await run<EventRow>(
      this.#options.dataSource,
      sql`SELECT * FROM outbox WHERE position > ${after} ORDER BY position LIMIT ${atMost}`,
    );
    return rows.map(toStoredEvent);
  }

  release(stream: EventStream): void {
    this.#streams.delete(stream);
  }

  async close(): Promise<void> {
    clearInterval(this.#poll);
    for (const stream of [...this.#streams]) stream.end();
    await this.#advancing;
    await this.#listener.close();
  }

  async #newestPosition(): Promise<number> {
    const [row] = await run<{ head: string }>(
      this.#options.dataSource,
      sql`SELECT coalesce(max(position), 0) AS head FROM outbox`,
    );
    return Number(row?.head ?? 0);
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
      for (const event of events) this.#giveOut(event);
      if (events.length === batch) this.#again = true;
    }
    for (const stream of this.#streams) stream.wake();
  }

  #giveOut(event: StoredEvent): void {
    this.#head = event.position;
    for (const stream of this.#streams) stream.push(event);
  }
}
