import type { FeedOptions } from '../event-feed';
import { OutboxListener } from '../outbox-listener';
import { newestPosition } from '../outbox-page';
import type { NatsStream } from './nats-stream';

export interface RelayOptions extends FeedOptions {
  readonly stream: NatsStream;
}

/** Behind what the stream holds. */
interface Place {
  readonly position: number;
  readonly sequence: number;
}

const batch = 200;
/** Milliseconds between looks: for a relay that has died, a wake-up call or a message that was lost. */
const interval = 1_000;

/**
 * Publishes the outbox to the stream. Of all processes that run a relay for an outbox the one works
 * whose connection holds the lock; when it dies, another takes over within a second and goes on
 * behind what the stream holds. Two that work at the same time for a moment (a connection can be dead
 * for one side only) do no harm: a message is added behind the one that its sender knows, or not at
 * all.
 */
export class OutboxRelay {
  readonly #options: RelayOptions;
  readonly #listener: OutboxListener;
  #place: Place | null = null;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | null = null;
  #attempt = new AbortController();
  #again = false;
  #closed = false;
  #complained = false;

  constructor(options: RelayOptions) {
    this.#options = options;
    const { url, schema, log } = options;
    this.#listener = new OutboxListener({ url, schema, log, onWake: () => this.#onCommit() });
  }

  async start(): Promise<void> {
    await this.#listener.connect();
    this.#timer = setInterval(() => this.#wake(), interval);
    this.#timer.unref();
    this.#wake();
  }

  /** After the connection was lost: what was asked over it is never answered, and not waited for. */
  beginAnew(): void {
    this.#attempt.abort(new Error('the connection was made anew'));
    this.#wake();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#working;
    await this.#listener.close();
  }

  /** Who does not work leaves it to the one who does. */
  #onCommit(): void {
    if (this.#place !== null) this.#wake();
  }

  #wake(): void {
    this.#again = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
      if (this.#again && !this.#closed) this.#wake();
    });
  }

  async #work(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false;
      this.#attempt = new AbortController();
      const { signal } = this.#attempt;
      try {
        await Promise.race([this.#relay(signal), rejectedBy(signal)]);
        this.#complained = false;
      } catch (cause) {
        this.#place = null;
        this.#complain(cause);
      }
    }
  }

  /** Does nothing more once it is aborted: another attempt is at work then. */
  async #relay(signal: AbortSignal): Promise<void> {
    const lock = `${this.#options.schema}.outbox_relay`;
    if (!(await this.#listener.holdsLock(lock))) return void (this.#place = null);
    let place = this.#place ?? (await this.#findPlace(signal));
    for (let isFull = true; isFull && !this.#closed;) {
      const events = await this.#listener.advance(place.position, batch);
      signal.throwIfAborted();
      const position = events.at(-1)?.position ?? place.position;
      place = { position, sequence: await this.#options.stream.append(events, place.sequence) };
      signal.throwIfAborted();
      this.#place = place;
      isFull = events.length === batch;
    }
  }

  /** Where the stream ends; an empty one begins with the newest event, of which it only tells. */
  async #findPlace(signal: AbortSignal): Promise<Place> {
    const { stream, dataSource } = this.#options;
    await stream.ensure();
    await this.#listener.advance(Number.MAX_SAFE_INTEGER, 1);
    const newest = await newestPosition(dataSource);
    let { sequence, position } = await stream.end();
    signal.throwIfAborted();
    if (position !== null && position > newest) {
      const { name } = stream;
      this.#options.log.error({ name, position, newest }, 'the stream is ahead: emptying it');
      await stream.purge();
      position = null;
    }
    if (position !== null) return { position, sequence };
    if (newest > 0) sequence = await stream.mark(newest, sequence);
    return { position: newest, sequence };
  }

  /** Once for an outage. */
  #complain(cause: unknown): void {
    if (this.#complained || this.#closed) return;
    this.#complained = true;
    this.#options.log.warn({ cause: String(cause) }, 'events cannot be relayed; trying again');
  }
}

const rejectedBy = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
