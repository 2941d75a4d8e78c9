import { parseArgs } from 'node:util';
import { loadConfig } from '../platform/config';
import { ConfigError } from '../platform/errors';
import { createLog } from '../platform/log';
import { runProcess, type RunningPart } from '../platform/run-process';
import { createAskOverHttp } from '../services/classification/transfer';
import { startPtvTransfer } from './ptv-transfer';

/** `npm run ptv:transfer`: the transfer to PTV as its own process. */
async function start(): Promise<RunningPart> {
  const checksAll = readArguments(process.argv.slice(2));
  const { ptv, database, http, gateway, log: logging } = loadConfig();
  if (ptv === null) throw new ConfigError('PTV_API_URL is not set: write where to transfer to.');
  if (database.url === null)
    throw new ConfigError(
      'DATABASE_URL is not set: the ledger is in the database of the services, write its address.',
    );
  const graph = createAskOverHttp(ptv.graphUrl, gateway.requestTimeout);
  const transfer = await startPtvTransfer({
    ptv,
    databaseUrl: database.url,
    shutdownTimeout: http.shutdownTimeout,
    log: createLog({ level: logging.level }),
    ask: graph.ask,
    checksAll,
  });
  process.stdout.write(`The PTV transfer is running: ${ptv.graphUrl} → ${ptv.apiUrl}\n`);
  return {
    async close() {
      await transfer.close();
      await graph.close();
    },
  };
}

function readArguments(args: string[]): boolean {
  try {
    return parseArgs({ args, options: { 'check-all': { type: 'boolean', default: false } } })
      .values['check-all'];
  } catch (error) {
    const { message } = error as Error;
    throw new ConfigError(`${message} Write: npm run ptv:transfer [-- --check-all].`);
  }
}

void runProcess(start);
