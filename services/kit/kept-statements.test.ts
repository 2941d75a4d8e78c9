import { createDataSource } from './data-source';
import { kept } from './kept-statements';
import { silentLog } from './log';
import { run, sql } from './sql';
import { createTestDatabase } from './testing';

it('parses and plans a kept statement once for a connection, and no other', async () => {
  const database = await createTestDatabase();
  const dataSource = await createDataSource({
    schema: 'things',
    url: database.url,
    entities: [],
    migrations: [],
    poolSize: 1,
    log: silentLog,
  });
  try {
    const twice = (value: number) => run(dataSource, kept(sql`SELECT ${value}::int * 2 AS twice`));
    expect(await twice(2)).toEqual([{ twice: 4 }]);
    expect(await twice(21)).toEqual([{ twice: 42 }]);
    await run(dataSource, sql`SELECT ${1}::int`);
    const names = await dataSource.query(
      'SELECT statement, generic_plans + custom_plans AS uses FROM pg_prepared_statements',
    );
    expect(names).toEqual([{ statement: expect.stringContaining('* 2 AS twice'), uses: '2' }]);
  } finally {
    await dataSource.destroy();
    await database.drop();
  }
});
