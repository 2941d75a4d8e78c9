import { Client } from 'pg';
import type { Log } from '../log';
import { toStoredEvent, type EventRow } from './event-row';
import { outboxChannel } from './record-event';
import type { StoredEvent } from './stored-event';

export interface ListenerOptions {
  readonly url: string;
  readonly schema: string;
  readonly log: Log;
  /** Something was committed, or may have been while nobody listened. */
  onWake(): void;
}

/**
 * The few events that are new are found by indexes, however many there are. A plan that was made
 * when there were hardly any, and is kept, would read all of them each time.
 */
const byIndex = '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off';

const firstDelay = 50;
const longestDelay = 2_000;

/**
 * The one connection on which a process hears of commits. When it breaks it is made anew, for as
 * long as the listener lives; every new connection begins with a wake-up.
 */
export class OutboxListener {
  readonly #options: ListenerOptions;
  #client: Client | null = null;
  /** The connection that holds the lock: with its end the lock is free again. */
  #locked: Client | null = null;
  #retry: NodeJS.Timeout | undefined;
  #delay = firstDelay;
  #closed = false;

  constructor(options: ListenerOptions) {
    this.#options = options;
  }

  get isConnected(): boolean {
    return this.#client !== null;
  }

  /** The first connection; rejects when there is none to be had. */
  async connect(): Promise<void> {
    const { url, schema } = this.#options;
    const client = new Client({
      connectionString: url,
      application_name: `lahella-graph ${schema} events`,
      connectionTimeoutMillis: 5_000,
      // A connection that swallows queries is as dead as a closed one.
      query_timeout: 10_000,
      keepAlive: true,
      options: byIndex,
    });
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', () => this.#options.onWake());
    try {
      await client.connect();
      await client.query(`LISTEN "${outboxChannel(schema)}"`);
    } catch (error) {
      client.end().catch(() => undefined);
      throw error;
    }
    if (this.#closed) return client.end();
    this.#client = client;
    this.#delay = firstDelay;
  }

  /** Numbers what was committed and reads what follows `after`. */
  async advance(after: number, atMost: number): Promise<StoredEvent[]> {
    const client = this.#client;
    if (!client) return [];
    try {
      const { rows } = await client.query<EventRow>({
        name: 'advance',
        text: `SELECT * FROM "${this.#options.schema}".outbox_advance($1, $2)`,
        values: [after, atMost],
      });
      return rows.map(toStoredEvent);
    } catch (error) {
      this.#options.log.warn({ cause: String(error) }, 'reading events failed; connecting anew');
      this.#lost(client);
      return [];
    }
  }

  /** Whether this connection has the lock of that name, which it takes when nobody has it. */
  async holdsLock(name: string): Promise<boolean> {
    const client = this.#client;
    if (!client) return false;
    if (this.#locked === client) return true;
    try {
      const text = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held';
      const { rows } = await client.query<{ held: boolean }>(text, [name]);
      if (rows[0]?.held) this.#locked = client;
    } catch {
      this.#lost(client);
    }
    return this.#client === client && this.#locked === client;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }

  #lost(client: Client): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = null;
    client.end().catch(() => undefined);
    this.#scheduleRetry();
  }

  #scheduleRetry(): void {
    this.#retry = setTimeout(() => void this.#reconnect(), this.#delay);
    this.#delay = Math.min(this.#delay * 2, longestDelay);
  }

  async #reconnect(): Promise<void> {
    try {
      await this.connect();
      if (!this.#closed) this.#options.onWake();
    } catch {
      if (!this.#closed) this.#scheduleRetry();
    }
  }
}
