import { join } from 'node:path';
import { Client } from 'pg';
import { landing } from '../../app/landing';
import { startProduct } from '../../app/product';
import type { DemoData } from '../../demo/records';
import { loadConfig } from '../../platform/config';
import { loadLocalKey } from '../../platform/identity/local-key';
import { createLog } from '../../platform/log';
import { shareOfFaults, type FaultKind, type FaultPlan } from '../../ptv-simulator/fault';
import { isArchived } from '../../ptv-simulator/register';
import { startSimulator, type Simulator } from '../../ptv-simulator/simulator';
import { createTestDatabase, eventually, type TestDatabase } from '../../services/kit/testing';
import { loadDemoData } from '../support/demo-database';
import { ask } from '../support/graphql-client';
import { endStartedProcesses, type StartedProcess } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';
import { startWorkerProcess, workerSettings } from './transfer-room';

/** A listing as the graph has it, and what it should be in PTV. */
export interface ExpectedListing {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly state: string | null;
  readonly lastError: string | null;
  readonly eligible: boolean;
  readonly organisation: string | null;
  readonly service: string | null;
  readonly isInFinnish: boolean;
  readonly names: readonly string[];
  readonly channels: readonly string[];
}

/** The product with demo listings, a simulator that fails now and then, and workers. */
export interface WholeTransfer {
  readonly simulator: Simulator;
  /** All published listings, as they are now. */
  listings(): Promise<readonly ExpectedListing[]>;
  changeTitle(listing: ExpectedListing, title: string): Promise<void>;
  archive(listing: ExpectedListing): Promise<void>;
  /**
   * Runs two workers until everything is dealt with, and kills one of them each time when PTV has
   * been called so often again.
   */
  runWorkers(kills: { readonly times: number; readonly every: number }): Promise<void>;
  close(): Promise<void>;
}

const faultKinds: readonly FaultKind[] = ['500', '503', '429', 'html', 'nothing', 'hang'];

export async function startWholeTransfer(data: DemoData): Promise<WholeTransfer> {
  const folder = temporaryFolder('ptv');
  const database = await createTestDatabase();
  await loadDemoData(database.url, data);
  const config = loadConfig({
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: database.url,
    PORT: '0',
    DEMO_DATA: 'off',
  });
  const log = createLog({ level: 'silent' });
  const product = await startProduct({ config, log, landing: landing(), say: () => undefined });
  const key = await loadLocalKey({ folder: config.identity.localKeyFolder, ...config.identity });
  const token = await key.issueToken({
    subject: 'an admin',
    role: 'admin',
    scopes: ['listings:write'],
  });
  const simulator = await startSimulator();
  const ledger = await connectToLedger(database);
  const faults = shareOfFaults(0.1, faultKinds, 7);
  const change = async (query: string, variables: object): Promise<void> => {
    const { body } = await ask(product.url, { query, variables: { ...variables }, token });
    expect(body.errors).toBeUndefined();
    const [payload] = Object.values(body.data as Record<string, { userErrors: unknown[] }>);
    expect(payload?.userErrors).toEqual([]);
  };
  const startWorker = (): Promise<StartedProcess> =>
    startWorkerProcess({
      ...workerSettings(simulator),
      DATABASE_URL: database.url,
      GRAPH_URL: `${product.url}/graphql`,
      PTV_DEMO_DATA: 'on',
      PTV_TIMEOUT: '1000',
      PTV_CHECK_DAYS: '0',
    });
  return {
    simulator,
    listings: () => readListings(product.url),
    changeTitle: ({ id, version }, title) =>
      change(
        `mutation ($id: ID!, $v: Int!, $title: String!) {
          updateListing(id: $id, expectedVersion: $v, input: { title: { fi: $title } }) {
            userErrors { message } } }`,
        { id, v: version, title },
      ),
    archive: ({ id, version }) =>
      change(
        `mutation ($id: ID!, $v: Int!) {
          archiveListing(id: $id, expectedVersion: $v) { userErrors { message } } }`,
        { id, v: version },
      ),
    async runWorkers({ times, every }) {
      const killing = killEvery(every);
      simulator.setFaults((call) => killing.plan(call) ?? faults(call));
      const workers = [await startWorker(), await startWorker()];
      for (let kills = 0; kills < times; kills += 1) {
        await eventually(() => killing.isDue(), 300_000);
        await workers.shift()?.stop('SIGKILL');
        killing.done();
        workers.push(await startWorker());
      }
      await eventually(() => isSettled(product.url, ledger), 600_000);
      for (const worker of workers) expect(await worker.stop()).toEqual({ code: 0, signal: null });
    },
    async close() {
      await endStartedProcesses();
      await product.close();
      await simulator.close();
      await ledger.end();
      await database.drop();
    },
  };
}

