import { silentLog } from '../../kit/log';
import { startService, type RunningService } from '../../kit/service';
import { createTestDatabase, type TestDatabase } from '../../kit/testing';
import { listings } from '..';
import { listingRecord } from '../testing/listing-records';
import { DeriveWhatChanges1796256000000 } from './derive-what-changes.migration';

let database: TestDatabase;
let service: RunningService;

/** Of before the migration: a database of its own, as no other test wants it. */
beforeAll(async () => {
  const migrations = listings.migrations.filter((one) => one !== DeriveWhatChanges1796256000000);
  database = await createTestDatabase();
  const options = { url: database.url, log: silentLog };
  service = await startService({ ...listings, migrations }, options);
  await service.loadDemoData({
    listings: [
      listingRecord({ id: 'reading', title: { fi: 'Lukupiiri', sv: 'Läsecirkel' } }),
      listingRecord({ id: 'yoga', title: { sv: 'Yoga' } }),
    ],
    organisations: [],
    announcements: [],
  });
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

interface Derived {
  readonly id: string;
  readonly sort_title: string;
  readonly is_translated: boolean;
  readonly profiles: string[];
  readonly listed_at: Date;
}

const readDerived = (id = '%'): Promise<Derived[]> =>
  service.dataSource.query(
    `SELECT id, sort_title, is_translated, listed_at,
            ARRAY[kind_profile, people_profile, place_profile, way_profile] AS profiles
     FROM listing WHERE id LIKE $1 ORDER BY id`,
    [id],
  );

const indexesOfTheTable = (): Promise<object[]> =>
  service.dataSource.query(
    `SELECT indexdef FROM pg_indexes WHERE tablename = 'listing' ORDER BY indexdef`,
  );

it('derives what the generated columns of before hold, there and back', async () => {
  const runner = service.dataSource.createQueryRunner();
  const migration = new DeriveWhatChanges1796256000000();
  const read = async () => [await readDerived(), await indexesOfTheTable()];
  try {
    const generated = await read();
    await migration.up(runner);
    await runner.query(
      'UPDATE listing SET titles = titles, form_code = form_code, area_keys = area_keys',
    );
    expect(await read()).toEqual(generated);
    await migration.down(runner);
    expect(await read()).toEqual(generated);
    await migration.up(runner);
  } finally {
    await runner.release();
  }
});

it('derives anew from what an update changes, and knows the new profile', async () => {
  const [before] = await readDerived('yoga');
  await service.dataSource.query(
    `UPDATE listing SET titles = '{"fi": "Jooga", "sv": "Yoga"}', is_free = NOT is_free,
       published_at = published_at + interval '1 day' WHERE id = 'yoga'`,
  );
  const [after] = await readDerived('yoga');
  expect(after).toMatchObject({ sort_title: 'Jooga', is_translated: true });
  expect(after?.profiles.slice(0, 3)).toEqual(before?.profiles.slice(0, 3));
  expect(after?.profiles[3]).not.toBe(before?.profiles[3]);
  expect(after?.listed_at).not.toEqual(before?.listed_at);
  const known: object[] = await service.dataSource.query(
    `SELECT is_free FROM listing_profile WHERE part = 'way' AND profile = $1`,
    [after?.profiles[3]],
  );
  expect(known).toHaveLength(1);
});

it.each([
  [`category = 'SPORT'`, 'category SPORT'],
  [`gender = 'OTHER'`, 'gender OTHER'],
  [`theme_codes = '{}'`, 'themes {}'],
  [`theme_codes = '{a,b,c}'`, 'themes {a,b,c}'],
  [`status = 'LOST'`, 'listing_status_check'],
  [`status = 'PUBLISHED', published_at = NULL`, 'listing_status_check'],
  [`status = 'ARCHIVED', archived_at = NULL`, 'listing_status_check'],
  [`status = 'DRAFT', archived_at = now()`, 'listing_status_check'],
])('refuses %s', async (change, message) => {
  await expect(
    service.dataSource.query(`UPDATE listing SET ${change} WHERE id = 'reading'`),
  ).rejects.toMatchObject({ code: '23514', message: expect.stringContaining(message) as string });
});
