import type { EmbeddedPostgres } from '../embedded-postgres';

// Jest loads setup and teardown separately; only the global object is the same for both.
const shelf = globalThis as { lahellaTestCluster?: EmbeddedPostgres };

export function keepCluster(cluster: EmbeddedPostgres): void {
  shelf.lahellaTestCluster = cluster;
}

export function takeCluster(): EmbeddedPostgres | undefined {
  const cluster = shelf.lahellaTestCluster;
  delete shelf.lahellaTestCluster;
  return cluster;
}
