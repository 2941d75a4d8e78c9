import {
  DeliverPolicy,
  jetstream,
  JetStreamApiCodes,
  JetStreamApiError,
  jetstreamManager,
  type ConsumerMessages,
  type JetStreamClient,
  type JetStreamManager,
  type StoredMsg,
} from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/transport-node';
import type { DataSource } from 'typeorm';
import { run, sql } from '../../sql';
import type { StoredEvent } from '../stored-event';
import { messageId, parseMessage, printMessage, type EventMessage } from './event-message';

/** Where the stream ends. */
export interface StreamEnd {
  readonly sequence: number;
  /** Of the last message; null when the stream holds none. */
  readonly position: number | null;
}

export interface NatsStreamOptions {
  readonly connection: NatsConnection;
  readonly dataSource: DataSource;
  readonly schema: string;
  readonly retentionDays: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** Bytes of a message beside its data: subject and headers. */
const overhead = 1_024;

/** The JetStream stream of one outbox: its events in their order, each once. */
export class NatsStream {
  readonly #connection: NatsConnection;
  readonly #manager: JetStreamManager;
  readonly #client: JetStreamClient;
  readonly #name: string;
  readonly #retentionDays: number;

  private constructor(
    { connection, retentionDays }: NatsStreamOptions,
    manager: JetStreamManager,
    name: string,
  ) {
    this.#connection = connection;
    this.#manager = manager;
    this.#client = jetstream(connection);
    this.#name = name;
    this.#retentionDays = retentionDays;
  }

  /** Makes the stream unless it is there; one that is there is left as its operators want it. */
  static async open(options: NatsStreamOptions): Promise<NatsStream> {
    const { connection, dataSource, schema } = options;
    const name = `lahella-${schema}-${await outboxId(dataSource)}`;
    const stream = new NatsStream(options, await jetstreamManager(connection), name);
    await stream.ensure();
    return stream;
  }

  get name(): string {
    return this.#name;
  }

  async ensure(): Promise<void> {
    try {
      await this.#manager.streams.info(this.#name);
    } catch (error) {
      if (!isStreamMissing(error)) throw error;
      await this.#manager.streams.add({
        name: this.#name,
        subjects: [this.#subject],
        max_age: nanos(this.#retentionDays * day),
        duplicate_window: nanos(2 * minute),
        allow_direct: true,
      });
    }
  }

  async end(): Promise<StreamEnd> {
    const { state } = await this.#manager.streams.info(this.#name);
    const sequence = state.last_seq;
    const last = state.messages === 0 ? null : await this.#messageAt(sequence);
    return { sequence, position: last?.position ?? null };
  }

  /**
   * Adds events behind the end that the caller knows; gives the new end. Rejects, with some or none
   * of them added, when that is not the end any more: another relay has added something.
   */
  async append(events: readonly StoredEvent[], sequence: number): Promise<number> {
    const mostBytes = (this.#connection.info?.max_payload ?? Infinity) - overhead;
    const added = await Promise.all(
      events.map((event, index) => {
        const data = printMessage(event);
        const isTooLarge = data.length > mostBytes;
        return this.#publish(messageId(event), isTooLarge ? undefined : data, sequence + index);
      }),
    );
    return added.at(-1)?.seq ?? sequence;
  }

  /** Tells of an event that the outbox has, without its content; gives the new end. */
  async mark(position: number, sequence: number): Promise<number> {
    const { seq } = await this.#publish(messageId({ position }), undefined, sequence);
    return seq;
  }

  async purge(): Promise<void> {
    await this.#manager.streams.purge(this.#name);
  }

  /** So many events behind the position, without a hole; null when the stream does not have them. */
  async page(after: number, count: number): Promise<readonly StoredEvent[] | null> {
    const start = await this.#firstBehind(after);
    if (start === null) return null;
    const sequences = Array.from({ length: count }, (_, index) => start + index);
    const messages = await Promise.all(sequences.map((sequence) => this.#messageAt(sequence)));
    const events = messages.map((message) => message?.event ?? null);
    const isWhole = (event: StoredEvent | null, index: number): event is StoredEvent =>
      event?.position === after + 1 + index;
    return events.every(isWhole) ? events : null;
  }

  /** The newest message, if there is one, and whatever comes. Ends with `stop`, or when it is cut off. */
  async follow(): Promise<{ messages: AsyncIterable<EventMessage>; stop(): void }> {
    const consumer = await this.#client.consumers.get(this.#name, {
      deliver_policy: DeliverPolicy.Last,
    });
    const messages = await consumer.consume({ max_messages: 500 });
    void stopWhenLost(messages);
    return {
      messages: parseAll(messages),
      stop() {
        messages.stop();
        // Nobody waits for it: when the server is gone it ends there by itself.
        consumer.delete().catch(() => undefined);
      },
    };
  }

  get #subject(): string {
    return this.#name.replaceAll('-', '.');
  }

  #publish(msgID: string, data: Uint8Array | undefined, lastSequence: number) {
    const expect = { lastSequence, streamName: this.#name };
    return this.#client.publish(this.#subject, data, { msgID, expect, retries: 0 });
  }

  async #messageAt(seq: number): Promise<EventMessage | null> {
    const message: StoredMsg | null = await this.#manager.direct.getMessage(this.#name, { seq });
    return message && parseMessage(message);
  }

  /**
   * Sequence of the first message behind the position; null when the stream does not reach back to
   * it. There are at most as many messages between two as their positions are apart, so the place is
   * not before where it would be if every position had one; mostly it is exactly there.
   */
  async #firstBehind(after: number): Promise<number | null> {
    const { state } = await this.#manager.streams.info(this.#name);
    const newest = (await this.#messageAt(state.last_seq))?.position ?? 0;
    if (newest <= after) return null;
    let low = Math.max(state.first_seq, state.last_seq - (newest - after));
    let high = state.last_seq;
    const first = await this.#messageAt(low);
    if (first === null || first.position > after + 1) return null;
    if (first.position === after + 1) return low;
    // Everything up to `low` is not behind the position, `high` is.
    if (first.position === after) return low + 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      const position = (await this.#messageAt(middle))?.position;
      if (position === undefined) return null;
      if (position > after) high = middle;
      else low = middle;
    }
    return high;
  }
}

const isStreamMissing = (error: unknown): boolean =>
  error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound;

async function* parseAll(messages: ConsumerMessages): AsyncGenerator<EventMessage> {
  for await (const message of messages) {
    const parsed = parseMessage(message);
    if (parsed) yield parsed;
  }
}

/** The library would go on where it was; what was missed is found at once by beginning anew. */
async function stopWhenLost(messages: ConsumerMessages): Promise<void> {
  for await (const { type } of messages.status()) {
    if (type !== 'next' && type !== 'heartbeat' && type !== 'flow_control' && type !== 'debug')
      messages.stop();
  }
}

/**
 * Tells apart the outboxes that a NATS server may see: of another database, or of one that was made
 * anew and counts from one again.
 */
async function outboxId(dataSource: DataSource): Promise<string> {
  const [row] = await run<{ id: string }>(
    dataSource,
    sql`SELECT left(md5(concat_ws(' ', system_identifier, current_database(), 'outbox'::regclass::oid)), 12) AS id
      FROM pg_control_system()`,
  );
  if (!row) throw new Error('PostgreSQL does not say which cluster it is.');
  return row.id;
}
