import { DataSource, type QueryRunner } from 'typeorm';
import { createDataSource } from '../data-source';
import { silentLog } from '../log';
import { createTestDatabase, eventually, everything, type TestDatabase } from '../testing';
import { createOutboxFeed, type EventFeed, type FeedOptions } from './event-feed';
import type { EventSource } from './event-source';
import { createOutbox, createOutboxLost, dropOutbox, dropOutboxLost } from './outbox.migration';
import { startEventSource, type EventSourceOptions } from './outbox-event-source';
import { sql } from '../sql';
import { recordChange, recordEvent } from './record-event';
import { positionOf, type StoredEvent } from './stored-event';

class CreateOutbox1767225600000 {
  async up(runner: QueryRunner): Promise<void> {
    await createOutbox(runner, 'things');
    await createOutboxLost(runner, 'things');
  }
  async down(runner: QueryRunner): Promise<void> {
    await dropOutboxLost(runner, 'things');
    await dropOutbox(runner, 'things');
  }
}

let database: TestDatabase;
let dataSource: DataSource;
let events: EventSource;
/** Whatever a test has started: one that fails must leave nothing open either. */
const sources: EventSource[] = [];

type Rests = Pick<EventSourceOptions, 'restAfterLook' | 'restUnfollowed'>;

async function start(
  pollInterval = 60_000,
  rests: Rests = {},
  createFeed?: (options: FeedOptions) => EventFeed,
): Promise<EventSource> {
  const things = { dataSource, url: database.url, schema: 'things', log: silentLog };
  const source = await startEventSource({ ...things, pollInterval, ...rests }, createFeed);
  sources.push(source);
  return source;
}

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource({
    schema: 'things',
    url: database.url,
    entities: [],
    migrations: [CreateOutbox1767225600000],
    poolSize: 20,
    log: silentLog,
  });
  await dataSource.runMigrations();
});

beforeEach(async () => {
  events = await start();
});

