import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { printTable } from '../../bench/measure/table';
import { projectRoot } from '../../platform/project-root';
import { seededRandom } from '../differential/random';
import { startDeployment, type Deployment } from '../support/deployment';
import { publish } from '../support/published-listings';
import { judge, leastOf, printCsv, type Sample } from './curve';
import { probeLine, probeSignal, type ProbeFigures } from './probe';
import { openEventStream, openWebSocket, visit, type Line } from './visitors';

/**
 * `npm run test:soak -- [MINUTES]`: the product as processes, with clients that come and leave in
 * every manner, and events all the time. Now and then everybody but the steady clients has to leave,
 * and what the gateway and the listings subgraph then hold is written down. Fails when it has grown by
 * more than five per cent after the warm-up.
 */
const watched = ['gateway', 'listings'] as const;
const steadyClients = 100;
const mostSamples = 30;
const tolerance = 0.05;
const visitEvery = 40;
/** Milliseconds until the last visitors have left, kept-alive connections have ended, and the looks. */
const settling = 23_000;
const looks = 3;
const betweenLooks = 1_000;
const shortest = 3_000;
const query = `subscription { listingPublished { cursor listing { id title organisation { name } } } }`;

async function main(): Promise<void> {
  const minutes = Number(process.argv[2] ?? 30);
  const deployment = await startDeployment({
    env: {
      LIVE_HEARTBEAT: '2000',
      NODE_OPTIONS: `--require=${join(__dirname, 'probe.js')}`,
    },
  });
  try {
    const steady = await openSteadyClients(deployment);
    const file = join(projectRoot, '.data', 'soak.csv');
    mkdirSync(dirname(file), { recursive: true });
    const samples = await soak(deployment, steady, minutes, file);
    report(samples, file);
  } finally {
    await deployment.close();
  }
}

async function openSteadyClients({ url }: Deployment): Promise<readonly Line[]> {
  const question = { query, variables: {} };
  const lines: Line[] = [];
  for (let index = 0; index < steadyClients; index += 1)
    lines.push(await (index % 2 === 0 ? openWebSocket : openEventStream)(url, question));
  return lines;
}

async function soak(
  deployment: Deployment,
  steady: readonly Line[],
  minutes: number,
  file: string,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const started = performance.now();
  const samplesTaken = Math.min(mostSamples, Math.max(10, Math.round(minutes)));
  const stretch = Math.max((minutes * 60_000) / samplesTaken - settling, shortest);
  for (let taken = 0; taken < samplesTaken; taken += 1) {
    await traffic(deployment, stretch, taken);
    await untilAllIsHeard(deployment, steady, `Viimeinen ${taken}.`);
    await untilOnlySteadyClients(deployment);
    for (const name of watched) {
      const figures = await lookAt(deployment, name);
      samples.push({ ...figures, process: name, seconds: (performance.now() - started) / 1_000 });
    }
    writeFileSync(file, `${printCsv(samples)}\n`);
    console.log(samples.slice(-watched.length).map(describe).join('   '));
  }
  return samples;
}

const describe = ({ process: name, seconds, heap, handles }: Sample): string =>
  `${seconds.toFixed(0)} s ${name}: ${(heap / 1e6).toFixed(2)} MB, ${handles} handles`;

/** Visitors, publications and many events, for a time; resolves when all of them are over. */
async function traffic(deployment: Deployment, milliseconds: number, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const end = performance.now() + milliseconds;
  const until = async (interval: number, act: () => Promise<unknown>): Promise<void> => {
    while (performance.now() < end) {
      await act();
      await delay(interval);
    }
  };
  const visits: Promise<unknown>[] = [];
  const database = new Client(deployment.databaseUrl);
  await database.connect();
  const { url, token } = deployment;
  await Promise.all([
    until(visitEvery, () => {
      visits.push(visit(url, random).catch(tell));
      return Promise.resolve();
    }),
    until(500, () => publish(url, token, 'Kokoontuminen').catch(tell)),
    until(300, () => repeatEvents(database, 10)),
  ]);
  await Promise.all(visits);
  await database.end();
}

/** A machine that is busy otherwise may refuse one now and then; what counts is what is held. */
const tell = (error: unknown): void => console.log(String(error));

/** Cheaper than to publish as much: the newest events once more, as new ones. */
const repeatEvents = (database: Client, count: number): Promise<unknown> =>
  database.query(
    `WITH again AS (
       INSERT INTO listings.outbox (type, subject_id, organisation_id, payload)
       SELECT type, subject_id, organisation_id, payload FROM (
         SELECT * FROM listings.outbox WHERE type = 'listingPublished' ORDER BY id DESC LIMIT $1
       ) newest RETURNING id
     ) SELECT pg_notify('outbox_listings', '') FROM again LIMIT 1`,
    [count],
  );

/** Events that wait because the machine is too busy are no leak. */
async function untilAllIsHeard(
  { url, token }: Deployment,
  steady: readonly Line[],
  title: string,
): Promise<void> {
  await publish(url, token, title);
  while (!steady.every((line) => line.last().includes(title))) await delay(100);
}

interface Totals {
  readonly sockets: number;
  readonly eventStreams: number;
  readonly subscriptions: number;
}

async function untilOnlySteadyClients({ url, adminToken }: Deployment): Promise<void> {
  const headers = { authorization: `Bearer ${adminToken}` };
  const deadline = Date.now() + 60_000;
  for (;;) {
    const response = await fetch(`${url}/debug/live`, { headers });
    const { totals } = (await response.json()) as { totals: Totals };
    const { sockets, eventStreams, subscriptions } = totals;
    if (subscriptions === steadyClients && sockets + eventStreams === steadyClients) break;
    if (Date.now() > deadline)
      throw new Error(`Somebody who left is still held: ${JSON.stringify(totals)}`);
    await delay(200);
  }
  // Kept-alive connections between the parts end some seconds after their last use.
  await delay(12_000);
}

async function lookAt(
  deployment: Deployment,
  name: (typeof watched)[number],
): Promise<ProbeFigures> {
  const seen: ProbeFigures[] = [];
  for (let look = 0; look < looks; look += 1) {
    if (look > 0) await delay(betweenLooks);
    seen.push(await probe(deployment, name));
  }
  return leastOf(seen);
}

async function probe(
  deployment: Deployment,
  name: (typeof watched)[number],
): Promise<ProbeFigures> {
  const { pid, output } = deployment.part(name);
  const before = output().length;
  process.kill(pid, probeSignal);
  for (;;) {
    const line = new RegExp(`^${probeLine}(.+)\n`, 'm').exec(output().slice(before))?.[1];
    if (line) return JSON.parse(line) as ProbeFigures;
    await delay(20);
  }
}

function report(samples: readonly Sample[], file: string): void {
  const verdicts = judge(samples);
  printTable(
    verdicts.map(({ process: name, figure, first, last, growth }) => ({
      process: name,
      figure,
      'after the warm-up': figure === 'heap' ? `${(first / 1e6).toFixed(2)} MB` : String(first),
      'at the end': figure === 'heap' ? `${(last / 1e6).toFixed(2)} MB` : String(last),
      growth: `${(growth * 100).toFixed(1)} %`,
      'at most 5 %': growth <= tolerance ? 'yes' : 'NO',
    })),
  );
  console.log(`The curve: ${file}`);
  process.exitCode = verdicts.every(({ growth }) => growth <= tolerance) ? 0 : 1;
}

void main();
