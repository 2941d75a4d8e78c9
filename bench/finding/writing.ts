import { type DataSource } from 'typeorm';
import { createInProcessTransport } from '../../gateway/transport/in-process';
import { type Principal, noAreas } from '../../platform/identity/principal';
import { silentLog } from '../../services/kit/log';
import { recordChange } from '../../services/kit/outbox';
import { sql } from '../../services/kit/sql';
import { listings } from '../../services/listings';
import { onOwnProcessors } from '../measure/own-processors';
import { printTable } from '../measure/table';
import { type ListingsDatabase } from './database';

const count = 1_000;
const someAtOnce = 100;
/** So often the listings are published: one run differs from the next by a tenth. */
const passes = 3;
const writersAtOnce = [1, 16, 64];

/**
 * Publishing through the service (create, publish: each with its event, everything that listings
 * are found by kept up, the sweeper at work beside it), against the same rows in two bare statements
 * each, in transactions of their own, into a table that has nothing but its primary key; without
 * events, and with one for each statement, which followers need whether or not anything is to be
 * found. By one client, and by several at once. Some of each in turn: what else the computer does
 * meanwhile is in all. The service and the database have a processor each.
 */
export async function measureWriting(database: ListingsDatabase, size: number): Promise<void> {
  const { dataSource } = database.service;
  const inputs = await readInputs(dataSource);
  const rows = await readRows(dataSource);
  await dataSource.query(
    'CREATE TABLE bare_listing (LIKE listing INCLUDING STORAGE, PRIMARY KEY (id))',
  );
  const publish = publisher(database);
  const ways: Ways = {
    bare: (at) => insertBare(dataSource, rows[at]),
    recorded: (at) => insertRecorded(dataSource, rows[at]),
    published: (at) => publish(inputs[at]),
  };
  const upkeep = listings.startUpkeep?.(dataSource, silentLog);
  const measured = await onOwnProcessors(dataSource, () => measureAll(dataSource, ways));
  await upkeep?.stop();
  printTable(
    measured.map(({ writers, took }) => ({
      writing: `${count} among ${size}, ${writers} at a time`,
      'bare ms each': took.bare / (passes * count),
      'with events': took.recorded / (passes * count),
      published: took.published / (passes * count),
      'to bare': took.published / took.bare,
      'to bare with events': took.published / took.recorded,
      'at most': 3,
    })),
  );
}

interface Measured {
  readonly writers: number;
  readonly took: Record<Way, number>;
}

async function measureAll(dataSource: DataSource, ways: Ways): Promise<Measured[]> {
  // What runs for days has its code compiled and its connections warm.
  await measureWays(dataSource, ways, 1);
  const measured: Measured[] = [];
  for (const writers of writersAtOnce)
    measured.push({ writers, took: await measureWays(dataSource, ways, writers) });
  return measured;
}

type Way = 'bare' | 'recorded' | 'published';
type Ways = Readonly<Record<Way, (at: number) => Promise<void>>>;

/** Milliseconds that each of the ways took for all passes. */
async function measureWays(
  dataSource: DataSource,
  ways: Ways,
  writers: number,
): Promise<Record<Way, number>> {
  const took = { bare: 0, recorded: 0, published: 0 };
  for (let done = 0; done < passes * count; done += someAtOnce) {
    for (const way of ['bare', 'recorded', 'published'] as const) {
      took[way] += await timed(() => writeSome(ways[way], done % count, writers));
      await dataSource.query('TRUNCATE bare_listing');
    }
  }
  return took;
}

/** Each writer begins the next when it has the answer to the one before. */
async function writeSome(
  write: (at: number) => Promise<void>,
  from: number,
  writers: number,
): Promise<void> {
  let next = from;
  const writeOn = async (): Promise<void> => {
    while (next < from + someAtOnce) {
      next += 1;
      await write(next - 1);
    }
  };
  await Promise.all(Array.from({ length: writers }, writeOn));
}

