import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess, type StartedProcess } from '../test/support/started-process';
import { openClients, type Clients } from './live-fanout/clients';
import { measureFromCommit, type CommitLatencies } from './live-fanout/from-commit';
import { quantile } from './measure/load';
import { cpuMilliseconds, residentMegabytes } from './measure/process-figures';
import { printTable } from './measure/table';

/**
 * `npm run bench live-fanout [-- SUBSCRIBERS SECONDS BURSTS]`: many subscribers of one event, a
 * socket each; one event a second, then bursts of 100. The clients share one core, the contender
 * has the other to itself. The baseline is a bare `ws` server that sends the same ready string.
 * Then the same with the whole product, from the commit of an event to the last client's receipt.
 */
const clientCore = 0;
const contenderCore = 1;
const burstSize = 100;

interface Contender {
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  readonly ids: 'equal' | 'own';
}

const contenders: readonly Contender[] = [
  { name: 'bare ws', script: 'bare', ids: 'equal' },
  { name: 'gateway, equal ids', script: 'gateway', ids: 'equal' },
  {
    name: 'bare ws (length of own ids)',
    script: 'bare',
    args: ['00000000-0000-0000-0000-000000000000'],
    ids: 'own',
  },
  { name: 'gateway, own ids', script: 'gateway', ids: 'own' },
];

interface Figures {
  readonly name: string;
  readonly steadyMicroseconds: number;
  readonly burstMicroseconds: number;
  readonly kilobytesEach: number;
  /** Milliseconds of CPU in a second without events: heartbeats. */
  readonly idleMilliseconds: number;
  /** Milliseconds from each single event to the last client's receipt. */
  readonly latencies: readonly number[];
  readonly burstLatencies: readonly number[];
}

async function main(): Promise<void> {
  const subscribers = affordable(Number(process.argv[2] ?? 10_000));
  const seconds = Number(process.argv[3] ?? 10);
  const bursts = Number(process.argv[4] ?? 2);
  execFileSync('taskset', ['-cp', String(clientCore), String(process.pid)], { stdio: 'ignore' });
  const all: Figures[] = [];
  for (const contender of contenders) {
    all.push(await measure(contender, subscribers, seconds, bursts));
  }
  report(all, subscribers);
  const core = contenderCore;
  // So many that a hundredth of them is one.
  const events = 10 * seconds;
  reportFromCommit(
    await measureFromCommit({ subscribers, events, bursts, burstSize, core }),
    all[0] as Figures,
  );
}

/** Every socket takes a file descriptor on either side. */
function affordable(wanted: number): number {
  const limits = readFileSync('/proc/self/limits', 'utf8');
  const files = Number(/Max open files +(\d+)/.exec(limits)?.[1] ?? 1_024) - 200;
  if (files >= wanted) return wanted;
  console.log(
    `Only ${files} subscribers in place of ${wanted}: a process may open no more files here (ulimit -n).`,
  );
  return files;
}

async function measure(
  { name, script, args, ids }: Contender,
  subscribers: number,
  seconds: number,
  bursts: number,
): Promise<Figures> {
  const started = await startProcess({
    script: join(__dirname, 'live-fanout', `${script}.js`),
    args,
    core: contenderCore,
    ready: (line) => line.startsWith('{'),
  });
  try {
    const { url, control } = JSON.parse(started.line) as { url: string; control: string };
    // The first clients bring code and pools into memory that belong to nobody.
    (await openClients(url, Math.min(500, subscribers), ids)).close();
    const before = await residentAfterCollection(started, control);
    const clients = await openClients(url, subscribers, ids);
    const after = await residentAfterCollection(started, control);
    const round = createRounds(started, control, clients, subscribers);
    await round(5, 0);
    const idle = await idleCpu(started.pid);
    const steady = [];
    for (let second = 0; second < seconds; second += 1) steady.push(await round(1, 1_000));
    const burst = [];
    for (let count = 0; count < bursts; count += 1) burst.push(await round(burstSize, 0));
    clients.close();
    return {
      name,
      steadyMicroseconds: sum(steady.map(({ cpu }) => cpu)) / (seconds * subscribers) / 1e-3,
      burstMicroseconds:
        sum(burst.map(({ cpu }) => cpu)) / (bursts * burstSize * subscribers) / 1e-3,
      idleMilliseconds: idle,
      kilobytesEach: ((after - before) * 1_024) / subscribers,
      latencies: steady.map(({ latency }) => latency),
      burstLatencies: burst.map(({ latency }) => latency),
    };
  } finally {
    await started.stop('SIGKILL');
  }
}

const idleSeconds = 5;

async function idleCpu(pid: number): Promise<number> {
  const before = cpuMilliseconds(pid);
  await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1_000));
  return (cpuMilliseconds(pid) - before) / idleSeconds;
}

async function residentAfterCollection({ pid }: StartedProcess, control: string): Promise<number> {
  for (let times = 0; times < 3; times += 1) await command(control, 'gc');
  return residentMegabytes(pid);
}

interface Round {
  /** Milliseconds of CPU of the contender. */
  readonly cpu: number;
  /** Milliseconds until the last client had the last event. */
  readonly latency: number;
}

function createRounds(
  { pid }: StartedProcess,
  control: string,
  clients: Clients,
  subscribers: number,
): (events: number, atLeast: number) => Promise<Round> {
  let published = Math.ceil(clients.received / subscribers);
  return async (events, atLeast) => {
    const cpuBefore = cpuMilliseconds(pid);
    const pause = new Promise((resolve) => setTimeout(resolve, atLeast));
    const arrival = clients.allHave((published += events));
    const at = Number(await command(control, `publish?count=${events}`));
    const arrived = await arrival;
    await pause;
    return { cpu: cpuMilliseconds(pid) - cpuBefore, latency: arrived - at };
  };
}

const command = async (control: string, path: string): Promise<string> =>
  (await fetch(`${control}/${path}`)).text();

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function report(all: readonly Figures[], subscribers: number): void {
  console.log(`${subscribers} subscribers, a socket each; CPU of the contender's process.`);
  printTable(
    all.map((figures, index) => {
      const baseline = all[index - (index % 2)] as Figures;
      const sorted = [...figures.latencies].sort((a, b) => a - b);
      return {
        contender: figures.name,
        'CPU µs/delivery, steady': figures.steadyMicroseconds,
        ratio: figures.steadyMicroseconds / baseline.steadyMicroseconds,
        'µs, bursts': figures.burstMicroseconds,
        'ratio ': figures.burstMicroseconds / baseline.burstMicroseconds,
        'idle ms/s': figures.idleMilliseconds,
        'KB/subscriber': figures.kilobytesEach,
        'last client ms, median': quantile(sorted, 0.5),
        'p99 ms': quantile(sorted, 0.99),
        'burst ms': Math.max(...figures.burstLatencies),
      };
    }),
  );
}

function reportFromCommit({ single, bursts }: CommitLatencies, bare: Figures): void {
  const row = (name: string, latencies: readonly number[], burst: readonly number[]) => {
    const sorted = [...latencies].sort((a, b) => a - b);
    return {
      'to the last client': name,
      events: String(sorted.length),
      'median ms': quantile(sorted, 0.5),
      'p99 ms': quantile(sorted, 0.99),
      [`${burstSize} at once, ms`]: Math.max(...burst),
    };
  };
  printTable([
    row('from commit: PostgreSQL, outbox, plan, sockets', single, bursts),
    row('bare ws, from sending (baseline)', bare.latencies, bare.burstLatencies),
  ]);
}

void main();
