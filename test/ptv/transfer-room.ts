import { join } from 'node:path';
import { Client } from 'pg';
import { projectRoot } from '../../platform/project-root';
import { startSimulator, type Simulator } from '../../ptv-simulator/simulator';
import { classification } from '../../services/classification';
import { silentLog } from '../../services/kit/log';
import { startService } from '../../services/kit/service';
import { createFilledDatabase, eventually, type TestDatabase } from '../../services/kit/testing';
import { startProcess, type StartedProcess } from '../support/started-process';
import { startSmallGraph, type SmallGraph } from './small-graph';

/** What the ledger says of a listing. */
export interface LedgerRow {
  readonly listing_id: string;
  readonly state: string | null;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly is_done: boolean;
}

/** A ledger, a simulator and a small graph, for workers that are processes of their own. */
export interface TransferRoom {
  readonly database: TestDatabase;
  readonly simulator: Simulator;
  readonly graph: SmallGraph;
  startWorker(
    env?: Readonly<Record<string, string>>,
    args?: readonly string[],
  ): Promise<StartedProcess>;
  ledger(): Promise<readonly LedgerRow[]>;
  /** Whether everything that has happened is dealt with. */
  isSettled(): Promise<boolean>;
  /** Waits for that, and tells how it stands with each listing. */
  settle(): Promise<Readonly<Record<string, string | null>>>;
  run(statement: string): Promise<void>;
  close(): Promise<void>;
}

const script = join(projectRoot, 'dist', 'app', 'ptv-transfer-main.js');

export const workerSettings = (simulator: Simulator): Record<string, string> => ({
  PTV_API_URL: simulator.url,
  PTV_USERNAME: 'lahella',
  PTV_PASSWORD: 'salasana',
  PTV_POLL_INTERVAL: '20',
  PTV_RETRY_DELAY: '20',
  PTV_RETRY_LONGEST: '200',
  LOG_LEVEL: 'error',
});

/** What `npm run ptv:transfer` runs. */
export const startWorkerProcess = (
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<StartedProcess> =>
  startProcess({ script, env, args, ready: (line) => line.startsWith('The PTV transfer') });

export async function startTransferRoom(): Promise<TransferRoom> {
  // The tables, as in a deployment.
  const database = await createFilledDatabase('transfer_room', async (url) => {
    await (await startService(classification, { url, log: silentLog })).close();
  });
  const simulator = await startSimulator();
  const graph = await startSmallGraph();
  const client = new Client({
    connectionString: database.url,
    options: '-c search_path=classification',
  });
  await client.connect();
  const query = async <R extends object>(statement: string): Promise<R[]> =>
    (await client.query<R>(statement)).rows;
  const ledger = () =>
    query<LedgerRow>('SELECT *, noticed = settled AS is_done FROM ptv_listing ORDER BY listing_id');
  const isSettled = async (): Promise<boolean> => {
    const cursors = await query<{ cursor: string }>(
      'SELECT cursor FROM ptv_feed WHERE NOT is_scanning',
    );
    if (cursors.length < 2 || cursors.some(({ cursor }) => cursor !== graph.cursor)) return false;
    return (await ledger()).every(({ is_done }) => is_done);
  };
  return {
    database,
    simulator,
    graph,
    startWorker: (env = {}, args = []) =>
      startWorkerProcess(
        {
          ...workerSettings(simulator),
          DATABASE_URL: database.url,
          GRAPH_URL: graph.url,
          ...env,
        },
        args,
      ),
    ledger,
    isSettled,
    async settle() {
      await eventually(isSettled, 60_000);
      return Object.fromEntries((await ledger()).map((row) => [row.listing_id, row.state]));
    },
    run: async (statement) => void (await query(statement)),
    async close() {
      await client.end();
      await graph.close();
      await simulator.close();
      await database.drop();
    },
  };
}
