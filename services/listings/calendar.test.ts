import { type DemoListing } from '../../demo/records';
import { startTestService, type TestService } from '../kit/testing';
import { listings } from '.';
import { occurrencesOf } from './schedule.occurrences';
import { listingRecord, randomSchedule, seeded } from './testing/listing-records';

let service: TestService;
let records: readonly DemoListing[];

beforeAll(async () => {
  service = await startTestService(listings);
  const random = seeded(31);
  records = Array.from({ length: 60 }, (_, index) =>
    listingRecord({
      id: `l${index}`,
      themes: index % 3 === 0 ? ['ht_luonto'] : ['ht_urheilu'],
      schedules: [randomSchedule(random), randomSchedule(random)],
    }),
  );
  await service.loadDemoData({ listings: records, organisations: [], announcements: [] });
});
afterAll(() => service.close());

interface Args {
  readonly from: string;
  readonly to: string;
  readonly filter?: object;
  readonly first?: number;
  readonly after?: string | null;
}

const document = `query ($from: DateTime!, $to: DateTime!, $filter: ListingFilter, $first: Int, $after: String) {
  calendar(from: $from, to: $to, filter: $filter, first: $first, after: $after) {
    nodes { start end isAllDay listing { id } } pageInfo { hasNextPage endCursor } } }`;

const ask = (args: Args) => service.execute(document, { variables: { first: 50, ...args } });

const codeOf = async (args: Args) => (await ask(args)).errors?.[0]?.extensions.code;

async function readAll(args: Args): Promise<string[]> {
  const entries: string[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = await ask({ ...args, after });
    if (errors) throw errors[0];
    for (const { start, end, isAllDay, listing } of data.calendar.nodes)
      entries.push(`${start} ${end} ${isAllDay} ${listing.id}`);
    if (!data.calendar.pageInfo.hasNextPage) return entries;
    after = data.calendar.pageInfo.endCursor;
  }
}

/** What each listing says by itself. */
const expected = (from: string, to: string, of = records): string[] =>
  of
    .flatMap(({ id, schedules }) =>
      occurrencesOf(schedules, new Date(from), new Date(to), 10_000).map(
        ({ start, end, isAllDay }) =>
          `${start.toISOString()} ${end.toISOString()} ${isAllDay} ${id}`,
      ),
    )
    .sort();

const byTime = (entries: readonly string[]): string[] => entries.map((entry) => entry.slice(0, 24));

describe.each([
  ['all listings', {}, () => true],
  [
    'few listings',
    { theme: ['ht_luonto'] },
    ({ themes }: DemoListing) => themes[0] === 'ht_luonto',
  ],
])('of %s', (_what, filter, belongs) => {
  it.each([
    ['a month', '2026-05-01T00:00:00Z', '2026-06-01T00:00:00Z'],
    ['an afternoon', '2026-05-06T12:00:00Z', '2026-05-06T15:00:00Z'],
    ['the spring change', '2026-03-28T22:00:00Z', '2026-03-29T21:00:00Z'],
    ['from within the hour behind the skipped one', '2026-03-29T01:10:00Z', '2026-03-30T00:00:00Z'],
    ['the autumn change', '2026-10-24T21:00:00Z', '2026-10-25T22:00:00Z'],
    ['from within the repeated hour', '2026-10-25T01:20:00Z', '2026-10-25T03:00:00Z'],
    ['to within the repeated hour', '2026-10-24T22:00:00Z', '2026-10-25T00:20:00Z'],
    ['the end of February', '2027-02-26T00:00:00Z', '2027-03-02T00:00:00Z'],
  ])('has every time once, in order, page by page: %s', async (_period, from, to) => {
    const entries = await readAll({ from, to, filter });
    expect([...entries].sort()).toEqual(expected(from, to, records.filter(belongs)));
    expect(byTime(entries)).toEqual([...byTime(entries)].sort());
  });
});

it('pages in small steps through a day with more than fits', async () => {
  const [from, to] = ['2026-05-04T00:00:00Z', '2026-05-07T00:00:00Z'];
  const entries = await readAll({ from, to, first: 3 });
  expect([...entries].sort()).toEqual(expected(from, to));
});

