import { type DemoListing } from '../../demo/records';
import { startTestService, type TestService } from '../kit/testing';
import { listings } from '.';
import { metresBetween, planePointOf } from './finnish-plane';
import { advanceListings } from './listing.sweeper';
import { placesOf } from './listing.upkeep';
import {
  listingRecord,
  placeRecord,
  randomRecord,
  randomSchedule,
  seeded,
} from './testing/listing-records';

let service: TestService;
let records: readonly DemoListing[];

beforeAll(async () => {
  service = await startTestService(listings);
  const random = seeded(5);
  records = Array.from({ length: 400 }, (_, index) => ({
    ...randomRecord(random, `l${index}`),
    schedules: random() < 0.8 ? [randomSchedule(random)] : [],
  }));
  await service.loadDemoData({ listings: records, organisations: [], announcements: [] });
});
afterAll(() => service.close());

interface Node {
  readonly id: string;
  readonly distance: number | null;
  readonly nextOccurrence: { readonly start: string } | null;
}

/** All pages of a list, one after the other. */
async function readAll(args: string, root = '', leaf = ''): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = await service.execute(
      `query ($after: String) { ${root} listings(first: 37, after: $after, ${args}) {
        nodes { id distance nextOccurrence { start } } pageInfo { hasNextPage endCursor } } ${leaf} }`,
      { variables: { after } },
    );
    if (errors) throw errors[0];
    const page = data.listings;
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

const codeOf = async (args: string): Promise<unknown> => {
  const { errors } = await service.execute(`{ listings(${args}) { nodes { id } } }`);
  return errors?.[0]?.extensions.code;
};

const ids = (nodes: readonly { id: string }[]): string[] => nodes.map(({ id }) => id).sort();

const never = '9999';

describe('in order of the next occurrence', () => {
  it.each([
    ['everything', ''],
    ['an area and a theme', 'region: "01", theme: ["ht_urheilu", "st_terveys", "ht_luonto"]'],
    ['areas that overlap', 'region: ["01", "11", "06"], county: ["90", "08"]'],
    ['a municipality without the whole country', 'municipality: "564", includeWholeCountry: false'],
    ['a theme', 'theme: "ht_luonto"'],
    ['an age', 'ageGroup: ELDERLY'],
    ['ages of an area', 'region: "01", ageGroup: [BABY, YOUNG]'],
    ['a language', 'language: [SV, RU]'],
    ['a category', 'category: HOBBY'],
    ['one gender', 'gender: FEMALE'],
    ['a way to take part', 'channelKind: ONLINE'],
    ['what is free', 'isFree: true'],
    ['what is not free', 'isFree: false'],
    ['a circle', 'near: { latitude: 60.17, longitude: 24.94, radiusKm: 12 }'],
  ])('has each listing once, the soonest first, of %s', async (_what, filter) => {
    const args = filter === '' ? '' : `filter: { ${filter} }`;
    const soonest = await readAll(`${args}, orderBy: NEXT_OCCURRENCE`);
    expect(ids(soonest)).toEqual(ids(await readAll(`${args}, orderBy: TITLE`)));
    const starts = soonest.map((node) => node.nextOccurrence?.start ?? never);
    expect(starts).toEqual([...starts].sort());
    expect(soonest.length).toBeGreaterThan(3);
  });

  it('never shows as next what is over, even before the listing was moved on', async () => {
    const database = service.dataSource;
    const readIds = async () => (await readAll('orderBy: NEXT_OCCURRENCE')).map(({ id }) => id);
    const before = await readIds();
    await database.query(
      `UPDATE listing_agenda SET next_start = now() - interval '2 hours', next_end = now() - interval '1 hour'
       WHERE listing_no = (SELECT no FROM listing WHERE id = $1)`,
      [before[0]],
    );
    expect(await readIds()).toEqual(before.slice(1));
    await advanceListings(database, new Date());
    expect(await readIds()).toEqual(before);
  });

  it('counts the same in every order', async () => {
    const counts = await Promise.all(
      ['TITLE', 'NEXT_OCCURRENCE', 'DISTANCE'].map(async (orderBy) => {
        const { data } = await service.execute(
          `{ listings(orderBy: ${orderBy}, filter: { near: { latitude: 60.17, longitude: 24.94 } }) { totalCount } }`,
        );
        return data.listings.totalCount;
      }),
    );
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBeGreaterThan(10);
  });
});

