import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { startProcess, type StartedProcess } from '../test/support/started-process';
import { gateway, handWritten, type Addresses, type Contender } from './federation/contenders';
import { expectedAnswer } from './federation/expected';
import { deep, further, type Scenario } from './federation/scenarios';
import { load, median, type LoadResult } from './measure/load';
import { cpuMilliseconds, residentMegabytes } from './measure/process-figures';
import { printTable } from './measure/table';

/**
 * `npm run bench federation [-- ROUNDS SECONDS [deep]]`: a store of four subgraphs. Subgraphs and
 * load share one core, the contender has the other to itself.
 *
 * First the deep query, with and without sharing in flight: contenders take turns in every round,
 * and the figures are medians over the rounds. Then other kinds of requests, once each. A ratio is
 * always taken to the hand-written backend of the same run.
 */
const supportCore = 0;
const contenderCore = 1;
const baseline = 'hand-written backend';
const unshared = 'gateway, nothing shared';

/**
 * The deep query is asked for so long, in milliseconds, before it is measured: first as requests
 * that differ, then as equal ones. V8 compiles code well only after thousands of runs, and with
 * sharing the code behind a query runs once for fifty requests: it would be minutes until a
 * gateway is as quick as it is for the rest of its life.
 */
const deepWarmup = { differing: 6_000, equal: 3_000 };

interface Measurement extends LoadResult {
  /** Milliseconds. */
  readonly cpuPerRequest: number;
  readonly megabytes: number;
}

async function main(): Promise<void> {
  const [rounds = 1, seconds = 5] = process.argv.slice(2, 4).map(Number);
  const only = process.argv[4];
  execFileSync('taskset', ['-cp', String(supportCore), String(process.pid)], { stdio: 'ignore' });
  const subgraphs = await startProcess({
    script: join(__dirname, 'federation', 'subgraphs.js'),
    core: supportCore,
    ready: (line) => line.startsWith('{'),
  });
  try {
    const addresses = JSON.parse(subgraphs.line) as Addresses;
    const written = handWritten(addresses, contenderCore);
    const core = contenderCore;
    const alone = gateway({ name: unshared, addresses, sharing: 'off', core });
    const sharing = gateway({ name: 'gateway, sharing in flight', addresses, sharing: 'on', core });
    await compareDeep([written, alone, sharing], rounds, seconds * 1_000);
    if (only !== 'deep') await compareFurther([written, alone], seconds * 500);
  } finally {
    await subgraphs.stop();
  }
}

async function compareDeep(
  contenders: readonly Contender[],
  rounds: number,
  milliseconds: number,
): Promise<void> {
  const results = new Map<string, Measurement[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      const measurement = await withStarted(contender, (started) =>
        measure(contender, started, deep, { milliseconds, warmup: deepWarmup }),
      );
      if (measurement !== null) results.get(contender.name)?.push(measurement);
    }
  }
  const written = median((results.get(baseline) ?? []).map(cpuOf));
  console.log(`\n${deep.name}, ${deep.connections} connections`);
  printTable([...results].map(([name, list]) => deepRow(name, list, written)));
}

const cpuOf = ({ cpuPerRequest }: Measurement): number => cpuPerRequest;

function deepRow(name: string, list: readonly Measurement[], written: number) {
  const of = (figure: (result: Measurement) => number): number => median(list.map(figure));
  return {
    contender: name,
    'CPU ms/request': of(cpuOf),
    'ratio to hand-written': of(cpuOf) / written,
    'requests/s': of(({ requests, seconds }) => requests / seconds),
    'median ms': of(({ medianMilliseconds }) => medianMilliseconds),
    'p99 ms': of(({ p99Milliseconds }) => p99Milliseconds),
    'memory MB': of(({ megabytes }) => megabytes),
    failures: of(({ failures }) => failures),
  };
}

async function compareFurther(
  contenders: readonly Contender[],
  milliseconds: number,
): Promise<void> {
  const times = { milliseconds, warmup: { differing: 0, equal: milliseconds / 2 } };
  const cpu = new Map<string, Map<Scenario, Measurement | null>>();
  for (const contender of contenders) {
    const measured = new Map<Scenario, Measurement | null>();
    cpu.set(contender.name, measured);
    await withStarted(contender, async (started) => {
      // The first to be measured shall not pay for compiling the code.
      await measure(contender, started, deep, times);
      for (const scenario of further) {
        measured.set(scenario, await measure(contender, started, scenario, times));
      }
    });
  }
  console.log('\nCPU ms per request; µs per entity of lists show how the cost grows');
  printTable(
    further.map((scenario) => {
      const written = cpu.get(baseline)?.get(scenario)?.cpuPerRequest;
      const own = cpu.get(unshared)?.get(scenario);
      const used = own?.cpuPerRequest ?? Number.NaN;
      return {
        request: scenario.name,
        'hand-written': written ?? 'none',
        [unshared]: used,
        ratio: written === undefined ? '–' : used / written,
        'µs/entity': scenario.entities === undefined ? '–' : (used * 1_000) / scenario.entities,
        'median ms': own?.medianMilliseconds ?? '–',
        failures: own?.failures ?? '–',
      };
    }),
  );
}

async function withStarted<T>(
  contender: Contender,
  work: (started: StartedProcess) => Promise<T>,
): Promise<T> {
  const started = await contender.start();
  try {
    return await work(started);
  } finally {
    await started.stop();
  }
}

/** Milliseconds. */
interface Times {
  readonly milliseconds: number;
  readonly warmup: { readonly differing: number; readonly equal: number };
}

/** Null when the contender does not answer the scenario. */
async function measure(
  contender: Contender,
  started: StartedProcess,
  scenario: Scenario,
  { milliseconds, warmup }: Times,
): Promise<Measurement | null> {
  const url = contender.urlOf(started.line, scenario);
  if (url === null) return null;
  // Not one of those that are counted: they may be measured for being the first.
  const first = scenario.query(0xffffff);
  await expectRightAnswer(url, first);
  const { connections, requests } = scenario;
  const body = (index: number) => JSON.stringify({ query: scenario.query(index) });
  if (requests === undefined) {
    const differing = (index: number) =>
      JSON.stringify({ query: scenario.query(index), variables: { index } });
    await load({ url, body: differing, connections, milliseconds: warmup.differing });
    await load({ url, body, connections, milliseconds: warmup.equal });
  }
  const before = cpuMilliseconds(started.pid);
  const result = await load({ url, body, connections, requests, milliseconds });
  const used = cpuMilliseconds(started.pid) - before;
  return {
    ...result,
    cpuPerRequest: used / result.requests,
    megabytes: residentMegabytes(started.pid),
  };
}

async function expectRightAnswer(url: string, query: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const expected: unknown = JSON.parse(JSON.stringify(expectedAnswer(query)));
  const answer: unknown = await response.json();
  if (isDeepStrictEqual(answer, expected)) return;
  throw new Error(`${url} answers wrongly: ${query}\n${JSON.stringify(answer).slice(0, 500)}`);
}

void main();
