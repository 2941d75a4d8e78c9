import { startTestService } from '../../kit/testing';
import { listings } from '..';
import { listingRecord } from '../testing/listing-records';
import { KeepShortTextsInRows1796083200000 } from './keep-short-texts-in-rows.migration';

const texts = ['id', 'organisation_id', 'accessibility', 'titles', 'summaries', 'sort_title'];

it('moves short texts of what is there into its row, and changes nothing else', async () => {
  const service = await startTestService(listings);
  const runner = service.dataSource.createQueryRunner();
  const read = async () => ({
    rows: (await runner.query('SELECT * FROM listing ORDER BY id')) as object[],
    outside: (await runner.query(
      `SELECT num_nonnulls(${texts.map((text) => `pg_column_toast_chunk_id(${text})`).join(', ')}) AS count
       FROM listing`,
    )) as object[],
  });
  const migration = new KeepShortTextsInRows1796083200000();
  const id = 'a'.repeat(36);
  // Only of rows that are long something is put outside.
  const description = {
    fi: Array.from({ length: 500 }, (_, index) => `sana${index * 7919}`).join(' '),
  };
  const title = { fi: 'Lukupiiri kirjastossa', sv: 'Läsecirkel på biblioteket' };
  try {
    await migration.down(runner);
    await service.loadDemoData({
      listings: [listingRecord({ id, title, summary: title, description })],
      organisations: [],
      announcements: [],
    });
    const before = await read();
    expect(before.outside).not.toEqual([{ count: 0 }]);
    await migration.up(runner);
    expect(await read()).toEqual({ rows: before.rows, outside: [{ count: 0 }] });
    expect(await runner.query(`SELECT FROM search_unlearned`)).toEqual([]);
  } finally {
    await runner.release();
    await service.close();
  }
});
