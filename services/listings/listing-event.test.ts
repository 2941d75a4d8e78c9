import { type Principal } from '../../platform/identity/principal';
import { eventually, startTestService, type TestService } from '../kit/testing';
import { listings } from '.';
import { type ListingFilter } from './listing.filter';
import { listingRecord, placeRecord, randomRecord, seeded } from './testing/listing-records';
import { admin, memberOf } from './testing/principals';

let service: TestService;
const open = new Set<AbortController>();

beforeAll(async () => {
  service = await startTestService(listings);
});
afterEach(async () => {
  for (const controller of open) controller.abort();
  open.clear();
  await service.dataSource.query('TRUNCATE listing');
});
afterAll(() => service.close());

interface Delivered {
  readonly cursor: string;
  readonly occurredAt: string;
  readonly listing: { readonly id: string; readonly title: string } | null;
}

/** Subscribes and gathers what comes, until the test ends. */
async function subscribe(
  args: { filter?: ListingFilter; after?: string | null } = {},
  principal?: Principal,
): Promise<Delivered[]> {
  const controller = new AbortController();
  open.add(controller);
  const stream = await service.subscribe(
    `subscription ($filter: ListingFilter, $after: String) {
      listingPublished(filter: $filter, after: $after) { cursor occurredAt listing { id title } } }`,
    { variables: args, signal: controller.signal, ...(principal ? { principal } : {}) },
  );
  const delivered: Delivered[] = [];
  void gather(stream, delivered);
  return delivered;
}

async function gather(
  stream: Awaited<ReturnType<TestService['subscribe']>>,
  into: Delivered[],
): Promise<void> {
  for await (const { data, errors } of stream) {
    if (errors) throw errors[0];
    into.push(data.listingPublished);
  }
}

async function loadDrafts(...records: Parameters<typeof listingRecord>[0][]): Promise<void> {
  const drafts = records.map((record) =>
    listingRecord({ ...record, status: 'DRAFT', publishedAt: null, archivedAt: null }),
  );
  await service.loadDemoData({ listings: drafts, organisations: [], announcements: [] });
}

async function change(what: 'publish' | 'archive', id: string, version: number): Promise<void> {
  const { data } = await service.execute(
    `mutation ($id: ID!, $v: Int!) { result: ${what}Listing(id: $id, expectedVersion: $v) {
      userErrors { code message path } } }`,
    { variables: { id, v: version }, principal: admin },
  );
  expect(data.result.userErrors).toEqual([]);
}

const idsOf = (delivered: readonly Delivered[]) => delivered.map(({ listing }) => listing?.id);

/** Published last in a test: when it has come, everything before it has come too. */
const arrived = (delivered: readonly Delivered[], id: string) =>
  eventually(() => idsOf(delivered).includes(id));

it('delivers what is published, with the listing', async () => {
  await loadDrafts({ id: 'a' });
  const delivered = await subscribe();
  await change('publish', 'a', 1);
  await arrived(delivered, 'a');
  expect(delivered).toEqual([
    {
      cursor: expect.any(String),
      occurredAt: expect.stringMatching(/Z$/),
      listing: { id: 'a', title: 'Ilmoitus a' },
    },
  ]);
});

it('says nothing of archiving, and speaks again when it is published again', async () => {
  await loadDrafts({ id: 'a' }, { id: 'b' });
  const delivered = await subscribe();
  await change('publish', 'a', 1);
  await arrived(delivered, 'a');
  await change('archive', 'a', 2);
  await change('publish', 'a', 3);
  await change('publish', 'b', 1);
  await arrived(delivered, 'b');
  expect(idsOf(delivered)).toEqual(['a', 'a', 'b']);
});

it('delivers what meets the filter only', async () => {
  await loadDrafts(
    { id: 'oulu', municipalities: ['564'] },
    { id: 'helsinki', municipalities: ['091'] },
    { id: 'country', municipalities: [], wholeCountry: true },
    { id: 'last', municipalities: ['564'] },
  );
  const north = await subscribe({ filter: { region: ['17'] } });
  const strict = await subscribe({ filter: { region: ['17'], includeWholeCountry: false } });
  for (const id of ['oulu', 'helsinki', 'country', 'last']) await change('publish', id, 1);
  for (const delivered of [north, strict]) await arrived(delivered, 'last');
  expect(idsOf(north)).toEqual(['oulu', 'country', 'last']);
  expect(idsOf(strict)).toEqual(['oulu', 'last']);
});

