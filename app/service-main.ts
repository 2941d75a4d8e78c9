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
import { followNamesApart } from './organisation-names';
import { seedDemoData } from './seed';
import { createServiceEntries, serviceEntries, type ServiceEntry } from './services';

/** `npm run service -- NAME --port N`: one subgraph as its own process. */
async function start(): Promise<RunningPart> {
  const { name, port } = readArguments(process.argv.slice(2));
  const { defaultPort } = findEntry(name, serviceEntries);
  const overrides: Record<string, string> = port === undefined ? {} : { PORT: port };
  const config = loadConfig(undefined, overrides, { PORT: String(defaultPort) });
  const { url } = config.database;
  if (url === null) {
    throw new ConfigError(
      'DATABASE_URL is not set: the services share one PostgreSQL, write its address.',
    );
  }
  const entry = findEntry(name, createServiceEntries(config));
  const log = createLog({ level: config.log.level });
  const secret =
    config.identity.subgraphSecret ?? (await loadLocalSecret(config.identity.localKeyFolder));
  const service = await startService(entry.definition, {
    url,
    log,
    eventRetentionDays: config.events.retentionDays,
    statementTimeout: config.database.statementTimeout,
    eventsUrl: config.events.url,
  });
  if (config.demoData) await seedDemoData([{ entry, service }], say);
  const { copyNames } = entry.definition;
  const follower = copyNames
    ? followNamesApart({
        finder: { dataSource: service.dataSource, copyNames },
        url,
        eventsUrl: config.events.url,
        log,
      })
    : null;
  const server = await startServiceServer({
    service,
    port: config.http.port,
    host: config.http.host,
    bodyTimeout: config.http.bodyTimeout,
    verifyPrincipal: createPrincipalHeaderVerifier({ secret }),
    log,
  });
  say(`The ${service.name} subgraph is ready: ${server.url}`);
  return {
    async close() {
      await server.close();
      await follower?.stop();
      await service.close();
    },
  };
}

function readArguments(args: string[]): { name: string; port: string | undefined } {
  try {
    const options = { port: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return { name: positionals.join(' '), port: values.port };
  } catch (error) {
    throw new ConfigError((error as Error).message);
  }
}

function findEntry(name: string, entries: readonly ServiceEntry[]): ServiceEntry {
  const found = entries.find(({ definition }) => definition.name === name);
  if (found !== undefined) return found;
  const names = entries.map(({ definition }) => definition.name).join(', ');
  throw new ConfigError(
    `There is no service "${name}". Write: npm run service -- NAME --port N, where NAME is one of ${names}.`,
  );
}

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

void runProcess(start);
