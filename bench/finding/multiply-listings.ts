import { type DataSource } from 'typeorm';

/**
 * Copies every listing so many times, within the database: each copy has its own id, owner, times
 * of publication and places within two kilometres; texts, codes, ages, areas and schedules are
 * spread as in the demo data. Indexes are taken off first and built at the end.
 */
export async function multiplyListings(
  dataSource: DataSource,
  count: number,
  times: number,
): Promise<void> {
  if (times > 1) {
    await prepareForMuch(dataSource);
    const indexes = await takeOffIndexes(dataSource);
    await dataSource.query('ALTER TABLE listing DISABLE TRIGGER USER');
    await copyListings(dataSource, count, times);
    await dataSource.query('ALTER TABLE listing ENABLE TRIGGER USER');
    for (const { definition } of indexes) await dataSource.query(definition);
  }
  for (const table of ['listing', 'listing_agenda', 'listing_recurrence', 'listing_place'])
    await dataSource.query(`VACUUM (ANALYZE) ${table}`);
  await resetSettings(dataSource);
  await dataSource.query('CHECKPOINT');
}

/** What is made anew for each run need not survive a crash, and has the memory to itself. */
const settingsForMuch: Readonly<Record<string, string>> = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  maintenance_work_mem: '1GB',
  max_wal_size: '16GB',
};

async function prepareForMuch(dataSource: DataSource): Promise<void> {
  for (const [setting, value] of Object.entries(settingsForMuch))
    await dataSource.query(`ALTER SYSTEM SET ${setting} = '${value}'`);
  await dataSource.query('SELECT pg_reload_conf()');
}

/** What is measured runs with the settings that it always has. */
async function resetSettings(dataSource: DataSource): Promise<void> {
  for (const setting of Object.keys(settingsForMuch))
    await dataSource.query(`ALTER SYSTEM RESET ${setting}`);
  await dataSource.query('SELECT pg_reload_conf()');
}

interface Index {
  readonly name: string;
  readonly definition: string;
}

/** All but those that constraints need: these are few and narrow. */
async function takeOffIndexes(dataSource: DataSource): Promise<readonly Index[]> {
  const indexes: Index[] = await dataSource.query(`
    SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relnamespace = 'listings'::regnamespace AND i.indrelid::regclass::text ~ '^listing(_agenda|_recurrence|_place)?$'
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)`);
  for (const { name } of indexes) await dataSource.query(`DROP INDEX ${name}`);
  return indexes;
}

async function copyListings(dataSource: DataSource, count: number, times: number): Promise<void> {
  const columns = await plainColumns(dataSource);
  const copied = columns.map((column) => changed[column] ?? `l.${column}`);
  // Two at a time, each half of the copies: one would leave a processor idle.
  const middle = Math.floor(times / 2);
  const halves = [
    [1, middle],
    [middle + 1, times - 1],
  ] as const;
  const inHalves = (copy: (copies: string) => string) =>
    Promise.all(
      halves.map(([from, to]) => dataSource.query(copy(`generate_series(${from}, ${to}) AS copy`))),
    );
  await inHalves(
    (copies) => `
      INSERT INTO listing (no, ${columns.join(', ')}) OVERRIDING SYSTEM VALUE
      SELECT l.no + copy * ${count}, ${copied.join(', ')}
      FROM ${copies}, listing l WHERE l.no <= ${count}`,
  );
  for (const [table, own] of Object.entries(beside))
    await inHalves(
      (copies) => `
        INSERT INTO ${table} (listing_no, ${Object.keys(own).join(', ')})
        SELECT b.listing_no + copy * ${count}, ${Object.values(own).join(', ')}
        FROM ${copies}, ${table} b WHERE b.listing_no <= ${count}`,
    );
  await dataSource.query(
    `SELECT setval(pg_get_serial_sequence('listing', 'no'), (SELECT max(no) FROM listing))`,
  );
}

/** What the database neither numbers nor computes. */
async function plainColumns(dataSource: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await dataSource.query(`
    SELECT attname AS name FROM pg_attribute
    WHERE attrelid = 'listing'::regclass AND attnum > 0 AND NOT attisdropped
      AND attgenerated = '' AND attidentity = ''`);
  return rows.map(({ name }) => name);
}

const earlier = `random() * interval '300 days'`;

const changed: Readonly<Record<string, string>> = {
  id: 'md5(l.id || copy)::uuid::text',
  organisation_id: 'md5(l.organisation_id || copy)::uuid::text',
  created_at: `l.created_at - interval '300 days'`,
  published_at: `l.published_at - ${earlier}`,
  updated_at: `l.updated_at - ${earlier}`,
};

/** Some steps to the side, within the square that the agenda knows the place by. */
const moved = (axis: 0 | 1): string =>
  `least(greatest(b.location[${axis}] + (random() - 0.5) * 4000, floor(b.location[${axis}] / 16000) * 16000),
         floor(b.location[${axis}] / 16000) * 16000 + 15999)`;

const same = (...columns: string[]): Record<string, string> =>
  Object.fromEntries(columns.map((column) => [column, `b.${column}`]));

const beside: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  listing_agenda: same('key', 'next_start', 'next_end', 'traits'),
  listing_recurrence: same(
    'cycle',
    'phase',
    'first_day',
    'last_day',
    'start_minute',
    'end_minute',
    'is_all_day',
    'exclusions',
  ),
  listing_place: { ...same('at'), location: `point(${moved(0)}, ${moved(1)})` },
};
