import { createTestOutbox, eventually, everything, type TestOutbox } from '../testing';
import { silentLog } from '../log';
import { readChanges } from './event-changes';
import type { EventSource } from './event-source';
import { deleteOldest, startRetention } from './outbox-retention';
import { positionOf, type EventPosition, type StoredEvent } from './stored-event';

const interest = everything('thingHappened');
const oldest: EventPosition = { position: 0, at: null };
let outbox: TestOutbox;
let sources: EventSource[];

beforeEach(async () => {
  outbox = await createTestOutbox();
  sources = [];
});
afterEach(async () => {
  for (const source of sources) await source.close();
  await outbox.close();
});

/** A process that starts now: it knows what happened before from the table alone. */
async function start(options: Parameters<TestOutbox['start']>[0] = {}): Promise<EventSource> {
  const source = await outbox.start(options);
  sources.push(source);
  return source;
}

async function take(stream: AsyncIterator<StoredEvent>, count: number): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  while (events.length < count) events.push((await stream.next()).value as StoredEvent);
  return events;
}

const told = (events: readonly StoredEvent[]): string[] =>
  events.map(({ type, subjectId }) => (type === 'gap' ? 'gap' : subjectId));

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);

/** Events a and b, old, then c and d; gives them as a reader got them. */
async function happenOldAndNew(): Promise<StoredEvent[]> {
  const source = await start();
  const stream = await source.subscribe({ interest });
  await outbox.happen('a', 'b');
  await source.refresh();
  await outbox.age(40);
  await outbox.happen('c', 'd');
  return take(stream, 4);
}

describe('events beyond their time', () => {
  it('are deleted up to the first that is young, and nothing else', async () => {
    await happenOldAndNew();
    expect(await deleteOldest(outbox.dataSource, 41)).toBe(0);
    expect(await deleteOldest(outbox.dataSource, 30)).toBe(2);
    expect(await deleteOldest(outbox.dataSource, 30)).toBe(0);
    const rows = await outbox.dataSource.query('SELECT subject_id FROM outbox ORDER BY position');
    expect(rows).toEqual([{ subject_id: 'c' }, { subject_id: 'd' }]);
  });

  it('are a gap to who had not got them all, with both its ends', async () => {
    const [a] = await happenOldAndNew();
    await deleteOldest(outbox.dataSource, 30);
    const after = positionOf(a as StoredEvent);
    const source = await start();
    const stream = await source.subscribe({ interest, after });
    const [gap, ...rest] = await take(stream, 3);
    expect(told([gap as StoredEvent, ...rest])).toEqual(['gap', 'c', 'd']);
    expect(gap?.payload).toEqual({ since: after.at });
    const days = (Date.now() - Number(gap?.occurredAt)) / 86_400_000;
    expect(days).toBeCloseTo(40, 2);
    const again = await source.subscribe({ interest, after: positionOf(gap as StoredEvent) });
    expect(told(await take(again, 2))).toEqual(['c', 'd']);
  });

  it('are no gap to who had got them all', async () => {
    const [, b] = await happenOldAndNew();
    await deleteOldest(outbox.dataSource, 30);
    const stream = await (
      await start()
    ).subscribe({ interest, after: positionOf(b as StoredEvent) });
    expect(told(await take(stream, 2))).toEqual(['c', 'd']);
  });

  it('are told to who fetches as to who listens, and where to begin without a cursor', async () => {
    const [a] = await happenOldAndNew();
    await deleteOldest(outbox.dataSource, 30);
    const source = await start();
    const fetch = (after: EventPosition | null, first: number) =>
      readChanges(source, interest, after, first);
    expect(told((await fetch(null, 9)).values)).toEqual(['c', 'd']);
    const after = positionOf(a as StoredEvent);
    expect(told((await fetch(after, 9)).values)).toEqual(['gap', 'c', 'd']);
    const alone = await fetch(after, 1);
    expect(told(alone.values)).toEqual(['gap']);
    expect(alone.hasNextPage).toBe(true);
    expect(told((await fetch(alone.end, 9)).values)).toEqual(['c', 'd']);
  });

  it('leave positions as they were when every event is gone', async () => {
    const events = await happenOldAndNew();
    await outbox.age(40);
    await deleteOldest(outbox.dataSource, 30);
    expect(await outbox.dataSource.query('SELECT * FROM outbox')).toEqual([]);
    const source = await start();
    const last = positionOf(events.at(-1) as StoredEvent);
    expect(source.head).toBe(last.position);
    const stream = await source.subscribe({ interest, after: last });
    const late = await source.subscribe({ interest, after: oldest });
    await outbox.happen('e');
    const [e] = await take(stream, 1);
    expect(e).toMatchObject({ subjectId: 'e' });
    expect(e?.position).toBeGreaterThan(last.position);
    expect(told(await take(late, 2))).toEqual(['gap', 'e']);
  });

  it('are a gap in the middle of a stream whose reader took longer than they are kept', async () => {
    const writer = await start();
    await outbox.happen(...numbers(3_000));
    await writer.refresh();
    const source = await start();
    const stream = await source.subscribe({ interest, after: oldest });
    expect(told(await take(stream, 1))).toEqual(['n0']);
    await outbox.age(40);
    while ((await deleteOldest(outbox.dataSource, 30)) > 0);
    await outbox.happen('last');
    const rest = told(await take(stream, 201));
    expect(rest.slice(0, 199)).toEqual(numbers(200).slice(1));
    expect(rest.slice(199)).toEqual(['gap', 'last']);
  });

  it('that a process slept through are a gap to its live readers', async () => {
    const source = await start();
    const stream = await source.subscribe({ interest });
    await outbox.happen('seen');
    expect(told(await take(stream, 1))).toEqual(['seen']);
    // Numbered and deleted by others before this process has heard of them.
    await outbox.dataSource.query(
      `UPDATE outbox_lost SET occurred_at = now(), position = (
         SELECT max(position) FROM (
           SELECT nextval('outbox_position') AS position FROM generate_series(1, 5)
         ) taken)`,
    );
    await outbox.happen('heard');
    const events = await take(stream, 2);
    expect(told(events)).toEqual(['gap', 'heard']);
  });
});

describe('the job that deletes', () => {
  const left = async (): Promise<number> => {
    const [row] = await outbox.dataSource.query('SELECT count(*)::int AS count FROM outbox');
    return row.count;
  };

  it('works through everything in batches, and stops in between when it is closed', async () => {
    const source = await start();
    await outbox.happen(...numbers(3_500));
    await source.refresh();
    await outbox.age(2);
    const { dataSource } = outbox;
    const job = startRetention({ dataSource, days: 1, log: silentLog });
    await eventually(async () => (await left()) < 3_500);
    await job.close();
    expect(await left()).toBeGreaterThan(0);
    const again = startRetention({ dataSource, days: 1, log: silentLog });
    await eventually(async () => (await left()) === 0);
    await again.close();
  });

  it('works in one process at a time', async () => {
    await happenOldAndNew();
    const other = outbox.dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query(`SELECT pg_advisory_xact_lock(hashtextextended('things.outbox_lost', 0))`);
    expect(await deleteOldest(outbox.dataSource, 30)).toBe(0);
    await other.rollbackTransaction();
    await other.release();
    expect(await deleteOldest(outbox.dataSource, 30)).toBe(2);
  });

  it('belongs to the event source: it begins and ends with it', async () => {
    await happenOldAndNew();
    const source = await start({ retentionDays: 30 });
    await eventually(async () => (await left()) === 2);
    await source.close();
  });
});
