import { eventually, startTestService, type TestService } from '../kit/testing';
import { listings } from '.';
import { advanceListings } from './listing.sweeper';
import { fillFindingTables, never } from './listing.upkeep';
import { tidyWordIndexes } from './listing.word-indexes';
import { listingInput } from './testing/listing-input';
import { WalkByTraits1795737600000 } from './migrations/walk-by-traits.migration';
import { listingRecord, placeRecord, randomRecord, seeded } from './testing/listing-records';
import { memberOf } from './testing/principals';

let service: TestService;

const tables = ['listing_agenda', 'listing_recurrence', 'listing_place'];

beforeAll(async () => {
  service = await startTestService(listings);
});
afterEach(() => service.dataSource.query(`TRUNCATE listing, ${tables.join(', ')}`));
afterAll(() => service.close());

const weekly = {
  kind: 'WEEKLY' as const,
  startDate: '2026-01-05',
  endDate: null,
  times: [{ weekday: 1, startTime: '18:00', endTime: '19:00' }],
  exclusions: [],
};

const load = (...records: Parameters<typeof listingRecord>[0][]) =>
  service.loadDemoData({
    listings: records.map(listingRecord),
    organisations: [],
    announcements: [],
  });

const nextStarts = async (): Promise<string[]> => {
  const rows: { next: Date }[] = await service.dataSource.query(
    'SELECT DISTINCT next_start AS next FROM listing_agenda ORDER BY 1',
  );
  return rows.map(({ next }) => next.toISOString());
};

const isKnownBy = async (...keys: string[]): Promise<boolean[]> => {
  const rows: { found: boolean }[] = await service.dataSource.query(
    `SELECT EXISTS (SELECT FROM listing_agenda WHERE key = hashtextextended(k, 0)) AS found
     FROM unnest($1::text[]) WITH ORDINALITY AS k(k, at) ORDER BY at`,
    [keys],
  );
  return rows.map(({ found }) => found);
};

it('knows a listing by its areas, themes, wide areas with themes, and squares', async () => {
  await load({ id: 'a', channels: [placeRecord] });
  expect(await isKnownBy('m:091', 'r:01', 'ht_urheilu', 'r:01 ht_urheilu', '64km 6 104')).toEqual(
    Array(5).fill(true),
  );
  expect(await isKnownBy('m:049', 'm:091 ht_urheilu', 'FI')).toEqual(Array(3).fill(false));
});

it('keeps up with what is written', async () => {
  const { data } = await service.execute(
    'mutation ($input: CreateListingInput!) { createListing(input: $input) { listing { id } } }',
    { variables: { input: listingInput({ schedules: [weekly] }) }, principal: memberOf('org-1') },
  );
  expect(await isKnownBy('m:091', 'm:837')).toEqual([true, false]);
  expect((await nextStarts())[0]).not.toBe(never);
  const { errors } = await service.execute(
    `mutation ($id: ID!) { updateListing(id: $id, expectedVersion: 1,
       input: { municipalities: ["837"], schedules: [] }) { userErrors { message } } }`,
    { variables: { id: data.createListing.listing.id }, principal: memberOf('org-1') },
  );
  expect(errors).toBeUndefined();
  expect(await isKnownBy('m:091', 'm:837')).toEqual([false, true]);
  expect(await nextStarts()).toEqual([never]);
  expect(await service.dataSource.query('SELECT FROM listing_recurrence')).toEqual([]);
});

it('moves a listing on when its time is over, and no other', async () => {
  const once = { ...weekly, kind: 'SINGLE' as const, startDate: '2100-01-04', endDate: null };
  await load({ id: 'a', schedules: [weekly] }, { id: 'b', schedules: [once] }, { id: 'c' });
  const later = new Date('2099-01-01T00:00:00Z');
  expect(await advanceListings(service.dataSource, later)).toBe(1);
  expect(await nextStarts()).toEqual([
    '2099-01-05T16:00:00.000Z',
    '2100-01-04T16:00:00.000Z',
    never,
  ]);
  expect(await advanceListings(service.dataSource, later)).toBe(0);
  expect(await advanceListings(service.dataSource, new Date('2150-01-01T00:00:00Z'))).toBe(2);
  expect(await nextStarts()).toEqual(['2150-01-05T16:00:00.000Z', never]);
});