it('goes on behind a cursor without loss or repetition', async () => {
  await loadDrafts(...['a', 'b', 'c', 'd'].map((id) => ({ id })));
  const first = await subscribe();
  await change('publish', 'a', 1);
  await arrived(first, 'a');
  for (const id of ['b', 'c']) await change('publish', id, 1);
  await arrived(first, 'c');
  const resumed = await subscribe({ after: first[0]?.cursor });
  await change('publish', 'd', 1);
  await arrived(resumed, 'd');
  expect(idsOf(resumed)).toEqual(['b', 'c', 'd']);
  await arrived(first, 'd');
  expect(resumed.map(({ cursor }) => cursor)).toEqual(first.slice(1).map(({ cursor }) => cursor));
});

it('gives no listing that has been withdrawn since', async () => {
  await loadDrafts({ id: 'a' }, { id: 'b' }, { id: 'c' });
  const first = await subscribe();
  for (const id of ['a', 'b']) await change('publish', id, 1);
  await arrived(first, 'b');
  await change('archive', 'b', 2);
  const resumed = await subscribe({ after: first[0]?.cursor });
  await change('publish', 'c', 1);
  await arrived(resumed, 'c');
  expect(idsOf(resumed)).toEqual([undefined, 'c']);
});

it('reads the listing once for all subscribers', async () => {
  await loadDrafts({ id: 'a' });
  const all = await Promise.all(Array.from({ length: 50 }, () => subscribe()));
  service.forgetStatements();
  await change('publish', 'a', 1);
  for (const delivered of all) await arrived(delivered, 'a');
  // One more is the writer's, who reads what it changes.
  const reads = service.statements.filter((text) => /FROM listing l WHERE l\.id = ANY/.test(text));
  expect(reads).toHaveLength(2);
});

it('matches as the list does, whatever the listing and filter', async () => {
  const random = seeded(11);
  const filters: ListingFilter[] = [
    { category: ['HOBBY'], isFree: true },
    { municipality: ['091'], ageGroup: ['YOUNG'] },
    { county: ['19', '05'], language: ['SV', 'EN'] },
    { channelKind: ['ONLINE'], includeWholeCountry: false, region: ['01'] },
    { gender: ['FEMALE'], organisation: ['org-1', 'org-2'] },
  ];
  const records = Array.from({ length: 60 }, (_, index) => randomRecord(random, `r${index}`));
  const last = {
    id: 'zz-last',
    ageGroups: ['YOUNG'],
    gender: 'FEMALE',
    languages: ['SV'],
    municipalities: ['091'],
    counties: ['05'],
    channels: [{ ...placeRecord, kind: 'ONLINE' }],
  } as const;
  await loadDrafts(...records, last);
  const live = await Promise.all(filters.map((filter) => subscribe({ filter })));
  for (const { id } of records) await change('publish', id, 1);
  // What every filter lets through: each subscriber hears for itself, and some later than others.
  await change('publish', last.id, 1);
  for (const delivered of live) await arrived(delivered, last.id);
  for (const [index, filter] of filters.entries()) {
    const { data } = await service.execute(
      'query ($f: ListingFilter) { listings(filter: $f, first: 200) { nodes { id } } }',
      { variables: { f: filter } },
    );
    const listed = data.listings.nodes.map(({ id }: { id: string }) => id).sort();
    const heard = idsOf(live[index] ?? []);
    expect({ filter, heard: [...heard].sort() }).toEqual({ filter, heard: listed });
    expect(listed.length).toBeGreaterThan(0);
  }
});

describe('a subscription that cannot be', () => {
  const codeOf = async (
    args: { filter?: ListingFilter; after?: string },
    principal?: Principal,
  ): Promise<unknown> => {
    const error = await subscribe(args, principal).then(
      () => null,
      (thrown: { extensions: { code: string } }) => thrown,
    );
    return error?.extensions.code;
  };

  it('is refused before it starts', async () => {
    expect(await codeOf({ after: 'nonsense' })).toBe('INVALID_CURSOR');
    expect(await codeOf({ filter: { theme: ['x'] } })).toBe('UNKNOWN_CODE');
    expect(await codeOf({ filter: { status: ['DRAFT'] } })).toBe('UNAUTHENTICATED');
    expect(await codeOf({ filter: { status: ['DRAFT'] } }, memberOf('org-1'))).toBeUndefined();
  });
});