afterEach(async () => {
  for (const source of sources.splice(0)) await source.close();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** What the tests here want to hear, unless they say so themselves. */
const interest = everything('thingHappened', 'common', 'rare', 'quiet');

const thing = (subjectId: string, type = 'thingHappened') => ({
  type,
  subjectId,
  organisationId: null,
  payload: { name: subjectId },
});

const happen = (subjectId: string, type?: string): Promise<void> =>
  dataSource.transaction((manager) => recordEvent(manager, thing(subjectId, type)));

/** Takes events until `until` has come; gives their subjects. */
async function take(stream: AsyncIterableIterator<StoredEvent>, until: string): Promise<string[]> {
  const subjects: string[] = [];
  for await (const event of { [Symbol.asyncIterator]: () => ({ next: () => stream.next() }) }) {
    subjects.push(event.subjectId);
    if (event.subjectId === until) return subjects;
  }
  return subjects;
}

const unnumbered = (): Promise<object[]> =>
  dataSource.query('SELECT FROM things.outbox WHERE position IS NULL');

const numbers = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe('the outbox', () => {
  it('numbers together what comes one after the other, and at once what comes alone', async () => {
    await events.close();
    events = await start(60_000, { restAfterLook: 60_000 });
    const stream = await events.subscribe({ interest });
    await happen('alone');
    expect(await take(stream, 'alone')).toEqual(['alone']);
    const subjects = Array.from({ length: 20 }, (_, index) => `close behind ${index}`);
    for (const subject of subjects) await happen(subject);
    expect(await unnumbered()).toHaveLength(20);
    await events.refresh();
    expect(await unnumbered()).toHaveLength(0);
    expect(await take(stream, 'close behind 19')).toEqual(subjects);
  });

  it('numbers little while nobody follows: to the first who does it is history', async () => {
    await events.close();
    events = await start(60_000, { restUnfollowed: 60_000 });
    const before = events.head;
    await happen('alone');
    await eventually(() => events.head > before);
    for (const subject of numbers('unheard', 5)) await happen(subject);
    expect(await unnumbered()).toHaveLength(5);
    const stream = await events.subscribe({ interest });
    expect(await unnumbered()).toHaveLength(0);
    for (const subject of ['first', 'last']) await happen(subject);
    expect(await take(stream, 'last')).toEqual(['first', 'last']);
  });

  it('is not read from its beginning where a wake-up call comes while the source starts', async () => {
    await happen('old');
    await events.close();
    const looks: number[] = [];
    const eager = (options: FeedOptions): EventFeed => {
      const feed = createOutboxFeed(options);
      const connect = () => feed.connect().then(options.onWake);
      const advance: EventFeed['advance'] = (after, ...rest) => {
        looks.push(after);
        return feed.advance(after, ...rest);
      };
      return { ...feed, connect, advance };
    };
    events = await start(60_000, {}, eager);
    await events.refresh();
    const { head } = events;
    expect(head).toBeGreaterThan(0);
    expect(new Set(looks)).toEqual(new Set([Number.MAX_SAFE_INTEGER, head]));
  });

  it('gives out what is committed, with what was written', async () => {
    const stream = await events.subscribe({ interest });
    await happen('one');
    const { value } = await stream.next();
    expect(value).toMatchObject({ ...thing('one'), position: expect.any(Number) });
    expect(value.occurredAt).toBeInstanceOf(Date);
    await stream.return?.();
  });

  it('emits nothing of a transaction that is rolled back', async () => {
    const stream = await events.subscribe({ interest });
    const failing = dataSource.transaction(async (manager) => {
      await recordEvent(manager, thing('never'));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await happen('after');
    expect(await take(stream, 'after')).toEqual(['after']);
    await stream.return?.();
  });

  it('emits the event of a change in one statement, if there was anything to change', async () => {
    const stream = await events.subscribe({ interest });
    const change = (count: number, subjectId: string) =>
      recordChange(
        dataSource,
        sql`changed AS (SELECT FROM generate_series(1, ${count}::int))`,
        thing(subjectId),
      );
    expect(await change(0, 'unchanged')).toBe(false);
    expect(await change(1, 'changed')).toBe(true);
    expect(await take(stream, 'changed')).toEqual(['changed']);
    await stream.return?.();
  });

  it('delivers both of two transactions that commit in the other order', async () => {
    const stream = await events.subscribe({ interest });
    const [slow, quick] = [dataSource.createQueryRunner(), dataSource.createQueryRunner()];
    await slow.startTransaction();
    await recordEvent(slow.manager, thing('slow'));
    await quick.startTransaction();
    await recordEvent(quick.manager, thing('quick'));
    await quick.commitTransaction();
    const first = await stream.next();
    await slow.commitTransaction();
    const second = await stream.next();
    await Promise.all([slow.release(), quick.release()]);
    expect([first.value.subjectId, second.value.subjectId]).toEqual(['quick', 'slow']);
    expect(second.value.position).toBeGreaterThan(first.value.position);

    const again = await events.subscribe({ interest, after: positionOf(first.value) });
    expect((await again.next()).value.subjectId).toBe('slow');
    await Promise.all([stream.return?.(), again.return?.()]);
  });

  it('loses and repeats nothing where replay meets live, under concurrent writing', async () => {
    const first = await events.subscribe({ interest });
    await happen('start');
    const after = positionOf((await first.next()).value);
    await first.return?.();
    const wanted = numbers('seam', 400);
    const writing = Promise.all(wanted.map((subject) => happen(subject)));
    const streams: AsyncIterableIterator<StoredEvent>[] = [];
    for (let reader = 0; reader < 20; reader += 1) {
      streams.push(await events.subscribe({ interest, after }));
      await new Promise(setImmediate);
    }
    await writing;
    await happen('end');
    for (const subjects of await Promise.all(streams.map((stream) => take(stream, 'end')))) {
      expect(subjects).toHaveLength(wanted.length + 1);
      expect(new Set(subjects).size).toBe(subjects.length);
    }
    for (const stream of streams) await stream.return?.();
  });

  it('numbers each event once, however many number at the same time', async () => {
    const positions = new Map<string, Set<string>>();
    const numberAll = async (): Promise<void> => {
      for (let round = 0; round < 40; round += 1) {
        const rows = await dataSource.query<{ id: string; position: string }[]>(
          'SELECT id, position FROM outbox_advance(0, 1000000)',
        );
        for (const { id, position } of rows)
          positions.set(id, (positions.get(id) ?? new Set()).add(position));
      }
    };
    const writing = numbers('many', 200).map((subject) => happen(subject));
    await Promise.all([...writing, ...Array.from({ length: 6 }, numberAll)]);
    expect([...positions.values()].filter((seen) => seen.size > 1)).toEqual([]);
  });

  it('loses and repeats nothing in a process that starts meanwhile and has only the table', async () => {
    const first = await events.subscribe({ interest });
    await happen('origin');
    const after = positionOf((await first.next()).value);
    await first.return?.();
    const wanted = numbers('history', 700);
    for (let at = 0; at < 300; at += 50)
      await Promise.all(wanted.slice(at, at + 50).map((subject) => happen(subject)));
    const writing = Promise.all(wanted.slice(300).map((subject) => happen(subject)));
    const late = await start();
    const streams: AsyncIterableIterator<StoredEvent>[] = [];
    const reading: Promise<string[]>[] = [];
    for (let reader = 0; reader < 20; reader += 1) {
      const stream = await late.subscribe({ interest, after });
      streams.push(stream);
      reading.push(take(stream, 'finish'));
      await new Promise(setImmediate);
    }
    await writing;
    await happen('finish');
    for (const subjects of await Promise.all(reading)) {
      expect(subjects).toHaveLength(wanted.length + 1);
      expect(new Set(subjects).size).toBe(subjects.length);
    }
    for (const stream of streams) await stream.return?.();
  }, 30_000);

  it('gives two readers in two processes the same order', async () => {
    const other = await start();
    const [here, there] = [
      await events.subscribe({ interest }),
      await other.subscribe({ interest }),
    ];
    await Promise.all(numbers('both', 100).map((subject) => happen(subject)));
    await happen('done');
    const [left, right] = await Promise.all([take(here, 'done'), take(there, 'done')]);
    expect(left).toEqual(right);
  });

  it('serves a reader that was too slow to keep its place from the database', async () => {
    const stream = await events.subscribe({ interest });
    const wanted = numbers('slow', 1_500);
    const before = events.head;
    await dataSource.transaction(async (manager) => {
      for (const subject of wanted) await recordEvent(manager, thing(subject));
    });
    await eventually(() => events.head >= before + wanted.length);
    await happen('last');
    expect(await take(stream, 'last')).toEqual([...wanted, 'last']);
    await stream.return?.();
  });

  it('gives only the types that were asked for', async () => {
    const stream = await events.subscribe({ interest: everything('rare') });
    await happen('common', 'common');
    await happen('rare', 'rare');
    expect(await take(stream, 'rare')).toEqual(['rare']);
    await stream.return?.();
  });

  it('finds by its slow look what no wake-up call told of', async () => {
    await events.close();
    events = await start(20);
    const stream = await events.subscribe({ interest });
    await dataSource.query(
      `INSERT INTO outbox (type, subject_id, payload) VALUES ('quiet', 'quiet', '{}')`,
    );
    expect(await take(stream, 'quiet')).toEqual(['quiet']);
    await stream.return?.();
  });

  it('goes on without loss when its connections are cut', async () => {
    const stream = await events.subscribe({ interest });
    await happen('before');
    await database.disconnectAll();
    await eventually(() => happen('behind').then(() => true));
    expect(await take(stream, 'behind')).toContain('before');
    await happen('later');
    expect(await take(stream, 'later')).toContain('later');
    await stream.return?.();
  });

  it('ends a waiting reader on return(), on its signal and on close()', async () => {
    const returned = await events.subscribe({ interest });
    const aborted = new AbortController();
    const signalled = await events.subscribe({ interest, signal: aborted.signal });
    const closed = await events.subscribe({ interest });
    const waiting = [returned, signalled, closed].map((stream) => stream.next());
    await returned.return?.();
    aborted.abort();
    await events.close();
    for (const result of await Promise.all(waiting))
      expect(result).toEqual({ done: true, value: undefined });
  });

  it('refuses a position that was never given', async () => {
    await expect(
      events.subscribe({ interest, after: { position: events.head + 1_000, at: null } }),
    ).rejects.toMatchObject({
      extensions: { code: 'INVALID_CURSOR' },
    });
  });
});
