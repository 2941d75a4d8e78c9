import { Client } from 'pg';
import { generateDemoData } from '../../demo/generate-demo-data';
import { silentLog } from '../../services/kit/log';
import { startService, type RunningService } from '../../services/kit/service';
import { listings } from '../../services/listings';
import { multiplyListings } from './multiply-listings';

/** The listings service over a database with so many listings. */
export interface ListingsDatabase {
  readonly service: RunningService;
  /** Hears every statement of the service with its values, until it is called off. */
  listen(hear: (text: string, values: readonly unknown[]) => void): () => void;
  close(): Promise<void>;
}

/** A database of its own with the demo data, multiplied within the database. */
export async function openListings(serverUrl: string, size: number): Promise<ListingsDatabase> {
  const name = `finding_${size}`;
  await administer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const listeners = new Set<(text: string, values: readonly unknown[]) => void>();
  const service = await startService(listings, {
    url: url.href,
    log: silentLog,
    statementTimeout: 0,
    hasUpkeep: false,
    onStatement: (text, values) => listeners.forEach((hear) => hear(text, values)),
  });
  await fill(service, size);
  return {
    service,
    listen: (hear) => {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
    close: async () => {
      await service.close();
      await administer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function fill(service: RunningService, size: number): Promise<void> {
  const started = performance.now();
  const data = generateDemoData({ seed: 1 });
  const some = data.listings.slice(0, size);
  await service.loadDemoData({ ...data, listings: some });
  await multiplyListings(service.dataSource, some.length, Math.round(size / some.length));
  const seconds = (performance.now() - started) / 1_000;
  console.log(`${size} listings in ${seconds.toFixed(0)} s`);
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
