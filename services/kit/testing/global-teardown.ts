import { takeCluster } from './kept-cluster';

export default async function globalTeardown(): Promise<void> {
  await takeCluster()?.stop();
}
