import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createClient as createSubscriber, type Client as Subscriber } from 'graphql-ws';
import { Client } from 'pg';
import { Pool } from 'undici';
import WebSocket from 'ws';
import { loadConfig } from '../platform/config';
import { loadLocalKey } from '../platform/identity/local-key';
import { startEmbeddedPostgres } from '../services/kit/embedded-postgres';
import { silentLog } from '../services/kit/log';
import { temporaryFolder } from '../test/support/temporary-folder';
import { startProcess } from '../test/support/started-process';
import { quantile } from './measure/load';
import { printTable } from './measure/table';

/**
 * `npm run bench live [-- LISTINGS SUBSCRIBERS]`: from the writing of an event, just before its
 * commit, to the socket of a client; the whole product in one process, every listing published
 * through the API and completed with fields of the other subgraphs. Half of the subscribers filter
 * for one of two categories. The baseline of the same run is a bare NOTIFY from commit to a
 * listening client of the same database.
 */
interface Event {
  readonly cursor: string;
  readonly occurredAt: string;
  readonly listing: { readonly id: string; readonly category: string };
}

interface Receiver {
  readonly category: string | null;
  readonly events: { readonly event: Event; readonly at: number }[];
}

const subscription = `subscription ($filter: ListingFilter) {
  listingPublished(filter: $filter) {
    cursor occurredAt
    listing { id category title organisation { id name } themes { name } serviceClasses { code name } }
  }
}`;

async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? 1_000);
  const subscribers = Number(process.argv[3] ?? 100);
  const folder = temporaryFolder('bench');
  const database = await startEmbeddedPostgres({
    dataFolder: join(folder, 'postgres'),
    log: silentLog,
  });
  const product = await startProcess({
    script: join(__dirname, '..', 'app', 'main.js'),
    env: {
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      PORT: '0',
      DEMO_DATA: 'off',
      LOG_LEVEL: 'warn',
    },
    ready: (line) => line.startsWith('Ctrl-C'),
  });
  try {
    const url = /http:\/\/\S+\/graphql/.exec(product.output())?.[0] as string;
    const token = await adminToken(folder);
    const notify = await measureNotify(database.url, count);
    const publish = await createPublisher(url, token);
    const clients = Array.from({ length: subscribers }, () => connect(url));
    const receivers = await Promise.all(clients.map(subscribe));
    const published = await publishAll(publish, count);
    await until(() =>
      receivers.every((receiver) => receiver.events.length >= due(receiver, published)),
    );
    report(receivers, published, notify);
    await Promise.all(clients.map((client) => client.dispose()));
  } finally {
    await product.stop();
    await database.stop();
    rmSync(folder, { recursive: true });
  }
}

type Category = 'SUPPORT' | 'HOBBY';
type Publish = (category: Category, title: string) => Promise<string>;

const codesOf: Record<Category, { theme: string; form: string }> = {
  SUPPORT: { theme: 'st_asuminen', form: 'sm_vertaistuki' },
  HOBBY: { theme: 'ht_urheilu', form: 'hm_ryhmat' },
};

