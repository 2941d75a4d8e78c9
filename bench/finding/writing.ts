import { type DataSource } from 'typeorm';
import { execute, parse, type DocumentNode } from 'graphql';
import { type Principal, noAreas } from '../../platform/identity/principal';
import { recordChange } from '../../services/kit/outbox';
import { sql } from '../../services/kit/sql';
import { printTable } from '../measure/table';
import { type ListingsDatabase } from './database';

const count = 1_000;
const atOnce = 50;

/**
 * Publishing through the service (create, publish: each with its event, everything that listings
 * are found by kept up), against the same rows in two bare statements each, in transactions of
 * their own, into a table that has nothing but its primary key; without events, and with one for
 * each statement, which followers need whether or not anything is to be found. Some of each in
 * turn: what else the computer does meanwhile is in all.
 */
export async function measureWriting(database: ListingsDatabase, size: number): Promise<void> {
  const { dataSource } = database.service;
  const inputs = await readInputs(dataSource);
  const rows = await readRows(dataSource);
  await dataSource.query(
    'CREATE TABLE bare_listing (LIKE listing INCLUDING STORAGE, PRIMARY KEY (id))',
  );
  const took = { bare: 0, recorded: 0, published: 0 };
  for (let at = 0; at < count; at += atOnce) {
    const some = rows.slice(at, at + atOnce);
    took.bare += await timed(() => insertBare(dataSource, some));
    await dataSource.query('TRUNCATE bare_listing');
    took.recorded += await timed(() => insertRecorded(dataSource, some));
    took.published += await timed(() => publishAll(database, inputs.slice(at, at + atOnce)));
  }
  const against = (label: string, baseline: number) => ({
    writing: `${count} among ${size}, against ${label}`,
    'baseline ms each': baseline / count,
    'published ms each': took.published / count,
    ratio: took.published / baseline,
    'at most': 3,
  });
  printTable([
    against('bare inserts', took.bare),
    against('bare inserts with events', took.recorded),
  ]);
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

const create = parse(
  'mutation ($input: CreateListingInput!) { result: createListing(input: $input) { listing { id } userErrors { message path } } }',
);
const publish = parse(
  'mutation ($id: ID!) { result: publishListing(id: $id, expectedVersion: 1) { listing { id } userErrors { message } } }',
);

/** As the gateway does in one process: with parsed documents. */
async function publishAll(
  { service }: ListingsDatabase,
  inputs: readonly unknown[],
): Promise<void> {
  const run = async (document: DocumentNode, variableValues: Record<string, unknown>) => {
    const { data, errors } = await execute({
      schema: service.schema,
      document,
      variableValues,
      contextValue: service.contextFor({
        principal: admin,
        requestId: 'bench',
        signal: new AbortController().signal,
      }),
    });
    const result = data?.result as { listing: { id: string } | null; userErrors: object[] };
    if (errors || !result.listing)
      throw new Error(`Not written: ${JSON.stringify(errors ?? result.userErrors)}`);
    return result.listing.id;
  };
  for (const input of inputs) {
    const id = await run(create, { input });
    await run(publish, { id });
  }
}

interface BareRow {
  readonly id: string;
  readonly row: string;
}

const readRows = (dataSource: DataSource): Promise<BareRow[]> =>
  dataSource.query(
    `SELECT id, to_jsonb(l)::text AS row FROM listing l WHERE status = 'PUBLISHED' ORDER BY no DESC LIMIT ${count}`,
  );

async function insertBare(dataSource: DataSource, rows: readonly BareRow[]): Promise<void> {
  for (const { row, id } of rows) {
    await dataSource.query(
      `INSERT INTO bare_listing SELECT * FROM jsonb_populate_record(NULL::bare_listing, $1::jsonb)`,
      [row],
    );
    await dataSource.query(`UPDATE bare_listing SET status = 'PUBLISHED' WHERE id = $1`, [id]);
  }
}

/** The same, each statement with an event. */
async function insertRecorded(dataSource: DataSource, rows: readonly BareRow[]): Promise<void> {
  for (const { row, id } of rows) {
    const event = { type: 'bare', subjectId: id, organisationId: null, payload: {} };
    await recordChange(
      dataSource,
      sql`changed AS (INSERT INTO bare_listing
        SELECT * FROM jsonb_populate_record(NULL::bare_listing, ${row}::jsonb) RETURNING id)`,
      event,
    );
    await recordChange(
      dataSource,
      sql`changed AS (UPDATE bare_listing SET status = 'PUBLISHED' WHERE id = ${id} RETURNING id)`,
      event,
    );
  }
}
