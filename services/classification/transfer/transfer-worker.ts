import type { Log } from '../../kit/log';
import type { BackOff } from './back-off';
import { DueQueue } from './due-queue';
import { checkAll } from './feed.ledger';
import { followFeeds } from './follow-feeds';
import { connectLedger, requireLedger, type LedgerConnection } from './ledger-connection';
import { unlockOrganisation } from './listing.ledger';
import type { PtvClient } from './ptv-client';
import { takeTurn } from './take-turn';
import type { TransferSource } from './transfer-source';
import { WorkerLife } from './worker-life';

export interface TransferWorkerOptions {
  readonly databaseUrl: string;
  readonly source: TransferSource;
  readonly ptv: PtvClient;
  readonly log: Log;
  /** Organisations that are worked on at the same moment. */
  readonly concurrency: number;
  /** Milliseconds between two looks for something to do. */
  readonly pollInterval: number;
  readonly backOff: BackOff;
  /** Milliseconds after which what has not changed is compared with PTV; null for never. */
  readonly checkAfter: number | null;
  /** Milliseconds that a running call gets when the worker is stopped. */
  readonly shutdownTimeout: number;
  /** Begin by comparing everything with PTV, and offer again what it has refused. */
  readonly checksAll?: boolean;
}

export interface TransferWorker {
  /** Resolves when nothing runs any more. What was not finished is finished by the next one. */
  close(): Promise<void>;
}

/**
 * Follows the graph and brings PTV up to it. Any number of workers may run on one database.
 *
 * @throws ConfigError when the tables are not there
 */
export async function startTransferWorker(options: TransferWorkerOptions): Promise<TransferWorker> {
  const ledger = await connectLedger(options.databaseUrl);
  try {
    await requireLedger(ledger);
    if (options.checksAll) await checkAll(ledger);
  } finally {
    await ledger.close();
  }
  const life = new WorkerLife(options);
  const queue = new DueQueue();
  const lane = (connection: LedgerConnection) => workOn(connection, queue, options, life);
  const running = [
    life.keepDoing((connection) => followOn(connection, options, life)),
    ...Array.from({ length: options.concurrency }, () => life.keepDoing(lane)),
  ];
  return {
    async close() {
      life.stop();
      await Promise.all(running);
    },
  };
}

async function followOn(
  ledger: LedgerConnection,
  { source, pollInterval }: TransferWorkerOptions,
  life: WorkerLife,
): Promise<void> {
  const hasMore = await followFeeds(ledger, source);
  if (!hasMore) await life.pause(pollInterval);
}

async function workOn(
  ledger: LedgerConnection,
  queue: DueQueue,
  options: TransferWorkerOptions,
  life: WorkerLife,
): Promise<void> {
  await life.waitForPtv();
  const organisationId = await queue.lockNext(ledger);
  if (organisationId === null) return life.pause(options.pollInterval);
  try {
    await takeTurn(ledger, organisationId, options, life);
  } finally {
    if (!ledger.lost.aborted) await unlockOrganisation(ledger, organisationId);
  }
}
