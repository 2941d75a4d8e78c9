import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { landing } from '../../app/landing';
import { createIdentity } from '../../app/identity';
import { startProduct } from '../../app/product';
import { serviceEntries } from '../../app/services';
import { serveSupergraph } from '../../gateway/serve-supergraph';
import { loadConfig, type Config } from '../../platform/config';
import { createLog } from '../../platform/log';
import { loadLocalKey, type LocalKey } from '../../platform/identity/local-key';
import { createPrincipalHeaderVerifier } from '../../platform/identity/principal-header';
import { projectRoot } from '../../platform/project-root';
import { startServiceServer } from '../../services/kit/server';
import { startService, type RunningService } from '../../services/kit/service';
import { createTestDatabase, type TestDatabase } from '../../services/kit/testing';
import { sliceDemoData } from '../support/demo-slice';
import { temporaryFolder } from '../support/temporary-folder';

/** One way to put the parts together, serving. */
export interface Wiring {
  /** Without a path. */
  readonly url: string;
  close(): Promise<void>;
}

/** Both wirings on one database with a slice of the demo data, and one key that signs for both. */
export interface Wirings {
  readonly inProcess: Wiring;
  readonly distributed: Wiring;
  readonly database: TestDatabase;
  readonly key: LocalKey;
  close(): Promise<void>;
}

const log = createLog({ level: 'silent' });
const secret = 'the secret that both sides share in tests';

export async function startWirings(): Promise<Wirings> {
  const folder = temporaryFolder('contract');
  const database = await createTestDatabase();
  const settings = { DATA_DIR: folder, DATABASE_URL: database.url, PORT: '0', DEMO_DATA: 'off' };
  const config = loadConfig(settings);
  const distributed = await startDistributed(settings, database.url);
  const inProcess = await startInProcess(config);
  return {
    inProcess,
    distributed,
    database,
    key: await loadLocalKey({ folder: config.identity.localKeyFolder, ...config.identity }),
    async close() {
      await Promise.all([inProcess.close(), distributed.close()]);
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

/** The composition root of `npm start`. */
async function startInProcess(config: Config): Promise<Wiring> {
  const { verifier } = await createIdentity(config);
  return startProduct({ config, log, verifier, landing: landing(), say: () => undefined });
}

/** The parts of `npm run service` and `npm run gateway`, over HTTP and WebSocket. */
async function startDistributed(
  settings: Readonly<Record<string, string>>,
  databaseUrl: string,
): Promise<Wiring> {
  const services = await Promise.all(
    serviceEntries.map(({ definition }) => startService(definition, { url: databaseUrl, log })),
  );
  const data = sliceDemoData();
  await Promise.all(services.map((service) => service.loadDemoData(data)));
  const servers = await Promise.all(services.map(serve));
  const urls = services.map(({ name }, index) => `${name}=${servers[index]?.url}`);
  const gateway = await serveSupergraph({
    config: loadConfig({
      ...settings,
      SUPERGRAPH: join(projectRoot, 'schema', 'supergraph.graphql'),
      SUBGRAPH_URLS: urls.join(','),
      SUBGRAPH_SECRET: secret,
    }),
    log,
  });
  return {
    url: gateway.url,
    async close() {
      await gateway.close();
      await Promise.all(servers.map((server) => server.close()));
      await Promise.all(services.map((service) => service.close()));
    },
  };
}

const serve = (service: RunningService) =>
  startServiceServer({
    service,
    port: 0,
    verifyPrincipal: createPrincipalHeaderVerifier({ secret }),
    log,
  });
