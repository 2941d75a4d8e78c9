import { type DemoListing } from '../../demo/records';
import { startTestService, type TestService } from '../kit/testing';
import { listings } from '.';
import { coveredAreas } from './listing.areas';
import { ListingDimension } from './listing.statistics.type';
import { listingRecord, randomRecord, seeded } from './testing/listing-records';
import { admin } from './testing/principals';

const random = seeded(11);
const records = Array.from({ length: 400 }, (_, index) => ({
  ...randomRecord(random, `l${index}`),
  ...(index % 2 === 0 ? { title: { fi: 'Otsikko', sv: 'Rubrik' } } : {}),
}));

let service: TestService;
beforeAll(async () => {
  service = await startTestService(listings);
  await service.loadDemoData({ listings: records, organisations: [], announcements: [] });
});
beforeEach(() => service.forgetStatements());
afterAll(() => service.close());

async function ask(document: string, variables = {}) {
  const { data, errors } = await service.execute(document, { variables });
  expect(errors).toBeUndefined();
  return data;
}

const monthOf = (instant: string): string =>
  new Intl.DateTimeFormat('sv', {
    timeZone: 'Europe/Helsinki',
    year: 'numeric',
    month: '2-digit',
  }).format(new Date(instant));

const areasOf = (record: DemoListing) =>
  coveredAreas({
    municipalityCodes: record.municipalities,
    regionCodes: record.regions,
    countyCodes: record.counties,
    isWholeCountry: record.wholeCountry,
  });

const orNull = (values: readonly string[]): readonly (string | null)[] =>
  values.length > 0 ? values : [null];

/** The values of a listing, read off its record. */
const valuesOf: Record<ListingDimension, (record: DemoListing) => readonly (string | null)[]> = {
  CATEGORY: ({ category }) => [category],
  THEME: ({ themes }) => themes,
  FORM: ({ form }) => [form],
  MUNICIPALITY: (record) => orNull(areasOf(record).municipalities),
  REGION: (record) => orNull(areasOf(record).regions),
  COUNTY: (record) => orNull(areasOf(record).counties),
  AGE_GROUP: ({ ageGroups }) => ageGroups,
  LANGUAGE: ({ languages }) => languages,
  CHANNEL_KIND: ({ channels }) => [...new Set(channels.map(({ kind }) => kind))],
  PUBLISHED_MONTH: ({ publishedAt }) => [publishedAt && monthOf(publishedAt)],
  UPDATED_MONTH: ({ updatedAt }) => [monthOf(updatedAt)],
};

const selectionOf: Record<ListingDimension, string> = {
  CATEGORY: 'category',
  THEME: 'theme { code }',
  FORM: 'form { code }',
  MUNICIPALITY: 'municipality { code }',
  REGION: 'region { code }',
  COUNTY: 'county { code }',
  AGE_GROUP: 'ageGroup',
  LANGUAGE: 'language',
  CHANNEL_KIND: 'channelKind',
  PUBLISHED_MONTH: 'publishedMonth',
  UPDATED_MONTH: 'updatedMonth',
};

const published = records.filter(({ status }) => status === 'PUBLISHED');

function expectedTable(groupBy: readonly ListingDimension[], found = published) {
  const table: Record<string, number> = {};
  for (const record of found) {
    const keys = groupBy.reduce<string[]>(
      (before, dimension) =>
        before.flatMap((key) => valuesOf[dimension](record).map((value) => `${key} ${value}`)),
      [''],
    );
    for (const key of keys) table[key] = (table[key] ?? 0) + 1;
  }
  return table;
}

type Row = Readonly<Record<string, unknown>> & { readonly count: number };

/** Rows as the key that `expectedTable` makes: values in the order of the selection. */
const tableOf = (rows: readonly Row[]): Record<string, number> =>
  Object.fromEntries(
    rows.map(({ count, ...values }) => [
      Object.values(values)
        .map((value) => ` ${(value as { code?: string } | null)?.code ?? String(value)}`)
        .join(''),
      count,
    ]),
  );

const statistics = (groupBy: readonly ListingDimension[], filter = '{}') => `
  listingStatistics(first: 2000, groupBy: [${groupBy.join()}], filter: ${filter}) {
    total rows { count ${groupBy.map((one) => selectionOf[one]).join(' ')} } hasMoreRows
  }`;

const all = Object.keys(ListingDimension) as ListingDimension[];

