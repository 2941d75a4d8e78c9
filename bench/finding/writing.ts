import { type DataSource } from 'typeorm';
import { graphql } from 'graphql';
import { type Principal, noAreas } from '../../platform/identity/principal';
import { printTable } from '../measure/table';
import { type ListingsDatabase } from './database';

const count = 1_000;

/**
 * Publishing through the service (create, publish: two transactions with their events, everything
 * that listings are found by kept up), against the same rows in two bare statements each, in
 * transactions of their own, into a table that has nothing but its primary key.
 */
export async function measureWriting(database: ListingsDatabase, size: number): Promise<void> {
  const { dataSource } = database.service;
  const inputs = await readInputs(dataSource);
  const published = await timed(() => publishAll(database, inputs));
  const bare = await timed(() => insertBare(dataSource));
  printTable([
    {
      writing: `${count} listings among ${size}`,
      'bare ms each': bare / count,
      'published ms each': published / count,
      ratio: published / bare,
      'at most': 3,
    },
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

async function publishAll(
  { service }: ListingsDatabase,
  inputs: readonly unknown[],
): Promise<void> {
  const run = async (source: string, variableValues: Record<string, unknown>) => {
    const { data, errors } = await graphql({
      schema: service.schema,
      source,
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
    const id = await run(
      'mutation ($input: CreateListingInput!) { result: createListing(input: $input) { listing { id } userErrors { message path } } }',
      { input },
    );
    await run(
      'mutation ($id: ID!) { result: publishListing(id: $id, expectedVersion: 1) { listing { id } userErrors { message } } }',
      { id },
    );
  }
}

async function insertBare(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    'CREATE TABLE bare_listing (LIKE listing INCLUDING STORAGE, PRIMARY KEY (id))',
  );
  const rows: { row: unknown; id: string }[] = await dataSource.query(
    `SELECT to_jsonb(l) AS row, id FROM listing l ORDER BY no DESC LIMIT ${count}`,
  );
  for (const { row, id } of rows) {
    await dataSource.query(
      `INSERT INTO bare_listing SELECT * FROM jsonb_populate_record(NULL::bare_listing, $1::jsonb)`,
      [JSON.stringify(row)],
    );
    await dataSource.query(`UPDATE bare_listing SET status = 'PUBLISHED' WHERE id = $1`, [id]);
  }
}
