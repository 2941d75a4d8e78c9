import { startTestCluster, urlVariable } from './cluster';
import { keepCluster } from './kept-cluster';

/** One PostgreSQL for the whole run; test files make their own databases in it. */
export default async function globalSetup(): Promise<void> {
  if (process.env.DATABASE_URL) {
    process.env[urlVariable] = process.env.DATABASE_URL;
    return;
  }
  const cluster = await startTestCluster();
  process.env[urlVariable] = cluster.url;
  keepCluster(cluster);
}