async function timed(run: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

const admin: Principal = {
  subject: 'bench',
  role: 'admin',
  organisationId: null,
  scopes: ['listings:write'],
  policies: [],
  areas: noAreas,
  expiresAt: 4_000_000_000,
};

/** Inputs as clients send them, of listings that are there. */
async function readInputs(dataSource: DataSource): Promise<readonly unknown[]> {
  const rows: { input: unknown }[] = await dataSource.query(
    `SELECT jsonb_build_object(
       'organisationId', organisation_id, 'category', category, 'themes', theme_codes,
       'form', form_code, 'title', titles, 'summary', summaries, 'description', descriptions,
       'ageGroups', age_groups, 'gender', gender, 'languages', languages,
       'price', jsonb_build_object('isFree', is_free, 'description', price_descriptions),
       'municipalities', municipality_codes, 'regions', region_codes, 'counties', county_codes,
       'wholeCountry', is_whole_country, 'contacts', '[]'::jsonb,
       'channels', (SELECT jsonb_agg(channel - 'id') FROM jsonb_array_elements(stored_channels) AS channel),
       'schedules', stored_schedules) AS input
     FROM listing WHERE status = 'PUBLISHED' AND no <= 20100 AND stored_channels <> '[]' ORDER BY no LIMIT ${count}`,
  );
  return rows.map(({ input }) => input);
}

const createListing =
  'mutation ($input: CreateListingInput!) { result: createListing(input: $input) { listing { id } userErrors { message path } } }';
const publishListing =
  'mutation ($id: ID!) { result: publishListing(id: $id, expectedVersion: 1) { listing { id } userErrors { message } } }';

interface Written {
  readonly result: { readonly listing: { readonly id: string } | null };
}

const caller = {
  principal: admin,
  requestId: 'bench',
  identityKey: 'bench',
  forwardedHeaders: new Map(),
};

/** As the gateway asks a service of its process. */
function publisher({ service }: ListingsDatabase): (input: unknown) => Promise<void> {
  const transport = createInProcessTransport(service);
  const run = async (document: string, variables: Record<string, unknown>) => {
    const { data, errors } = await transport.execute({
      kind: 'mutation',
      document,
      variables,
      variablesText: '',
      context: { ...caller, signal: new AbortController().signal },
    });
    const listing = (data as Written | undefined)?.result.listing;
    if (!listing) throw new Error(`Not written: ${JSON.stringify({ data, errors })}`);
    return listing.id;
  };
  return async (input) => {
    const id = await run(createListing, { input });
    await run(publishListing, { id });
  };
}

interface BareRow {
  readonly id: string;
  readonly row: string;
}

const readRows = (dataSource: DataSource): Promise<BareRow[]> =>
  dataSource.query(
    `SELECT id, to_jsonb(l)::text AS row FROM listing l WHERE status = 'PUBLISHED' ORDER BY no DESC LIMIT ${count}`,
  );

async function insertBare(dataSource: DataSource, given: BareRow | undefined): Promise<void> {
  await dataSource.query(
    `INSERT INTO bare_listing SELECT * FROM jsonb_populate_record(NULL::bare_listing, $1::jsonb)`,
    [given?.row],
  );
  await dataSource.query(`UPDATE bare_listing SET status = 'PUBLISHED' WHERE id = $1`, [given?.id]);
}

/** The same, each statement with an event. */
async function insertRecorded(dataSource: DataSource, given: BareRow | undefined): Promise<void> {
  const event = { type: 'bare', subjectId: given?.id ?? '', organisationId: null, payload: {} };
  await recordChange(
    dataSource,
    sql`changed AS (INSERT INTO bare_listing
      SELECT * FROM jsonb_populate_record(NULL::bare_listing, ${given?.row}::jsonb) RETURNING id)`,
    event,
  );
  await recordChange(
    dataSource,
    sql`changed AS (UPDATE bare_listing SET status = 'PUBLISHED' WHERE id = ${given?.id} RETURNING id)`,
    event,
  );
}
