import { type DemoListing } from '../../demo/records';
import { startTestService, type TestService } from '../kit/testing';
import { listings } from '.';
import { localMinuteAt } from './local-day';
import { occurrencesOf } from './schedule.occurrences';
import { pickSome, randomSchedule, listingRecord, seeded } from './testing/listing-records';

let service: TestService;
let records: readonly DemoListing[];

beforeAll(async () => {
  service = await startTestService(listings);
  const random = seeded(17);
  records = Array.from({ length: 150 }, (_, index) =>
    listingRecord({ id: `l${index}`, schedules: [randomSchedule(random), randomSchedule(random)] }),
  );
  await service.loadDemoData({ listings: records, organisations: [], announcements: [] });
});
afterAll(() => service.close());

const ask = (takesPlace: object) =>
  service.execute(
    'query ($filter: ListingFilter) { listings(first: 200, filter: $filter) { nodes { id } } }',
    { variables: { filter: { takesPlace: JSON.parse(JSON.stringify(takesPlace)) } } },
  );

const found = async (takesPlace: object): Promise<string[]> => {
  const { data, errors } = await ask(takesPlace);
  if (errors) throw errors[0];
  return data.listings.nodes.map(({ id }: { id: string }) => id).sort();
};

const clock = (minutes: number): string => new Date(minutes * 60_000).toISOString().slice(11, 16);

it('finds what the occurrences say, for any period, weekdays and hours', async () => {
  const random = seeded(23);
  for (let round = 0; round < 60; round += 1) {
    const from = new Date(Date.UTC(2026, 0, 1, 0, Math.floor(random() * 500_000)));
    const to = new Date(from.getTime() + (1 + random() * 20) * 86_400_000);
    const weekday = random() < 0.5 ? pickSome(random, [1, 2, 3, 4, 5, 6, 7], 3) : null;
    const [earliest, latest] = random() < 0.5 ? [600, 1_080] : [0, 1_439];
    const isMeant = (start: Date): boolean => {
      const minute = localMinuteAt(start);
      const day = ((Math.floor(minute / 1_440) + 3) % 7) + 1;
      const hour = minute % 1_440;
      return (weekday?.includes(day) ?? true) && hour >= earliest && hour <= latest;
    };
    const expected = records.filter(({ schedules }) =>
      occurrencesOf(schedules, from, to, 400).some(({ start }) => isMeant(start)),
    );
    const filter = {
      from,
      to,
      weekday,
      startsFrom: clock(earliest),
      startsBefore: clock(latest + 1),
    };
    const given = latest === 1_439 ? { from, to, weekday } : filter;
    expect({ given, ids: await found(given) }).toEqual({
      given,
      ids: expected.map(({ id }) => id).sort(),
    });
  }
}, 30_000);

it.each([
  ['a reversed period', { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }],
  ['a period of years', { from: '2026-01-01T00:00:00Z', to: '2029-01-01T00:00:00Z' }],
  ['an eighth weekday', { weekday: [8] }],
  ['reversed hours', { startsFrom: '18:00', startsBefore: '10:00' }],
])('refuses %s', async (_what, takesPlace) => {
  const { errors } = await ask(takesPlace);
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

it.each([
  ['the first year', { from: '0001-01-01T00:00:00Z', to: '0001-06-01T00:00:00Z' }],
  ['a year before any listing', { from: '1700-01-01T00:00:00Z' }],
  ['a year behind all that is looked at', { from: '3000-01-01T00:00:00Z' }],
  ['the last year', { from: '9999-01-01T00:00:00Z', to: '9999-12-31T23:59:59Z' }],
])('finds nothing in %s', async (_when, takesPlace) => {
  expect(await found(takesPlace)).toEqual([]);
});

it('is not for subscriptions, and says so', async () => {
  const open = service.subscribe(
    'subscription { listingPublished(filter: { takesPlace: {} }) { cursor } }',
  );
  await expect(open).rejects.toMatchObject({
    message: expect.stringContaining('cannot be followed'),
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

it('counts on what happens once also where the plan knows that it does', async () => {
  const rows = await service.dataSource.query(
    `SELECT day FROM due_days(0, 20760, 20760, 20760, '{}', 20750, 20770) AS day`,
  );
  expect(rows).toEqual([{ day: 20_760 }]);
});
