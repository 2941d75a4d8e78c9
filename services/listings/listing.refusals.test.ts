import { startTestService, type TestService } from '../kit/testing';
import { listings } from '.';

let service: TestService;
beforeAll(async () => {
  service = await startTestService(listings);
});
/** What is not refused must not go on when the test has failed. */
const over = new AbortController();
afterAll(async () => {
  over.abort();
  await service.close();
});

const year = 'from: "2026-01-01T00:00:00Z", to: "2026-12-31T00:00:00Z"';
const serviceClass = {
  __typename: 'ServiceClass',
  code: 'P1',
  listingCriteria: [
    {
      category: 'HOBBY',
      themeCode: 'ht_luonto',
      formCodes: [],
      ageGroupsAny: [],
      ageGroupsNone: [],
    },
  ],
};
const below = (fields: string): string =>
  `query ($filter: ListingFilter, $of: [_Any!]!) { _entities(representations: $of) { ... on ServiceClass { ${fields} } } }`;
const list = (args: string): string =>
  `query ($filter: ListingFilter) { listings(filter: $filter, ${args}) { nodes { id } } }`;

/** Wherever a filter for listings is given. */
const queries: readonly (readonly [string, string])[] = [
  ['a list', list('first: 1')],
  ['the soonest', list('orderBy: NEXT_OCCURRENCE')],
  [
    'a calendar',
    `query ($filter: ListingFilter) { calendar(${year}, filter: $filter) { nodes { start } } }`,
  ],
  ['statistics', 'query ($filter: ListingFilter) { listingStatistics(filter: $filter) { total } }'],
  [
    'a feed',
    'query ($filter: ListingFilter) { listingChanges(filter: $filter) { events { cursor } } }',
  ],
  ['a list of a class', below('listings(filter: $filter) { nodes { id } }')],
  ['figures of a class', below('listingStatistics(filter: $filter) { total }')],
];
const subscriptions: readonly (readonly [string, string])[] = [
  'listingPublished',
  'listingChanged',
].map((field) => [
  field,
  `subscription ($filter: ListingFilter) { ${field}(filter: $filter) { cursor } }`,
]);

const many = (value: string): string[] => Array.from({ length: 200 }, () => value);
const near = (latitude: number, longitude: number, radiusKm: number) => ({
  near: { latitude, longitude, radiusKm },
});

const refusals: readonly (readonly [string, object, string])[] = [
  ['an unknown theme', { theme: ['nope'] }, 'UNKNOWN_CODE'],
  ['an unknown municipality', { municipality: ['__proto__'] }, 'UNKNOWN_CODE'],
  ['200 themes', { theme: many('ht_luonto') }, 'BAD_USER_INPUT'],
  ['200 organisations', { organisation: many('org-1') }, 'BAD_USER_INPUT'],
  ['200 statuses', { status: many('PUBLISHED') }, 'BAD_USER_INPUT'],
  ['a radius of the earth', near(60.17, 24.94, 6_371), 'BAD_USER_INPUT'],
  ['a radius of nothing', near(60.17, 24.94, 0), 'BAD_USER_INPUT'],
  ['a radius below nothing', near(60.17, 24.94, -10), 'BAD_USER_INPUT'],
  ['a point with its degrees swapped', near(24.94, 60.17, 10), 'BAD_USER_INPUT'],
  ['10,000 characters', { text: 'a'.repeat(10_000) }, 'BAD_USER_INPUT'],
  [
    'a reversed period',
    { takesPlace: { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' } },
    'BAD_USER_INPUT',
  ],
  [
    'a period of fifty years',
    { takesPlace: { from: '1990-01-01T00:00:00Z', to: '2040-01-01T00:00:00Z' } },
    'BAD_USER_INPUT',
  ],
  ['a day that does not exist', { publishedAfter: '2026-02-30T00:00:00Z' }, 'BAD_USER_INPUT'],
];

describe.each(queries)('%s', (_name, document) => {
  it.each(refusals)('refuses %s without a statement', async (_what, filter, code) => {
    service.forgetStatements();
    const { errors } = await service.execute(document, {
      variables: { filter, of: [serviceClass] },
    });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(service.statements).toEqual([]);
  });
});

describe.each(subscriptions)('%s', (_name, document) => {
  it.each(refusals)('refuses %s before it starts', async (_what, filter, code) => {
    const { signal } = over;
    const open = service.subscribe(document, { variables: { filter }, signal });
    await expect(open).rejects.toMatchObject({
      extensions: { code },
    });
  });
});
