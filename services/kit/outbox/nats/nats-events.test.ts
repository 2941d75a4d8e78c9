import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import {
  createTestOutbox,
  describeWithNats,
  eventually,
  everything,
  startNatsServer,
  type NatsServer,
  type TestOutbox,
} from '../../testing';
import type { EventSource } from '../event-source';
import { positionOf, type EventPosition, type StoredEvent } from '../stored-event';

const interest = everything('thingHappened');
let nats: NatsServer;
let outbox: TestOutbox;
const open: EventSource[] = [];

/** One process: with NATS unless told otherwise. */
async function start(eventsUrl: string | null = nats.url): Promise<EventSource> {
  const source = await outbox.start({ eventsUrl });
  open.push(source);
  return source;
}

const numbers = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

type Stream = AsyncIterableIterator<StoredEvent>;

async function take(stream: Stream, count: number): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  while (events.length < count) events.push((await stream.next()).value as StoredEvent);
  return events;
}

const subjects = (events: readonly StoredEvent[]): string[] =>
  events.map(({ subjectId }) => subjectId);

/** What the server has: read without the product. */
async function inNats<T>(
  ask: (manager: Awaited<ReturnType<typeof jetstreamManager>>, stream: string) => Promise<T>,
): Promise<T> {
  const connection = await connect({ servers: nats.url.slice('nats://'.length) });
  try {
    const manager = await jetstreamManager(connection);
    const [stream] = await manager.streams.names().next();
    return await ask(manager, stream as string);
  } finally {
    await connection.close();
  }
}

const publish = (event: StoredEvent): Promise<unknown> =>
  inNats(async (manager, name) => {
    const { config } = await manager.streams.info(name);
    const options = { msgID: String(event.position) };
    return manager
      .jetstream()
      .publish(config.subjects[0] as string, JSON.stringify(event), options);
  });

const messages = (): Promise<number> =>
  inNats(async ({ streams }, name) => (await streams.info(name)).state.messages);

/** Resolves when the stream ends with this event: what is read then comes from there. */
const relayed = (position: number): Promise<boolean> =>
  eventually(
    () =>
      inNats(async ({ streams }, name) => {
        const { state } = await streams.info(name);
        const last = await streams.getMessage(name, { seq: state.last_seq });
        return last?.header.get('Nats-Msg-Id') === String(position);
      }),
    20_000,
  );

