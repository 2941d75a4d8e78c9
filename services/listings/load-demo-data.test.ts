import { migrateDown } from '../kit/service';
import { silentLog } from '../kit/log';
import { startTestService } from '../kit/testing';
import { listings } from '.';
import { loadDemoData } from './load-demo-data';
import { listingRecord, randomRecord, seeded } from './testing/listing-records';

it('loads a thousand and more records, marked as demo data, without events', async () => {
  const service = await startTestService(listings);
  try {
    const random = seeded(13);
    const records = Array.from({ length: 2_345 }, (_, index) => randomRecord(random, `l${index}`));
    await loadDemoData(service.dataSource, { listings: records, organisations: [] });
    const [counts] = await service.dataSource.query(`
      SELECT count(*)::int AS rows, bool_and(is_demo) AS demo,
        (SELECT count(*)::int FROM outbox) AS events FROM listing`);
    expect(counts).toEqual({ rows: 2_345, demo: true, events: 0 });
  } finally {
    await service.close();
  }
});

it('loads all or nothing', async () => {
  const service = await startTestService(listings);
  try {
    const records = [listingRecord({ id: 'a' }), listingRecord({ id: 'a' })];
    await expect(
      loadDemoData(service.dataSource, { listings: records, organisations: [] }),
    ).rejects.toThrow(/duplicate key/);
    const [{ rows }] = await service.dataSource.query('SELECT count(*)::int AS rows FROM listing');
    expect(rows).toBe(0);
  } finally {
    await service.close();
  }
});

it('leaves nothing behind when its migrations are undone, and can be built again', async () => {
  const service = await startTestService(listings);
  const left = () =>
    service.dataSource.query(`
      SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'listings' AND c.relkind = 'r' AND c.relname <> 'migrations'`);
  try {
    expect((await left()).length).toBeGreaterThan(0);
    await migrateDown(listings, { url: service.database.url, log: silentLog });
    expect(await left()).toEqual([]);
    await service.dataSource.runMigrations();
    await loadDemoData(service.dataSource, {
      organisations: [],
      listings: [listingRecord({ id: 'a' })],
    });
  } finally {
    await service.close();
  }
});