describe('statistics of listings', () => {
  it.each(all)('count each listing once for each of its values: %s', async (dimension) => {
    const { listingStatistics } = await ask(`{ ${statistics([dimension])} }`);
    expect(tableOf(listingStatistics.rows)).toEqual(expectedTable([dimension]));
    expect(listingStatistics).toMatchObject({ total: published.length, hasMoreRows: false });
    expect(service.statements).toHaveLength(1);
  });

  it.each([
    ['THEME', 'REGION'],
    ['FORM', 'THEME'],
    ['PUBLISHED_MONTH', 'CATEGORY'],
    ['PUBLISHED_MONTH', 'UPDATED_MONTH'],
    ['MUNICIPALITY', 'COUNTY'],
    ['AGE_GROUP', 'CHANNEL_KIND'],
  ] as const)('count by two dimensions: %s and %s', async (...groupBy) => {
    const { listingStatistics } = await ask(`{ ${statistics(groupBy)} }`);
    expect(tableOf(listingStatistics.rows)).toEqual(expectedTable(groupBy));
  });

  it('count all tables of a filter in one pass, and each kind of months in one of its own', async () => {
    const tables: readonly (readonly ListingDimension[])[] = [
      ...all.map((one) => [one]),
      ['THEME', 'REGION'],
      ['AGE_GROUP', 'CATEGORY'],
      ['REGION', 'COUNTY'],
      ['UPDATED_MONTH', 'LANGUAGE'],
    ];
    const tiles = tables.map((groupBy, index) => `tile${index}: ${statistics(groupBy).trim()}`);
    const data = await ask(`{ total: listingStatistics { total } ${tiles.join(' ')} }`);
    expect(data.total.total).toBe(published.length);
    for (const [index, groupBy] of tables.entries()) {
      const { total, rows } = data[`tile${index}`];
      expect({ groupBy, total, rows: tableOf(rows) }).toEqual({
        groupBy,
        total: published.length,
        rows: expectedTable(groupBy),
      });
    }
    expect(service.statements).toHaveLength(3);
  });

  it('count what was never published under no month', async () => {
    const hidden = records.filter(({ status }) => status !== 'PUBLISHED');
    const { data } = await service.execute(
      `{ ${statistics(['PUBLISHED_MONTH'], '{ status: [DRAFT, ARCHIVED] }')} }`,
      { principal: admin },
    );
    const table = tableOf(data.listingStatistics.rows);
    expect(Object.keys(table)).toEqual(expect.arrayContaining([' null', ' 2026-01']));
    expect(table).toEqual(expectedTable(['PUBLISHED_MONTH'], hidden));
  });

  it('take the filters of lists, and add up where a listing has one value', async () => {
    const data = await ask(`{
      ${statistics(['FORM', 'PUBLISHED_MONTH'], '{ region: "01", ageGroup: YOUNG }')}
      listings(filter: { region: "01", ageGroup: YOUNG }) { totalCount }
    }`);
    const { total, rows } = data.listingStatistics;
    expect(total).toBe(data.listings.totalCount);
    expect(rows.reduce((sum: number, { count }: Row) => sum + count, 0)).toBe(total);
  });

  it('give months in their order and the rest by size', async () => {
    const data = await ask(`{
      ${statistics(['PUBLISHED_MONTH'])}
      sizes: ${statistics(['THEME']).trim()}
    }`);
    const months = data.listingStatistics.rows.map((row: Row) => row.publishedMonth);
    expect(months).toEqual([...months].sort());
    const counts = data.sizes.rows.map(({ count }: Row) => count);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });

  it('say when there are more rows than asked for, and nothing but the total without dimensions', async () => {
    const data = await ask(`{
      some: listingStatistics(groupBy: THEME, first: 2) { total rows { count } hasMoreRows }
      none: listingStatistics { total rows { count } hasMoreRows }
    }`);
    expect(data.some.rows).toHaveLength(2);
    expect(data.some).toMatchObject({ total: published.length, hasMoreRows: true });
    expect(data.none).toEqual({ total: published.length, rows: [], hasMoreRows: false });
  });

  it('tell how well listings are described', async () => {
    const { listingStatistics } = await ask(`{ listingStatistics { coverage {
      severalTextLanguages { count share } severalLanguages { count }
      withAccessibility { share } withFutureOccurrences { count share }
    } } }`);
    const twoTitles = published.filter(({ title }) => title.sv !== undefined).length;
    const twoLanguages = published.filter(({ languages }) => languages.length > 1).length;
    expect(listingStatistics.coverage).toEqual({
      severalTextLanguages: { count: twoTitles, share: twoTitles / published.length },
      severalLanguages: { count: twoLanguages },
      withAccessibility: { share: 1 },
      withFutureOccurrences: { count: 0, share: 0 },
    });
  });

  it('are counted for all service classes of a level in one statement', async () => {
    const criteria = (themeCode: string) => [
      { category: 'HOBBY', themeCode, formCodes: [], ageGroupsAny: [], ageGroupsNone: ['YOUNG'] },
      { category: 'HOBBY', themeCode, formCodes: [], ageGroupsAny: ['ANY'], ageGroupsNone: [] },
    ];
    const ids = ['ht_urheilu', 'ht_luonto', 'ht_kulttuuri'].map((theme, index) => ({
      __typename: 'ServiceClass',
      code: `P${index}`,
      listingCriteria: criteria(theme),
    }));
    const { _entities: classes } = await ask(
      `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on ServiceClass {
        listingStatistics(groupBy: CATEGORY) { total rows { category count } } listings { totalCount }
      } } }`,
      { ids },
    );
    expect(service.statements).toHaveLength(2);
    for (const { listingStatistics: figures, listings: list } of classes) {
      expect(list.totalCount).toBeGreaterThan(0);
      expect(figures).toEqual({
        total: list.totalCount,
        rows: [{ category: 'HOBBY', count: list.totalCount }],
      });
    }
  });

  it.each([
    ['groupBy: [THEME, FORM, REGION]', 'BAD_USER_INPUT'],
    ['groupBy: [THEME, THEME]', 'BAD_USER_INPUT'],
    ['groupBy: THEME, first: 2001', 'BAD_USER_INPUT'],
    ['filter: { theme: "nothing" }', 'UNKNOWN_CODE'],
  ])('refuse what they cannot count: %s', async (args, code) => {
    const { errors } = await service.execute(`{ listingStatistics(${args}) { total } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code });
  });
});

it('counts as coming what goes on without end, from the agenda', async () => {
  const weekly = {
    kind: 'WEEKLY',
    startDate: '2026-03-23',
    endDate: null,
    times: [{ weekday: 1, startTime: '18:00', endTime: '19:30' }],
    exclusions: [],
  } as const;
  const own = await startTestService(listings);
  const record = listingRecord({ id: 'weekly', schedules: [weekly] });
  await own.loadDemoData({ listings: [record], organisations: [], announcements: [] });
  const { data } = await own.execute(
    '{ listingStatistics { coverage { withFutureOccurrences { count } } } }',
  );
  await own.close();
  expect(data.listingStatistics.coverage.withFutureOccurrences.count).toBe(1);
});
