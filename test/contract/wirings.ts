import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { landing } from '../../app/landing';
import { startProduct } from '../../app/product';
import { serviceEntries } from '../../app/services';
import { composeSupergraph, type SubgraphSource } from '../../gateway/compose/compose-supergraph';
import { serveSupergraph } from '../../gateway/serve-supergraph';
import { loadConfig, type Config } from '../../platform/config';
import { createLog } from '../../platform/log';
import { loadLocalKey, type LocalKey } from '../../platform/identity/local-key';
import { createPrincipalHeaderVerifier } from '../../platform/identity/principal-header';
import type { EventSource, EventStatistics } from '../../services/kit/outbox/event-source';
import { startServiceServer } from '../../services/kit/server';
import { startService } from '../../services/kit/service';
import type { TestDatabase } from '../../services/kit/testing';
import { createDemoDatabase } from '../support/demo-database';
import { temporaryFolder } from '../support/temporary-folder';

/** One way to put the parts together, serving. */
export interface Wiring {
  /** Without a path. */
  readonly url: string;
}

/** Both wirings on one database with a slice of the demo data, and one key that signs for both. */
export interface Wirings {
  readonly inProcess: Wiring;
  readonly distributed: Wiring & {
    /** What the services hold of their events, each for itself. */
    eventStatistics(): readonly EventStatistics[];
  };
  readonly database: TestDatabase;
  readonly key: LocalKey;
  close(): Promise<void>;
}

const log = createLog({ level: 'silent' });
const secret = 'the secret that both sides share in tests';
const verifyPrincipal = createPrincipalHeaderVerifier({ secret });

type Settings = Readonly<Record<string, string>>;

type Close = () => Promise<unknown>;

/** With these settings in both, beside those that they need. */
export async function startWirings(env: Settings = {}): Promise<Wirings> {
  const closing: Close[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    return { ...(await startBoth(env, closing)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startBoth(env: Settings, closing: Close[]): Promise<Omit<Wirings, 'close'>> {
  const folder = temporaryFolder('contract');
  closing.push(() => rm(folder, { recursive: true }));
  const database = await createDemoDatabase();
  closing.push(() => database.drop());
  const given = { DATA_DIR: folder, DATABASE_URL: database.url, PORT: '0', DEMO_DATA: 'off' };
  const settings = { ...env, ...given };
  const config = loadConfig(settings);
  const distributed = await startDistributed(folder, settings, closing);
  const inProcess = await startInProcess(config, closing);
  const key = await loadLocalKey({ folder: config.identity.localKeyFolder, ...config.identity });
  return { inProcess, distributed, database, key };
}

/** The composition root of `npm start`. */
async function startInProcess(config: Config, closing: Close[]): Promise<Wiring> {
  const say = (): void => undefined;
  const product = await startProduct({ config, log, landing: landing(), say });
  closing.push(() => product.close());
  return product;
}

/** The parts of `npm run service` and `npm run gateway`, over HTTP and WebSocket. */
async function startDistributed(
  folder: string,
  settings: Settings,
  closing: Close[],
): Promise<Wirings['distributed']> {
  const { DATABASE_URL: url = '', EVENTS_URL: eventsUrl } = settings;
  const subgraphs: SubgraphSource[] = [];
  const sources: EventSource[] = [];
  for (const { definition } of serviceEntries) {
    const service = await startService(definition, { url, log, eventsUrl });
    closing.push(() => service.close());
    sources.push(service.events);
    const server = await startServiceServer({ service, port: 0, verifyPrincipal, log });
    closing.push(() => server.close());
    subgraphs.push({ name: service.name, sdl: service.sdl, url: server.url });
  }
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, composeSupergraph(subgraphs).supergraphSdl);
  const config = loadConfig({ ...settings, SUPERGRAPH: file, SUBGRAPH_SECRET: secret });
  const gateway = await serveSupergraph({ config, log });
  closing.push(() => gateway.close());
  const eventStatistics = () => sources.map((source) => source.statistics());
  return { url: gateway.url, eventStatistics };
}
