import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { loadConfig } from '../platform/config';
import { ConfigError } from '../platform/errors';
import { loadLocalSecret } from '../platform/identity/local-key';
import { createPrincipalHeaderVerifier } from '../platform/identity/principal-header';
import { createLog } from '../platform/log';
import { runProcess, type RunningPart } from '../platform/run-process';
import { startServiceServer } from '../services/kit/server';
import { startService } from '../services/kit/service';
import { seedDemoData } from './seed';
import { findService, serviceEntries, type ServiceEntry } from './services';

/** `npm run service -- NAME --port N`: one subgraph as its own process. */
async function start(): Promise<RunningPart> {
  const { entry, port } = readArguments(process.argv.slice(2));
  const config = loadConfig(undefined, {
    PORT: port ?? process.env.PORT ?? String(entry.defaultPort),
  });
  const { url } = config.database;
  if (url === null) {
    throw new ConfigError(
      'DATABASE_URL is not set: the services share one PostgreSQL, write its address.',
    );
  }
  const log = createLog({ level: config.log.level });
  const secret =
    config.identity.subgraphSecret ?? (await loadLocalSecret(config.identity.localKeyFolder));
  const service = await startService(entry.definition, { url, log });
  if (config.demoData) await seedDemoData([{ entry, service }], say);
  const server = await startServiceServer({
    service,
    port: config.http.port,
    host: config.http.host,
    verifyPrincipal: createPrincipalHeaderVerifier({ secret }),
    log,
  });
  say(`The ${service.name} subgraph is ready: ${server.url}`);
  return {
    async close() {
      await server.close();
      await service.close();
    },
  };
}

interface Arguments {
  readonly entry: ServiceEntry;
  readonly port: string | undefined;
}

function readArguments(args: string[]): Arguments {
  const names = serviceEntries.map(({ definition }) => definition.name).join(', ');
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { port: { type: 'string' } },
      allowPositionals: true,
    });
    const entry = findService(positionals[0] ?? '');
    if (entry !== undefined && positionals.length === 1) return { entry, port: values.port };
    throw new ConfigError(
      `There is no service "${positionals.join(' ')}". Write: npm run service -- NAME --port N, where NAME is one of ${names}.`,
    );
  } catch (error) {
    throw error instanceof ConfigError ? error : new ConfigError((error as Error).message);
  }
}

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

void runProcess(start);
