import { startTestService, type TestService } from '../kit/testing';
import { listings } from '.';
import { listingRecord } from './testing/listing-records';

let service: TestService;

/** As many as lie in all stretches, a minute between one and the next. */
const count = 31_000;
/** What has the words: the last of each stretch as well. */
const matching = [3, 7, 190, 200, 4_000, 4_001, 5_000, 5_200, 29_000, 30_000, 30_001, 30_500];

beforeAll(async () => {
  service = await startTestService(listings);
  await service.loadDemoData({
    listings: [listingRecord({ id: 'one', title: { fi: 'Kuoroilta' }, publishedAt: at(0) })],
    organisations: [],
    announcements: [],
  });
  await service.dataSource.transaction(async (manager) => {
    await manager.query('SET LOCAL statement_timeout = 0');
    await manager.query('ALTER TABLE listing DISABLE TRIGGER USER');
    const [{ columns }]: [{ columns: string }] = await manager.query(writtenColumns);
    await manager.query(copyListing(columns), [count, matching, at(0)]);
    await manager.query('ALTER TABLE listing ENABLE TRIGGER USER');
    await manager.query('ANALYZE listing');
  });
});
afterAll(() => service.close());

const at = (minutesAgo: number): string =>
  new Date(Date.UTC(2026, 0, 1) - minutesAgo * 60_000).toISOString();

/** The database computes or numbers the other columns. */
const writtenColumns = `
  SELECT string_agg(attname, ', ') AS columns FROM pg_attribute
  WHERE attrelid = 'listing'::regclass AND attnum > 0 AND NOT attisdropped
    AND attgenerated = '' AND attidentity = ''`;

const copyListing = (columns: string): string => `
  INSERT INTO listing (${columns})
  SELECT ${columns} FROM generate_series(1, $1::int) AS ago,
    (SELECT to_jsonb(l) AS one FROM listing l) AS original,
    LATERAL (SELECT CASE WHEN ago = ANY ($2::int[]) THEN 'jooga:1 retki:2' ELSE 'jooga:1' END AS words) AS typed,
    LATERAL jsonb_populate_record(NULL::listing, one || jsonb_build_object(
      'id', 'at ' || ago, 'published_at', $3::timestamptz - ago * interval '1 minute',
      'title_words', words, 'lead_words', words, 'all_words', words)) AS copy`;

it.each([1, 4, 50])('gives all that matches, the newest first, in pages of %i', async (first) => {
  const found: string[] = [];
  for (let after: string | null = null, hasMore = true; hasMore;) {
    const { data, errors } = await service.execute(
      `query ($first: Int!, $after: String) {
        listings(first: $first, after: $after, filter: { text: "jooga retki" }) {
          nodes { id } pageInfo { endCursor hasNextPage } } }`,
      { variables: { first, after } },
    );
    if (errors) throw errors[0];
    const { nodes, pageInfo } = data.listings;
    found.push(...nodes.map(({ id }: { id: string }) => id));
    ({ endCursor: after, hasNextPage: hasMore } = pageInfo);
  }
  expect(found).toEqual(matching.map((ago) => `at ${ago}`));
});
