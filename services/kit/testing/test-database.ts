import { Client } from 'pg';
import { urlVariable } from './cluster';

export interface TestDatabase {
  readonly url: string;
  /** Cuts every connection to the database, as a server that goes down does. */
  disconnectAll(): Promise<void>;
  drop(): Promise<void>;
}

type Fill = (url: string) => Promise<void>;

/** An empty database of the run's cluster. */
export const createTestDatabase = (): Promise<TestDatabase> => createDatabase(newName());

/**
 * A database that holds what `fill` puts into it. In a cluster of the run's own it is filled once
 * under this name and copied for everybody; an outside cluster keeps nothing for the next run.
 */
export async function createFilledDatabase(name: string, fill: Fill): Promise<TestDatabase> {
  if (clusterUrl() !== process.env.DATABASE_URL)
    return createDatabase(newName(), await ensureTemplate(`template_${name}`, fill));
  return fillNew(newName(), fill);
}

/** Named when it is whole: one whose filling failed is never copied. */
function ensureTemplate(name: string, fill: Fill): Promise<string> {
  return withCluster(async (client) => {
    // Two test files may ask at the same moment. The lock ends with the connection.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount !== 0) return name;
    const unfinished = newName();
    await fillNew(unfinished, fill);
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
    return name;
  });
}

async function fillNew(name: string, fill: Fill): Promise<TestDatabase> {
  const database = await createDatabase(name);
  try {
    await fill(database.url);
    return database;
  } catch (error) {
    await database.drop();
    throw error;
  }
}

const newName = (): string => `test_${crypto.randomUUID().replaceAll('-', '')}`;

async function createDatabase(name: string, template = 'template1'): Promise<TestDatabase> {
  await onCluster(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(clusterUrl());
  url.pathname = `/${name}`;
  return {
    url: url.href,
    disconnectAll: () =>
      onCluster(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`),
    drop: () => onCluster(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

function clusterUrl(): string {
  const url = process.env[urlVariable];
  if (url) return url;
  throw new Error('No test cluster: jest.config.js must name services/kit/testing/global-setup.');
}

const onCluster = (statement: string): Promise<void> =>
  withCluster(async (client) => void (await client.query(statement)));

async function withCluster<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: clusterUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
