import { Client } from 'pg';
import { urlVariable } from './cluster';

export interface TestDatabase {
  readonly url: string;
  /** Cuts every connection to the database, as a server that goes down does. */
  disconnectAll(): Promise<void>;
  drop(): Promise<void>;
}

/** An empty database of the run's cluster. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await onCluster(`CREATE DATABASE ${name}`);
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

async function onCluster(statement: string): Promise<void> {
  const client = new Client({ connectionString: clusterUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
