import { createEngine, type Engine } from '../gateway/engine';
import { composeSupergraph } from '../gateway/compose/compose-supergraph';
import { loadAllowList } from '../gateway/guard/persisted-documents';
import { createGatewayServer } from '../gateway/http/server';
import type { Landing } from '../gateway/http/landing-page';
import { createInProcessTransport } from '../gateway/transport/in-process';
import type { Config } from '../platform/config';
import { createVerifier } from '../platform/identity/create-verifier';
import type { Log } from '../platform/log';
import { keepPostgres } from '../services/kit/embedded-postgres';
import { startService, type RunningService } from '../services/kit/service';
import { createAskEngine } from './ask-engine';
import { followNames } from './organisation-names';
import { startPtvTransfer } from './ptv-transfer';
import { seedDemoData } from './seed';
import { createServiceEntries, defaultUrl, type ServiceEntry } from './services';

export interface ProductOptions {
  readonly config: Config;
  readonly log: Log;
  readonly landing: Landing;
  /** Hears what is being done while it takes long. */
  readonly say: (sentence: string) => void;
}

export interface Product {
  /** Where it serves, such as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Resolves when every part has ended, the embedded PostgreSQL included. */
  close(): Promise<void>;
}

interface StartedService {
  readonly entry: ServiceEntry;
  readonly service: RunningService;
}

type Close = () => Promise<void>;

/**
 * Starts everything in one process: PostgreSQL (unless DATABASE_URL names one), the four services,
 * the gateway in front of them. A start that fails half-way ends what it began.
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const closing: Close[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const databaseUrl = await startDatabase(options, closing);
    const started = await startServices(databaseUrl, options, closing);
    const engine = startEngine(started, options, closing);
    const url = await startGateway(engine, started, options, closing);
    await startTransfer(engine, databaseUrl, options, closing);
    return { url, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function startDatabase({ config, log }: ProductOptions, closing: Close[]): Promise<string> {
  if (config.database.url !== null) return config.database.url;
  const database = await keepPostgres({
    dataFolder: config.database.embeddedFolder,
    log,
  });
  closing.push(() => database.stop());
  return database.url;
}

async function startServices(
  url: string,
  { config, log, say }: ProductOptions,
  closing: Close[],
): Promise<readonly StartedService[]> {
  // Settled, not raced: what did start must be known before a failure ends it.
  const starts = await Promise.allSettled(
    createServiceEntries(config).map(async (entry) => {
      const service = await startService(entry.definition, {
        url,
        log,
        eventRetentionDays: config.events.retentionDays,
        statementTimeout: config.database.statementTimeout,
        eventsUrl: config.events.url,
      });
      closing.push(() => service.close());
      return { entry, service };
    }),
  );
  const started = starts.map((start) => {
    if (start.status === 'rejected') throw start.reason;
    return start.value;
  });
  if (config.demoData) await seedDemoData(started, say);
  closing.push(startFollowing(started, log));
  return started;
}

/** Behind the demo data, which brings names of its own. */
function startFollowing(started: readonly StartedService[], log: Log): Close {
  const organisations = started.find(({ service }) => service.name === 'organisations')
    ?.service as RunningService;
  const followers = started.flatMap(({ entry, service: { dataSource } }) => {
    const { copyNames } = entry.definition;
    return copyNames ? followNames({ finder: { dataSource, copyNames }, organisations, log }) : [];
  });
  return async () => {
    await Promise.all(followers.map((follower) => follower.stop()));
  };
}

function startEngine(
  started: readonly StartedService[],
  { config }: ProductOptions,
  closing: Close[],
): Engine {
  const services = new Map(started.map(({ service }) => [service.name, service]));
  const { supergraphSdl } = composeSupergraph(
    started.map(({ entry, service }) => ({
      name: service.name,
      url: defaultUrl(entry),
      sdl: service.sdl,
    })),
  );
  const engine = createEngine({
    supergraphSdl,
    transportFor: ({ name }) => createInProcessTransport(services.get(name) as RunningService),
    suggestsNames: config.gateway.introspection,
    limits: {
      plannerDeadline: config.gateway.planTimeout,
      operationsKept: config.limits.cachedDocuments,
      errorsTold: config.limits.errors,
    },
  });
  closing.push(() => engine.close());
  return engine;
}

async function startGateway(
  engine: Engine,
  started: readonly StartedService[],
  { config, log, landing }: ProductOptions,
  closing: Close[],
): Promise<string> {
  const readiness = started.map(({ service }) => ({ name: service.name, check: service.ready }));
  const verifier = await createVerifier(config.identity);
  const allowList = await loadAllowList(config.persisted);
  const server = await createGatewayServer({
    engine,
    config,
    log,
    verifier,
    allowList,
    landing,
    readiness,
  });
  closing.push(() => server.close());
  return server.listen();
}

/** Off unless PTV_API_URL says where to. */
async function startTransfer(
  engine: Engine,
  databaseUrl: string,
  { config, log }: ProductOptions,
  closing: Close[],
): Promise<void> {
  if (config.ptv === null) return;
  const transfer = await startPtvTransfer({
    ptv: config.ptv,
    databaseUrl,
    shutdownTimeout: config.http.shutdownTimeout,
    log,
    ask: createAskEngine(engine, config.gateway.requestTimeout),
  });
  closing.push(() => transfer.close());
}
