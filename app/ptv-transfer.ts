import type { Config } from '../platform/config';
import type { Log } from '../platform/log';
import {
  createGraphSource,
  createPtvClient,
  startTransferWorker,
  type Ask,
} from '../services/classification/transfer';
import type { RunningPart } from '../platform/run-process';

export interface PtvTransferOptions {
  readonly ptv: NonNullable<Config['ptv']>;
  readonly databaseUrl: string;
  readonly shutdownTimeout: number;
  readonly log: Log;
  /** Asks the graph. */
  readonly ask: Ask;
  /** Begin by comparing everything with PTV. */
  readonly checksAll?: boolean;
}

/** Starts the transfer of listings to PTV. */
export async function startPtvTransfer(options: PtvTransferOptions): Promise<RunningPart> {
  const { ptv, databaseUrl, shutdownTimeout, log, ask, checksAll } = options;
  const client = createPtvClient(ptv);
  const worker = await startTransferWorker({
    databaseUrl,
    source: createGraphSource({ ask, withDemo: ptv.demoData }),
    ptv: client,
    log,
    concurrency: ptv.concurrency,
    pollInterval: ptv.pollInterval,
    backOff: { base: ptv.retryDelay, max: ptv.retryLongest, random: Math.random },
    checkAfter: ptv.checkAfter,
    shutdownTimeout,
    checksAll,
  });
  return {
    async close() {
      await worker.close();
      await client.close();
    },
  };
}