it.each(['0001', '1700', '3000', '9999'])('is empty in the year %s', async (year) => {
  const { data, errors } = await service.execute(
    `{ calendar(from: "${year}-01-01T00:00:00Z", to: "${year}-12-31T23:59:59Z") { totalCount nodes { start } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.calendar).toEqual({ totalCount: 0, nodes: [] });
});

it('counts what it lists', async () => {
  const { data } = await service.execute(
    '{ calendar(from: "2026-05-01T00:00:00Z", to: "2026-05-20T00:00:00Z") { totalCount } }',
  );
  expect(data.calendar.totalCount).toBe(
    expected('2026-05-01T00:00:00Z', '2026-05-20T00:00:00Z').length,
  );
});

it('holds weekdays and hours of the filter to each entry', async () => {
  const [from, to] = ['2026-05-01T00:00:00Z', '2026-05-20T00:00:00Z'];
  const filter = { takesPlace: { from, to, weekday: [6, 7], startsFrom: '10:00' } };
  const entries = await readAll({ from, to, filter });
  expect(entries.length).toBeGreaterThan(3);
  for (const entry of entries) expect([6, 0]).toContain(new Date(entry.slice(0, 24)).getUTCDay());
});

it('holds them to what is over by now too: the period is that of the calendar', async () => {
  const [from, to] = ['2026-05-01T00:00:00Z', '2026-05-20T00:00:00Z'];
  const filter = { takesPlace: { weekday: [6, 7], startsFrom: '10:00' } };
  const isMeant = (entry: string): boolean => {
    const start = new Date(entry.slice(0, 24));
    return (
      [6, 0].includes(start.getUTCDay()) && start.getUTCHours() >= 7 && start.getUTCHours() < 21
    );
  };
  const entries = await readAll({ from, to, filter });
  expect([...entries].sort()).toEqual(expected(from, to).filter(isMeant));
  expect(entries.length).toBeGreaterThan(3);
});

it('keeps to the period of the filter', async () => {
  const [from, to] = ['2026-05-04T00:00:00Z', '2026-05-06T00:00:00Z'];
  const month = { from: '2026-05-01T00:00:00Z', to: '2026-06-01T00:00:00Z' };
  const entries = await readAll({ ...month, filter: { takesPlace: { from, to } } });
  expect([...entries].sort()).toEqual(expected(from, to));
  const apart = { from: '2026-06-02T00:00:00Z', to: '2026-06-03T00:00:00Z' };
  expect(await readAll({ ...month, filter: { takesPlace: apart } })).toEqual([]);
});

it('asks no listing for its times where each entry is asked', async () => {
  service.forgetStatements();
  const [from, to] = ['2026-05-01T00:00:00Z', '2026-05-20T00:00:00Z'];
  await ask({ from, to, filter: { takesPlace: { weekday: [6], startsFrom: '03:00' } } });
  expect(service.statements.join()).not.toContain('takes_place');
});

it('tells how far a listing is from the point of the filter', async () => {
  const { data, errors } = await service.execute(
    `{ calendar(first: 1, from: "2026-05-01T00:00:00Z", to: "2026-06-01T00:00:00Z", filter: {
         near: { latitude: 60.18, longitude: 24.94, radiusKm: 50 } }) { nodes { listing { distance } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.calendar.nodes[0].listing.distance).toBeGreaterThan(0);
});

it('asks the database a few times, whatever the page holds', async () => {
  service.forgetStatements();
  await ask({ from: '2026-05-01T00:00:00Z', to: '2026-05-20T00:00:00Z', first: 100 });
  expect(service.statements.length).toBeLessThan(9);
});

it('refuses reversed and endless periods, and cursors of another', async () => {
  const [from, to] = ['2026-05-01T00:00:00Z', '2026-05-20T00:00:00Z'];
  expect(await codeOf({ from: to, to: from })).toBe('BAD_USER_INPUT');
  expect(await codeOf({ from, to: from })).toBe('BAD_USER_INPUT');
  expect(await codeOf({ from, to: '2028-05-20T00:00:00Z' })).toBe('BAD_USER_INPUT');
  const { data } = await ask({ from, to });
  const after = data.calendar.pageInfo.endCursor;
  expect(await codeOf({ from, to, after })).toBeUndefined();
  expect(await codeOf({ from, to: '2026-05-21T00:00:00Z', after })).toBe('INVALID_CURSOR');
});
