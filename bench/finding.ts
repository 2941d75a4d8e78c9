import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { keepNewObjectsYoung } from '../platform/young-objects';
import { startEmbeddedPostgres } from '../services/kit/embedded-postgres';
import { silentLog } from '../services/kit/log';
import { temporaryFolder } from '../test/support/temporary-folder';
import { openListings } from './finding/database';
import { scenarios } from './finding/scenarios';
import { measureScenario, printPlans, type Measured } from './finding/measure-scenario';
import { measureWriting } from './finding/writing';
import { printTable } from './measure/table';

/**
 * `npm run bench finding [-- SIZES… --rounds=N --plans --only=NAME]`: how long the listings service
 * takes to find the first page among 20,100, 201,000 and 2,010,000 listings, and how much longer
 * among the most than among the fewest; then what it costs to publish. `--plans` prints what the
 * database does for each scenario. The database is made for the run and removed after it.
 */
interface Options {
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly withPlans: boolean;
  readonly only: string | null;
}

const valueOf = (args: readonly string[], name: string): string | null =>
  args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null;

function readOptions(args: readonly string[]): Options {
  const sizes = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
  return {
    sizes: sizes.length > 0 ? sizes : [20_100, 201_000, 2_010_000],
    rounds: Number(valueOf(args, 'rounds') ?? 100),
    withPlans: args.includes('--plans'),
    only: valueOf(args, 'only'),
  };
}

async function main(): Promise<void> {
  // As every process of the product does.
  keepNewObjectsYoung();
  const options = readOptions(process.argv.slice(2));
  const folder = temporaryFolder('bench-finding');
  const server = await startEmbeddedPostgres({
    dataFolder: join(folder, 'postgres'),
    log: silentLog,
  });
  try {
    const measured: Measured[] = [];
    for (const size of options.sizes)
      measured.push(...(await measureSize(server.url, size, options)));
    report(measured, options.sizes);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureSize(url: string, size: number, options: Options): Promise<Measured[]> {
  const database = await openListings(url, size);
  try {
    const measured: Measured[] = [];
    for (const scenario of scenarios) {
      if (options.only !== null && !scenario.name.includes(options.only)) continue;
      measured.push(await measureScenario(scenario, database, size, options.rounds));
      if (options.withPlans) await printPlans(scenario, database);
    }
    if (options.only === null || 'writing'.includes(options.only))
      await measureWriting(database, size);
    return measured;
  } finally {
    await database.close();
  }
}

function report(measured: readonly Measured[], sizes: readonly number[]): void {
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  const p95 = (name: string, size: number | undefined): number =>
    measured.find((one) => one.scenario.name === name && one.size === size)?.p95 ?? Number.NaN;
  printTable(
    measured.map(({ scenario, size, p50, p95: slow }) => ({
      scenario: scenario.name,
      listings: String(size),
      'p50 ms': p50,
      'p95 ms': slow,
    })),
  );
  if (smallest === largest) return;
  printTable(
    scenarios
      .filter(({ name }) => measured.some(({ scenario }) => scenario.name === name))
      .map(({ name, maxGrowth }) => ({
        scenario: name,
        [`p95 of ${largest} to ${smallest}`]: p95(name, largest) / p95(name, smallest),
        'at most': maxGrowth ?? '',
      })),
  );
}

void main();
