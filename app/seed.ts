import type { RunningService } from '../services/kit/service';
import { generateDemoData } from '../demo/generate-demo-data';
import type { DemoData } from '../demo/records';
import type { ServiceEntry } from './services';

/** The demo data is the same everywhere: one seed, one anchor date. */
const seed = 1;

interface Seeded {
  readonly entry: ServiceEntry;
  readonly service: RunningService;
}

/**
 * Loads the demo data into the services whose tables are empty. Tells `say` what is being loaded.
 * Two processes that start at once do not load it twice, and a load that is cut short leaves
 * nothing behind.
 */
export async function seedDemoData(
  services: readonly Seeded[],
  say: (sentence: string) => void,
): Promise<void> {
  const empty = await filterEmpty(services);
  if (empty.length === 0) return;
  const started = performance.now();
  say('Making demo data …');
  const data = generateDemoData({ seed });
  await Promise.all(empty.map((target) => load(target, data, say)));
  say(`Demo data is ready after ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

async function filterEmpty(services: readonly Seeded[]): Promise<readonly Seeded[]> {
  const held = await Promise.all(services.map(holdsData));
  return services.filter((_, index) => held[index] === false);
}

const holdsData = async ({ entry, service }: Seeded): Promise<boolean> =>
  entry.demoEntity === null || service.dataSource.getRepository(entry.demoEntity).exists();

async function load(
  target: Seeded,
  data: DemoData,
  say: (sentence: string) => void,
): Promise<void> {
  const { name, dataSource } = target.service;
  await dataSource.transaction(async (manager) => {
    // Whoever waits here waits as long as the other one loads.
    await manager.query('SET LOCAL statement_timeout = 0');
    await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`demo data ${name}`]);
    if (await holdsData(target)) return;
    await target.service.loadDemoData(data);
  });
  say(`Loaded ${countOf(name, data)} demo ${name}.`);
}

const countOf = (name: string, data: DemoData): string =>
  (data[name as keyof DemoData]?.length ?? 0).toLocaleString('en-GB');
