import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../services/kit/embedded-postgres';
import { freePort } from '../../services/kit/embedded-postgres/free-port';
import { silentLog } from '../../services/kit/log';
import { eventually } from '../../services/kit/testing';
import { overEventStream, overWebSocket } from '../support/event-streams';
import { ask, codesOf } from '../support/graphql-client';
import { publish, registerMember } from '../support/published-listings';
import { endStartedProcesses } from '../support/started-process';
import { keyOf, startProductProcess, type StartedServer } from '../support/started-product';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
let port: number;
let database: EmbeddedPostgres;
let product: StartedServer;
let token: string;

/** Always the same data at the same address. */
const startDatabase = (): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({
    dataFolder: join(folder, 'database'),
    log: silentLog,
    port,
    unsafeFast: true,
  });

beforeAll(async () => {
  folder = temporaryFolder('lost-database');
  port = await freePort();
  database = await startDatabase();
  product = await startProductProcess(folder, { DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
  token = await registerMember(product.url, await keyOf(folder));
}, 60_000);
afterAll(async () => {
  await endStartedProcesses();
  await database.stop();
  await rm(folder, { recursive: true });
});

interface Heard {
  readonly listing: { readonly title: string } | null;
}

const subscription = {
  query: 'subscription { listingPublished { listing { title organisation { name } } } }',
};
const list = { query: '{ listings(first: 1) { nodes { title } } }' };

it('A database that goes away costs answers, not the process, and no event when it is back', async () => {
  const streams = [overWebSocket, overEventStream].map((over) =>
    over<Heard>(product.url, subscription),
  );
  const hear = (title: string) =>
    eventually(
      () => streams.every(({ events }) => events.some(({ listing }) => listing?.title === title)),
      10_000,
    );
  let attempt = 0;
  await eventually(async () => {
    const title = `Alku ${(attempt += 1)}`;
    await publish(product.url, token, title);
    return eventually(
      () => streams.every(({ events }) => events.some(({ listing }) => listing?.title === title)),
      300,
    );
  }, 10_000);
  await publish(product.url, token, 'Ennen');
  await hear('Ennen');

  await database.stop();
  const lost = await ask(product.url, list);
  expect(codesOf(lost)).toEqual(['DATABASE_UNAVAILABLE']);
  expect(JSON.stringify(lost.body)).not.toMatch(/ECONN|terminat|127\.0\.0\.1/);
  await expect(publish(product.url, token, 'Meanwhile')).rejects.toThrow('database');
  expect((await fetch(`${product.url}/health/ready`)).status).toBe(503);
  expect((await fetch(`${product.url}/health/live`)).status).toBe(200);
  expect((await ask(product.url, { query: '{ __typename }' })).body).toEqual({
    data: { __typename: 'Query' },
  });

  database = await startDatabase();
  await eventually(async () => {
    expect(codesOf(await ask(product.url, list))).toEqual([]);
    return (await fetch(`${product.url}/health/ready`)).ok;
  }, 10_000);
  await publish(product.url, token, 'Jälkeen');
  await hear('Jälkeen');
  for (const stream of streams) {
    expect(stream.failure()).toBeUndefined();
    expect(stream.events.map(({ listing }) => listing?.title).slice(-2)).toEqual([
      'Ennen',
      'Jälkeen',
    ]);
    stream.close();
  }
  expect(await product.stop()).toEqual({ code: 0, signal: null });
}, 60_000);
