import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { composeSupergraph } from '../gateway/compose/compose-supergraph';
import { expectedAnswer } from './federation/expected';
import { deepQuery, storeSdl, storeSubgraphs, type StoreSubgraph } from './federation/store';
import { load, median, type LoadResult } from './measure/load';
import { startProcess } from '../test/support/started-process';
import { cpuMilliseconds, residentMegabytes } from './measure/process-figures';
import { printTable } from './measure/table';

/**
 * `npm run bench federation [-- ROUNDS SECONDS]`: the deep query over a store of four subgraphs,
 * 50 connections. Subgraphs and load share one core, the contender has the other to itself. The
 * contenders take turns in every round; the figures are medians over the rounds, and the ratio is
 * taken to the hand-written backend of the same run.
 */
const connections = 50;
const warmupMilliseconds = 3_000;
const supportCore = 0;
const contenderCore = 1;

interface Contender {
  readonly name: string;
  start(): ReturnType<typeof startProcess>;
  urlOf(readyLine: string): string;
}

interface Measurement extends LoadResult {
  readonly cpuPerRequest: number;
  readonly megabytes: number;
}

const script = (name: string): string => join(__dirname, `${name}.js`);

async function main(): Promise<void> {
  const rounds = Number(process.argv[2] ?? 3);
  const seconds = Number(process.argv[3] ?? 8);
  execFileSync('taskset', ['-cp', String(supportCore), String(process.pid)], { stdio: 'ignore' });
  const subgraphs = await startProcess({
    script: script('federation/subgraphs'),
    core: supportCore,
    ready: (line) => line.startsWith('{'),
  });
  const addresses = JSON.parse(subgraphs.line) as Record<StoreSubgraph, string>;
  const contenders = [
    handWritten(subgraphs.line),
    gateway('gateway, nothing shared', addresses, 'off'),
    gateway('gateway, sharing in flight', addresses, 'on'),
  ];
  const results = new Map<string, Measurement[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      results.get(contender.name)?.push(await measure(contender, seconds * 1_000));
    }
  }
  await subgraphs.stop();
  report(results);
}

function handWritten(addresses: string): Contender {
  return {
    name: 'hand-written backend',
    start: () =>
      startProcess({
        script: script('federation/hand-written'),
        args: [addresses],
        core: contenderCore,
        ready: (line) => line.startsWith('{'),
      }),
    urlOf: (line) => (JSON.parse(line) as { url: string }).url,
  };
}

function gateway(
  name: string,
  addresses: Record<StoreSubgraph, string>,
  sharing: 'on' | 'off',
): Contender {
  const supergraph = join(mkdtempSync(join(tmpdir(), 'lahella-bench-')), 'supergraph.graphql');
  const { supergraphSdl } = composeSupergraph(
    storeSubgraphs.map((subgraph) => ({
      name: subgraph,
      url: addresses[subgraph],
      sdl: storeSdl[subgraph],
    })),
  );
  writeFileSync(supergraph, supergraphSdl);
  return {
    name,
    start: () =>
      startProcess({
        script: join(__dirname, '..', 'gateway', 'main.js'),
        args: ['--supergraph', supergraph, '--port', '0'],
        env: {
          SHARE_REQUESTS: sharing,
          SHARE_FETCHES: sharing,
          LOG_LEVEL: 'warn',
          // As `npm run gateway` starts it.
          NODE_OPTIONS: '--max-semi-space-size=64',
        },
        core: contenderCore,
        ready: (line) => /http:\/\/\S+\/graphql/.test(line),
      }),
    urlOf: (line) => /http:\/\/\S+\/graphql/.exec(line)?.[0] as string,
  };
}

async function measure(contender: Contender, milliseconds: number): Promise<Measurement> {
  const started = await contender.start();
  try {
    const url = contender.urlOf(started.line);
    await expectRightAnswer(url);
    const request = { url, body: () => JSON.stringify({ query: deepQuery }), connections };
    await load({ ...request, milliseconds: warmupMilliseconds });
    const before = cpuMilliseconds(started.pid);
    const result = await load({ ...request, milliseconds });
    const used = cpuMilliseconds(started.pid) - before;
    return {
      ...result,
      cpuPerRequest: used / result.requests,
      megabytes: residentMegabytes(started.pid),
    };
  } finally {
    await started.stop();
  }
}

async function expectRightAnswer(url: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: deepQuery }),
  });
  const expected: unknown = JSON.parse(JSON.stringify(expectedAnswer(deepQuery)));
  if (!isDeepStrictEqual(await response.json(), expected)) {
    throw new Error(`${url} answers the deep query wrongly.`);
  }
}

function report(results: ReadonlyMap<string, readonly Measurement[]>): void {
  const of = (name: string, figure: (result: Measurement) => number): number =>
    median((results.get(name) ?? []).map(figure));
  const baseline = of('hand-written backend', ({ cpuPerRequest }) => cpuPerRequest);
  printTable(
    [...results.keys()].map((name) => ({
      contender: name,
      'CPU ms/request': of(name, ({ cpuPerRequest }) => cpuPerRequest),
      'ratio to hand-written': of(name, ({ cpuPerRequest }) => cpuPerRequest) / baseline,
      'requests/s': of(name, ({ requests, seconds }) => requests / seconds),
      'median ms': of(name, ({ medianMilliseconds }) => medianMilliseconds),
      'p99 ms': of(name, ({ p99Milliseconds }) => p99Milliseconds),
      'memory MB': of(name, ({ megabytes }) => megabytes),
      failures: of(name, ({ failures }) => failures),
    })),
  );
}

void main();