/** Says each time when so many calls have come; the call that reaches the number never ends. */
function killEvery(every: number) {
  let calls = 0;
  let isDue = false;
  const plan: FaultPlan = () => {
    calls += 1;
    if (calls % every === 0) isDue = true;
    return null;
  };
  return { plan, isDue: () => isDue, done: () => void (isDue = false) };
}

const listingsDocument = `query Expected($after: String) {
  listings(first: 200, after: $after) {
    nodes {
      id version title availableLanguages
      ptvTransfer { eligible state lastError }
      ptvService { sourceId body }
      ptvChannels { sourceId }
      organisation { ptvOrganisation { sourceId } }
    }
    pageInfo { endCursor hasNextPage }
  }
}`;

/** All published listings, as they are now. */
export async function readListings(url: string): Promise<readonly ExpectedListing[]> {
  const all: ExpectedListing[] = [];
  for (let after: string | null = null; ;) {
    const { body } = await ask(url, { query: listingsDocument, variables: { after } });
    expect(body.errors).toBeUndefined();
    const { nodes, pageInfo } = body.data.listings;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as the answer has it
    all.push(...nodes.map((node: any) => expectedOf(node)));
    if (!pageInfo.hasNextPage) return all;
    after = pageInfo.endCursor;
  }
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as the answer has it
const expectedOf = (node: any): ExpectedListing => ({
  id: node.id,
  version: node.version,
  title: node.title,
  ...node.ptvTransfer,
  organisation: node.organisation.ptvOrganisation.sourceId,
  service: node.ptvService.sourceId,
  isInFinnish: node.availableLanguages.includes('FI'),
  names: (node.ptvService.body?.serviceNames ?? []).map(({ value }: { value: string }) => value),
  channels: node.ptvChannels.map(({ sourceId }: { sourceId: string }) => sourceId).sort(),
});

/** The ledger has nothing left to do and has read both feeds to their end. */
async function isSettled(url: string, ledger: Client): Promise<boolean> {
  const left = await ledger.query('SELECT 1 FROM ptv_listing WHERE noticed > settled LIMIT 1');
  if (left.rows.length > 0) return false;
  const feeds = await ledger.query<{ name: string; cursor: string; is_scanning: boolean }>(
    'SELECT name, cursor, is_scanning FROM ptv_feed',
  );
  const newest = await newestPosition(url);
  return (
    feeds.rows.length === 2 &&
    feeds.rows.every(
      ({ name, cursor, is_scanning }) =>
        !is_scanning && (name !== 'listings' || positionOf(cursor) >= newest),
    )
  );
}

async function newestPosition(url: string): Promise<number> {
  const { body } = await ask(url, {
    query: '{ listingChanges(first: 1) { pageInfo { newestCursor } } }',
  });
  return positionOf(body.data.listingChanges.pageInfo.newestCursor);
}

/** Cursors of one position differ by their moments. */
const positionOf = (cursor: string): number =>
  Number((JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[])[2]);

async function connectToLedger({ url }: TestDatabase): Promise<Client> {
  const ledger = new Client({
    connectionString: url,
    options: '-c search_path=classification',
  });
  await ledger.connect();
  return ledger;
}

/** What PTV should hold for these listings. */
export function expectedOfPtv(listings: readonly ExpectedListing[]) {
  const eligible = listings.filter((one) => one.eligible);
  return {
    organisations: sorted(eligible.map(({ organisation }) => organisation as string)),
    channels: sorted(eligible.flatMap(({ channels }) => channels)),
    services: Object.fromEntries(
      eligible.map(({ service, names, channels }) => [service, { names, channels }]),
    ),
  };
}

/** What the simulator holds, in the same form; an object that is there twice is there twice. */
export function heldByPtv({ register }: Simulator) {
  const live = register.entries.filter((entry) => !isArchived(entry));
  const sourceOf = (id: string): string => String(register.find(id)?.body.sourceId);
  const services = live.filter(({ kind }) => kind === 'Service');
  return {
    organisations: live
      .filter(({ kind }) => kind === 'Organization')
      .map(({ id }) => sourceOf(id))
      .sort(),
    channels: live
      .filter(({ kind }) => kind !== 'Organization' && kind !== 'Service')
      .map(({ id }) => sourceOf(id))
      .sort(),
    services: Object.fromEntries(
      services.map(({ id, body, channels }) => [
        sourceOf(id),
        {
          names: (body.serviceNames as { value: string }[]).map(({ value }) => value),
          channels: channels.map(sourceOf).sort(),
        },
      ]),
    ),
  };
}

const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort();
