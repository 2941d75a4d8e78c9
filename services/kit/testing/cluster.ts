import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../embedded-postgres/process-end';
import { stopStaleCluster } from '../embedded-postgres/stale-cluster';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../embedded-postgres';
import { silentLog } from '../log';

const prefix = 'lahella-graph-test-';

/** Set for the workers of a test run; an outside cluster's DATABASE_URL takes its place. */
export const urlVariable = 'LAHELLA_TEST_CLUSTER_URL';

/** A cluster for one test run, in a folder that names the process it belongs to. */
export async function startTestCluster(): Promise<EmbeddedPostgres> {
  await removeAbandoned();
  const dataFolder = join(tmpdir(), `${prefix}${process.pid}`);
  const cluster = await startEmbeddedPostgres({ dataFolder, log: silentLog, unsafeFast: true });
  const stop = async (): Promise<void> => {
    await cluster.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { ...cluster, stop };
}

/** What runs that were killed have left: their process is gone, their server may live. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(name.startsWith(prefix) ? name.slice(prefix.length) : NaN);
    if (!Number.isSafeInteger(owner) || (owner !== process.pid && isAlive(owner))) continue;
    const folder = join(tmpdir(), name);
    await stopStaleCluster(folder, silentLog);
    await rm(folder, { recursive: true, force: true });
  }
}