it('shares the work among processes: each listing is moved by one of them', async () => {
  await load(...Array.from({ length: 700 }, (_, at) => ({ id: `l${at}`, schedules: [weekly] })));
  const later = new Date('2099-01-01T00:00:00Z');
  const moved = await Promise.all([1, 2, 3].map(() => advanceListings(service.dataSource, later)));
  const rest = await advanceListings(service.dataSource, later);
  expect(moved.reduce((sum, count) => sum + count, rest)).toBe(700);
});

it('moves nothing on, and complains of nothing, while somebody fills the tables', async () => {
  await load({ id: 'a', schedules: [weekly] });
  const later = new Date(Date.now() + 8 * 24 * 60 * 60 * 1_000);
  const filling = service.dataSource.createQueryRunner();
  await filling.startTransaction();
  await filling.query('LOCK TABLE listing_agenda IN ACCESS EXCLUSIVE MODE');
  expect(await advanceListings(service.dataSource, later)).toBe(0);
  await filling.rollbackTransaction();
  await filling.release();
  expect(await advanceListings(service.dataSource, later)).toBe(1);
});

it('puts the words of new listings where they belong, so that no search reads what waits', async () => {
  await service.execute(
    'mutation ($input: CreateListingInput!) { createListing(input: $input) { listing { id } } }',
    { variables: { input: listingInput({}) }, principal: memberOf('org-1') },
  );
  await service.dataSource.query(`UPDATE listing SET status = 'PUBLISHED', published_at = now()`);
  await service.dataSource.transaction(tidyWordIndexes);
  const waiting = await service.dataSource.query(
    `SELECT sum(gin_clean_pending_list(oid))::int AS pages FROM pg_class WHERE relname LIKE 'listing_by_%_words'`,
  );
  expect(waiting).toEqual([{ pages: 0 }]);
});

it('tidies the indexes of words that somebody has made anew meanwhile', async () => {
  const index = 'listing_by_title_words';
  const filling = service.dataSource.createQueryRunner();
  await filling.startTransaction();
  const [made]: [{ definition: string }] = await filling.query(
    `SELECT pg_get_indexdef('${index}'::regclass) AS definition`,
  );
  await filling.query(`DROP INDEX ${index}`);
  const tidied = service.dataSource.transaction(tidyWordIndexes);
  await eventually(async () => {
    const waiting: object[] = await service.dataSource.query(
      `SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return waiting.length > 0;
  });
  await filling.query(made.definition);
  await filling.commitTransaction();
  await filling.release();
  await expect(tidied).resolves.toBeUndefined();
});

const traits = async (): Promise<Record<string, number>> => {
  const rows: { id: string; traits: number }[] = await service.dataSource.query(
    'SELECT DISTINCT l.id, a.traits FROM listing_agenda a JOIN listing l ON l.no = a.listing_no',
  );
  return Object.fromEntries(rows.map((row) => [row.id, row.traits]));
};

it('serves listings that were written before it', async () => {
  await load({ id: 'a', schedules: [weekly] }, { id: 'b' });
  const agenda = 'SELECT * FROM listing_agenda ORDER BY listing_no, key';
  const before = await service.dataSource.query(agenda);
  await service.dataSource.query(`TRUNCATE ${tables.join(', ')}`);
  await fillFindingTables(service.dataSource.manager, new Date());
  const first = before.map((row: object) => ({ ...row, traits: 0 }));
  expect(await service.dataSource.query(agenda)).toEqual(first);
});

it('knows the traits of listings that were written before it', async () => {
  const random = seeded(3);
  await load(...Array.from({ length: 200 }, (_, index) => randomRecord(random, `l${index}`)));
  const written = await traits();
  expect(new Set(Object.values(written)).size).toBeGreaterThan(50);
  const runner = service.dataSource.createQueryRunner();
  const migration = new WalkByTraits1795737600000();
  await migration.down(runner);
  await migration.up(runner);
  await runner.release();
  expect(await traits()).toEqual(written);
});