async function createPublisher(url: string, token: string): Promise<Publish> {
  const pool = new Pool(new URL(url).origin, { connections: 4 });
  const send = async <T>(query: string, variables: object): Promise<T> => {
    const { body } = await pool.request({
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    return ((await body.json()) as { data: T }).data;
  };
  const organisationId = await registerOrganisation(send);
  return async (category, title) => {
    const { theme, form } = codesOf[category];
    const input = {
      organisationId,
      category,
      themes: [theme],
      form,
      title: { fi: title },
      price: { isFree: true },
      municipalities: ['564'],
      channels: [{ kind: 'ONLINE', url: 'https://tapaaminen.example' }],
    };
    const { createListing } = await send<{ createListing: { listing: { id: string } } }>(
      'mutation ($input: CreateListingInput!) { createListing(input: $input) { listing { id } userErrors { message } } }',
      { input },
    );
    const { id } = createListing.listing;
    await send(
      'mutation ($id: ID!) { publishListing(id: $id, expectedVersion: 1) { userErrors { message } } }',
      { id },
    );
    return id;
  };
}

type Send = <T>(query: string, variables: object) => Promise<T>;

async function registerOrganisation(send: Send): Promise<string> {
  const { registerOrganisation } = await send<{
    registerOrganisation: { organisation: { id: string } };
  }>(
    `mutation { registerOrganisation(input: { name: { fi: "Mittarin väki" }, kind: UNREGISTERED_GROUP }) {
      organisation { id } userErrors { message } } }`,
    {},
  );
  return registerOrganisation.organisation.id;
}

/** The product signs with a key in its data folder; so may we. */
async function adminToken(dataFolder: string): Promise<string> {
  const { identity } = loadConfig({ DATA_DIR: dataFolder });
  const key = await loadLocalKey({ folder: identity.localKeyFolder, ...identity });
  return key.issueToken({ subject: 'bench', role: 'admin' });
}

const connect = (url: string): Subscriber =>
  createSubscriber({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, lazy: false });

/** Resolves when the server has taken the subscription up. */
function subscribe(client: Subscriber, index: number): Promise<Receiver> {
  const category = [null, 'SUPPORT', null, 'HOBBY'][index % 4] ?? null;
  const receiver: Receiver = { category, events: [] };
  const variables = category === null ? {} : { filter: { category: [category] } };
  client.subscribe<{ listingPublished: Event }>(
    { query: subscription, variables },
    {
      next: ({ data }) => {
        if (data) receiver.events.push({ event: data.listingPublished, at: Date.now() });
      },
      error: (error) => {
        throw new Error(JSON.stringify(error));
      },
      complete: () => undefined,
    },
  );
  // The protocol has no word for "taken up"; a query behind it on the same socket has.
  return new Promise((resolve, reject) =>
    client.subscribe(
      { query: '{ __typename }' },
      { next: () => resolve(receiver), error: reject, complete: () => undefined },
    ),
  );
}

async function publishAll(publish: Publish, count: number): Promise<Map<string, string>> {
  const published = new Map<string, string>();
  const categories: Category[] = ['SUPPORT', 'HOBBY'];
  for (let index = 0; index < count; index += 1) {
    const category = categories[index % 2] as Category;
    published.set(await publish(category, `Kokoontuminen ${index}`), category);
  }
  return published;
}

const due = ({ category }: Receiver, published: ReadonlyMap<string, string>): number =>
  [...published.values()].filter((one) => category === null || one === category).length;

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!holds()) {
    if (Date.now() > deadline) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Milliseconds from sending a NOTIFY statement to its arrival at another client. */
async function measureNotify(url: string, count: number): Promise<number[]> {
  const sender = new Client(url);
  const listener = new Client(url);
  await Promise.all([sender.connect(), listener.connect()]);
  await listener.query('LISTEN bench');
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const arrived = new Promise<void>((resolve) => listener.once('notification', () => resolve()));
    const sent = performance.now();
    await sender.query('NOTIFY bench');
    await arrived;
    times.push(performance.now() - sent);
  }
  await Promise.all([sender.end(), listener.end()]);
  return times;
}

function report(
  receivers: readonly Receiver[],
  published: ReadonlyMap<string, string>,
  notify: readonly number[],
): void {
  const latencies = receivers
    .flatMap(({ events }) => events)
    .map(({ event, at }) => at - Date.parse(event.occurredAt));
  const row = (name: string, values: readonly number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    return {
      step: name,
      deliveries: String(values.length),
      'median ms': quantile(sorted, 0.5),
      'p99 ms': quantile(sorted, 0.99),
    };
  };
  printTable([
    row('bare NOTIFY (baseline)', notify),
    row('published listing to socket', latencies),
  ]);
  const wrong = receivers.filter((receiver) => !gotEachOnce(receiver, published)).length;
  console.log(
    `${published.size} listings, ${receivers.length} subscribers: ` +
      `${receivers.length - wrong} got every matching event exactly once, ${wrong} did not.`,
  );
  process.exitCode = wrong === 0 ? 0 : 1;
}

function gotEachOnce(receiver: Receiver, published: ReadonlyMap<string, string>): boolean {
  const ids = receiver.events.map(({ event }) => event.listing.id);
  return (
    ids.length === due(receiver, published) &&
    new Set(ids).size === ids.length &&
    ids.every((id) => receiver.category === null || published.get(id) === receiver.category)
  );
}

void main();
