import { rm } from 'node:fs/promises';
import { Client } from 'pg';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { latestListings } from '../../clients/new-listings/new-listings';
import type { ListingCardFragment } from '../../clients/new-listings/generated';
import { demoCounts } from '../../demo/generate-demo-data';
import { isAlive } from '../../services/kit/embedded-postgres/process-end';
import { eventually } from '../../services/kit/testing';
import { ask } from '../support/graphql-client';
import { listen, waitUntilHearing } from '../support/heard-listings';
import { publish, registerMember } from '../support/published-listings';
import { endStartedProcesses, runToEnd } from '../support/started-process';
import { embeddedServerOf, keyOf, scripts, startProductProcess } from '../support/started-product';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('product');
});
afterEach(async () => {
  await endStartedProcesses();
  await rm(folder, { recursive: true, force: true });
});

const countContent = `{
  organisations { totalCount }
  listings(filter: { status: [PUBLISHED, DRAFT, ARCHIVED] }) { totalCount }
  announcements(filter: { status: [PUBLISHED, DRAFT, ARCHIVED] }) { totalCount }
}`;

const demoMarks = `{
  organisations(first: 200) { nodes { isDemo } }
  listings(first: 200) { nodes { isDemo } }
  announcements(first: 200) { nodes { isDemo } }
}`;

interface Counted {
  readonly totalCount: number;
}

/** How much there is of each kind, unpublished content included. */
async function contentOf(url: string): Promise<Record<string, number>> {
  const token = await (await keyOf(folder)).issueToken({ subject: 'an admin', role: 'admin' });
  const { body } = await ask(url, { query: countContent, token });
  const kinds = Object.entries(body.data as Record<string, Counted>);
  return Object.fromEntries(kinds.map(([kind, { totalCount }]) => [kind, totalCount]));
}

describe('npm start', () => {
  it('loads demo data once, prints a token that publishes, and serves the same data again', async () => {
    const started = Date.now();
    const product = await startProductProcess(folder, { DEMO_DATA: 'on' });
    console.log(`First start with demo data: ${Date.now() - started} ms`);
    expect(await contentOf(product.url)).toEqual(demoCounts);
    const { body } = await ask(product.url, { query: demoMarks });
    expect(JSON.stringify(body)).toContain('{"isDemo":true}');
    expect(JSON.stringify(body)).not.toContain('{"isDemo":false}');

    const client = listen(product.url);
    const token = /^ey\S+$/m.exec(product.output())?.[0] as string;
    await waitUntilHearing(client, (title) => publish(product.url, token, title));
    const example = await runToEnd({
      script: scripts.publishExample,
      args: [token, 'Kahvihetki torstaisin', `${product.url}/graphql`],
    });
    expect(example).toMatchObject({ code: 0, stderr: '' });
    const printed = JSON.parse(example.stdout) as ListingCardFragment;
    const { listing, cursor } = await client.hear('Kahvihetki torstaisin');
    expect(listing).toEqual(printed);
    expect(listing).toMatchObject({
      organisation: { name: 'Oulun Arjen Valo ry' },
      municipalities: [{ name: 'Oulu' }],
      serviceClasses: [{ code: 'P5.7' }],
    });
    await client.stop();
    expect(await product.stop()).toEqual({ code: 0, signal: null });

    const again = Date.now();
    const second = await startProductProcess(folder, { DEMO_DATA: 'on' });
    console.log(`Second start: ${Date.now() - again} ms`);
    const { listings, ...others } = await contentOf(second.url);
    expect(others).toEqual({
      organisations: demoCounts.organisations,
      announcements: demoCounts.announcements,
    });
    expect(listings).toBeGreaterThan(demoCounts.listings);
    const [latest] = await latestListings({
      url: `${second.url}/graphql`,
      municipality: '564',
      first: 1,
    });
    expect(latest).toEqual(printed);
    const resumed = listen(second.url, cursor);
    await publish(second.url, token, 'Seuraava');
    await resumed.hear('Seuraava');
    expect(resumed.titles()).toEqual(['Seuraava']);
    await resumed.stop();
    expect(await second.stop()).toEqual({ code: 0, signal: null });
  }, 120_000);

  it('lets a running request finish on SIGTERM, closes sockets with 1001 and leaves nothing', async () => {
    const product = await startProductProcess(folder);
    const server = await embeddedServerOf(folder);
    const closed = openSocket(product.url);
    const database = new Client(server.url);
    await database.connect();
    await database.query('BEGIN; LOCK TABLE listings.listing IN ACCESS EXCLUSIVE MODE');
    const running = ask(product.url, { query: '{ listings { totalCount } themes { code } }' });
    await eventually(() => waitsForLock(database));

    const ended = product.stop();
    expect(await closed).toBe(1001);
    await expect(ask(product.url, { query: '{ __typename }' })).rejects.toThrow();
    await database.query('COMMIT');
    expect(await running).toMatchObject({
      status: 200,
      body: { data: { listings: { totalCount: 0 } } },
    });
    database.on('error', () => undefined);
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(isAlive(server.pid)).toBe(false);
    await database.end().catch(() => undefined);
  }, 60_000);

  it('is found again by a client that was listening when it was started anew', async () => {
    const product = await startProductProcess(folder);
    const token = await registerMember(product.url, await keyOf(folder));
    const client = listen(product.url);
    await waitUntilHearing(client, (title) => publish(product.url, token, title));
    await publish(product.url, token, 'Ennen');
    await client.hear('Ennen');
    await product.stop();
    const second = await startProductProcess(folder, { PORT: new URL(product.url).port });
    await publish(second.url, token, 'Jälkeen');
    await client.hear('Jälkeen');
    expect(client.titles().slice(-2)).toEqual(['Ennen', 'Jälkeen']);
    await client.stop();
    await second.stop();
  }, 60_000);
});

/** Resolves with the code by which the server closes the socket. */
function openSocket(url: string): Promise<number> {
  return new Promise((resolve) => {
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      on: { closed: (event) => resolve((event as { code: number }).code) },
    });
    const ignore = (): void => undefined;
    client.subscribe(
      { query: 'subscription { listingPublished { cursor } }' },
      { next: ignore, error: ignore, complete: ignore },
    );
  });
}

async function waitsForLock(database: Client): Promise<boolean> {
  const { rowCount } = await database.query(
    `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'`,
  );
  return rowCount !== 0;
}