describe('near a point', () => {
  const point = { latitude: 60.17, longitude: 24.94 };
  const metresTo = ({ channels }: DemoListing): number =>
    Math.min(...placesOf(channels).map((place) => metresBetween(planePointOf(point), place)));
  const within = (kilometres: number) =>
    records.filter((one) => one.status === 'PUBLISHED' && metresTo(one) <= kilometres * 1_000);
  const near = (kilometres: number) =>
    `filter: { near: { latitude: 60.17, longitude: 24.94, radiusKm: ${kilometres} } }`;

  it.each([3, 10, 40])('finds what is within %s km, the nearest first', async (kilometres) => {
    const found = await readAll(`${near(kilometres)}, orderBy: DISTANCE`);
    const expected = [...within(kilometres)].sort((a, b) => metresTo(a) - metresTo(b));
    expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(found.map(({ distance }) => distance)).toEqual(
      expected.map((one) => Math.round(metresTo(one))),
    );
    expect(ids(await readAll(near(kilometres)))).toEqual(ids(expected));
  });

  it('measures from any point, also outside such lists', async () => {
    const { data } = await service.execute(`{ listing(id: "l1") {
      none: distance one: distance(from: { latitude: 60.17, longitude: 24.94 }) } }`);
    expect(data.listing).toEqual({ none: null, one: Math.round(metresTo(records[1]!)) });
  });

  it('refuses radiuses and points that make no sense, and an order without a point', async () => {
    expect(await codeOf(near(6_371))).toBe('BAD_USER_INPUT');
    expect(await codeOf(near(0))).toBe('BAD_USER_INPUT');
    expect(await codeOf(near(-1))).toBe('BAD_USER_INPUT');
    const swapped = 'filter: { near: { latitude: 24.94, longitude: 60.17 } }';
    expect(await codeOf(swapped)).toBe('BAD_USER_INPUT');
    expect(await codeOf('orderBy: DISTANCE')).toBe('BAD_USER_INPUT');
  });

  it('refuses a cursor of another order or point', async () => {
    const { data } = await service.execute(
      `{ listings(${near(10)}, orderBy: DISTANCE) { pageInfo { endCursor } } }`,
    );
    const after = `after: "${data.listings.pageInfo.endCursor}"`;
    expect(await codeOf(`${near(10)}, orderBy: DISTANCE, ${after}`)).toBeUndefined();
    expect(await codeOf(`${near(10)}, orderBy: NEXT_OCCURRENCE, ${after}`)).toBe('INVALID_CURSOR');
    expect(await codeOf(`${near(11)}, orderBy: DISTANCE, ${after}`)).toBe('INVALID_CURSOR');
  });
});

describe('below other types', () => {
  const below = async (type: string, key: string, args: string): Promise<string[]> => {
    const { data, errors } = await service.execute(
      `query ($of: [_Any!]!) { _entities(representations: $of) {
        ... on ${type} { listings(first: 200, ${args}) { nodes { id } } } } }`,
      { variables: { of: [{ __typename: type, ...JSON.parse(key) }] } },
    );
    if (errors) throw errors[0];
    return data._entities[0].listings.nodes.map(({ id }: Node) => id);
  };

  it.each([
    ['Municipality', '{"code":"564"}'],
    ['Region', '{"code":"01"}'],
    ['WellbeingServicesCounty', '{"code":"90"}'],
    ['Theme', '{"code":"ht_luonto"}'],
    ['Organisation', '{"id":"org-1"}'],
    [
      'ServiceClass',
      '{"code":"P1","listingCriteria":[{"category":"HOBBY","themeCode":"ht_luonto","formCodes":[],"ageGroupsAny":[],"ageGroupsNone":[]}]}',
    ],
  ])('%s has the same listings in every order, with every filter', async (type, key) => {
    const filter = 'filter: { near: { latitude: 60.17, longitude: 24.94, radiusKm: 30 } }';
    const byTitle = await below(type, key, `orderBy: TITLE, ${filter}`);
    expect(byTitle.length).toBeGreaterThan(0);
    for (const orderBy of ['NEXT_OCCURRENCE', 'DISTANCE'])
      expect((await below(type, key, `orderBy: ${orderBy}, ${filter}`)).sort()).toEqual(
        [...byTitle].sort(),
      );
  });
});

it('has a listing with several places once, at the nearest', async () => {
  const other = await startTestService(listings);
  try {
    const places = [60.2, 60.18, 60.18, 60.19].map((latitude, index) => ({
      ...placeRecord,
      id: `c${index}`,
      coordinates: { latitude, longitude: 24.94 },
    }));
    await other.loadDemoData({
      listings: [listingRecord({ id: 'a', channels: places })],
      organisations: [],
      announcements: [],
    });
    const { data } = await other.execute(
      `{ listings(orderBy: DISTANCE, filter: { near: { latitude: 60.17, longitude: 24.94 } }) {
        nodes { distance } totalCount } }`,
    );
    expect(data.listings).toEqual({ nodes: [{ distance: expect.any(Number) }], totalCount: 1 });
    expect(data.listings.nodes[0].distance).toBeLessThan(1_200);
  } finally {
    await other.close();
  }
});