describeWithNats('events by way of NATS', () => {
  beforeAll(async () => {
    nats = await startNatsServer();
  });
  beforeEach(async () => {
    outbox = await createTestOutbox();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((source) => source.close()));
    await outbox.close();
    // Each test has an outbox of its own, and so a stream of its own.
    await inNats(async ({ streams }, name) => name && streams.delete(name));
  });
  afterAll(() => nats.stop());

  it('come to every process once and in order, and stand in the stream once', async () => {
    const [here, there] = [await start(), await start()];
    const streams = [await here.subscribe({ interest }), await there.subscribe({ interest })];
    // A stream begins with the newest event that there is when a relay begins: its content is not there.
    await outbox.happen('first');
    await relayed(1);
    await Promise.all(numbers('a', 60).map((subject) => outbox.happen(subject)));
    const [left, right] = await Promise.all(streams.map((stream) => take(stream, 61)));
    expect(new Set(subjects(left ?? []))).toEqual(new Set(['first', ...numbers('a', 60)]));
    expect(right).toEqual(left);
    expect(left?.[0]?.occurredAt).toBeInstanceOf(Date);
    await relayed(here.head);
    expect(await messages()).toBe(61);
  }, 30_000);

  it('are what the stream says: the outbox is not asked', async () => {
    const source = await start();
    const stream = await source.subscribe({ interest });
    await outbox.happen('first');
    const [first] = await take(stream, 1);
    await relayed(1);
    await publish({ ...(first as StoredEvent), position: 2, subjectId: 'in the stream only' });
    expect(subjects(await take(stream, 1))).toEqual(['in the stream only']);
  }, 30_000);

  it('go on behind a cursor of a process without NATS, and the other way round', async () => {
    const without = await start(null);
    const first = await without.subscribe({ interest });
    await outbox.happen('one', 'two');
    const [one] = await take(first, 2);
    const withNats = await start();
    await outbox.happen('three');
    const second = await withNats.subscribe({ interest, after: positionOf(one as StoredEvent) });
    const [two, three] = await take(second, 2);
    expect([two?.subjectId, three?.subjectId]).toEqual(['two', 'three']);
    const third = await without.subscribe({ interest, after: positionOf(two as StoredEvent) });
    expect(subjects(await take(third, 1))).toEqual(['three']);
  }, 30_000);

  it('are read from the stream as far as it reaches back, and from the outbox before', async () => {
    const early = await start(null);
    await outbox.happen(...numbers('early', 250));
    await eventually(() => early.head === 250);
    const relaying = await start();
    await relayed(250);
    const wanted = numbers('late', 2_600);
    await outbox.happen(...wanted);
    await eventually(() => relaying.head === 2_850, 20_000);
    await relayed(2_850);
    // A process that was not there keeps none of it in memory. What the outbox says is not asked for.
    const late = await start();
    await outbox.dataSource.query(
      `UPDATE outbox SET subject_id = 'from the outbox' WHERE position BETWEEN 401 AND 2600`,
    );
    const from = async (position: number, count: number): Promise<string[]> =>
      subjects(
        await take(await late.subscribe({ interest, after: { position, at: null } }), count),
      );
    expect(await from(400, 2_000)).toEqual(wanted.slice(150, 2_150));
    expect((await from(100, 150)).slice(0, 150)).toEqual(numbers('early', 250).slice(100));
  }, 60_000);

  it('give the gap where neither the stream nor the outbox reaches back', async () => {
    const source = await start();
    await outbox.happen(...numbers('lost', 10));
    await eventually(() => source.head === 10);
    await relayed(10);
    await inNats(({ streams }, name) => streams.purge(name));
    await outbox.dataSource.query(`UPDATE outbox_lost SET position = 8, occurred_at = now()`);
    await outbox.dataSource.query(`DELETE FROM outbox WHERE position <= 8`);
    const late = await start();
    const stream = await late.subscribe({ interest, after: { position: 3, at: null } });
    expect((await take(stream, 3)).map(({ type }) => type)).toEqual([
      'gap',
      'thingHappened',
      'thingHappened',
    ]);
  }, 30_000);

  it('go on without a hole when the server is killed, and when it has forgotten everything', async () => {
    const [here, there] = [await start(), await start()];
    const streams = [await here.subscribe({ interest }), await there.subscribe({ interest })];
    const expectEverywhere = async (wanted: string[]): Promise<void> => {
      for (const stream of streams)
        expect(subjects(await take(stream, wanted.length))).toEqual(wanted);
    };
    await outbox.happen('before');
    await expectEverywhere(['before']);
    await nats.kill();
    await outbox.happen('meanwhile');
    await nats.restart();
    await outbox.happen('behind');
    await expectEverywhere(['meanwhile', 'behind']);
    await relayed(3);
    await nats.restart({ isEmpty: true });
    await outbox.happen('forgotten');
    await expectEverywhere(['forgotten']);
    await relayed(4);
    await outbox.happen('afterwards');
    await expectEverywhere(['afterwards']);
  }, 60_000);

  it('find what the relay could not send', async () => {
    const source = await start();
    const stream = await source.subscribe({ interest });
    await outbox.dataSource.query(
      `INSERT INTO outbox (type, subject_id, payload)
       VALUES ('thingHappened', 'large', jsonb_build_object('text', repeat('x', 2000000)))`,
    );
    await outbox.happen('small');
    expect(subjects(await take(stream, 2))).toEqual(['large', 'small']);
    await relayed(2);
  }, 30_000);

  it('are relayed by another process when the one that did it has gone', async () => {
    const first = await start();
    const second = await start();
    const stream = await second.subscribe({ interest });
    await outbox.happen('by the first');
    await take(stream, 1);
    // The second may have read it from the outbox, and an empty stream begins with the newest event.
    await relayed(1);
    await first.close();
    await outbox.happen('by the second');
    expect(subjects(await take(stream, 1))).toEqual(['by the second']);
    await relayed(2);
    expect(await messages()).toBe(2);
  }, 30_000);

  it('include everything that was committed before a refresh', async () => {
    const source = await start();
    await outbox.happen('one', 'two');
    await source.refresh();
    expect(source.head).toBe(2);
    const none: EventPosition = { position: 0, at: null };
    expect(subjects((await source.read(none.position)).events.slice())).toEqual(['one', 'two']);
  }, 30_000);

  it.each([
    [
      'nobody is',
      'nats://127.0.0.1:1',
      /EVENTS_URL is nats:\/\/127\.0\.0\.1:1, but no NATS server/,
    ],
    [
      'the password is hidden',
      'nats://me:secret@127.0.0.1:1',
      /nats:\/\/\*\*\*@127\.0\.0\.1:1, but/,
    ],
  ])('refuse to start where %s', async (_, url, sentence) => {
    await expect(start(url)).rejects.toThrow(sentence);
  });
});
