import type { PartName } from '../support/deployment';
import { runChaos } from './run-chaos';

const rounds = 5;
const parts: readonly PartName[] = [
  'gateway',
  'postgres',
  'listings',
  'organisations',
  'announcements',
  'classification',
];

/**
 * `npm run test:chaos -- [EVENTS] [CLIENTS] [SEED] [nats]`: the long form of
 * test/end-to-end/chaos.test.ts; with `nats`, events go by way of a NATS server, which is killed too.
 */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const withNats = words.includes('nats');
  const [events = 5_000, clients = 20, seed = Date.now() % 1_000_000] = words
    .filter((word) => word !== 'nats')
    .map(Number);
  console.log(`${events} events, ${clients} clients, seed ${seed}${withNats ? ', NATS' : ''}.`);
  const started = performance.now();
  const round: readonly PartName[] = withNats ? [...parts, 'nats'] : parts;
  const kills = Array.from({ length: rounds }, () => round).flat();
  const report = await runChaos({ events, clients, kills, seed, withNats, say: console.log });
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  for (const complaint of report.complaints) console.log(complaint);
  console.log(
    `${report.committed} events committed, ${report.killed.length} kills, ${report.losses} lost ` +
      `connections, ${report.failures} failed publications, ${seconds} s: ` +
      (report.complaints.length === 0
        ? `all ${clients} clients have exactly these events, in their order.`
        : 'not every client has exactly these events.'),
  );
  process.exitCode = report.complaints.length === 0 ? 0 : 1;
}

void main();
