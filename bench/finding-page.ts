import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import { startProcess, type StartedProcess } from '../test/support/started-process';
import { embeddedServerOf, startProductProcess } from '../test/support/started-product';
import { temporaryFolder } from '../test/support/temporary-folder';
import { pageQuery } from './finding-page/page-query';
import { load, median } from './measure/load';
import { bind, serverProcesses } from './measure/own-processors';
import { cpuMilliseconds } from './measure/process-figures';
import { printTable } from './measure/table';

/**
 * `npm run bench finding-page [-- ROUNDS SECONDS]`: the first page that a citizen sees, twenty
 * listings with all that a card shows, from the whole product in one process. The baseline is an
 * endpoint written by hand for this one page, on the same database: node:http, pg, one statement,
 * JSON.stringify. Both answer the same JSON; figures are the CPU time of the whole process.
 */
const loadCore = 0;
const contenderCore = 1;
const connections = 4;
/** As `npm start` gives it to the product. */
const youngHeap = { NODE_OPTIONS: '--max-semi-space-size=64' };

interface Contender {
  readonly name: string;
  readonly url: string;
  readonly process: StartedProcess;
}

async function main(): Promise<void> {
  const [rounds = 3, seconds = 5] = process.argv.slice(2, 4).map(Number);
  bind([process.pid], String(loadCore));
  const folder = temporaryFolder('finding-page');
  const product = await startProductProcess(folder, {
    DEMO_DATA: 'on',
    // One answer would serve all that ask the same at the same moment.
    SHARE_REQUESTS: 'off',
    SHARE_FETCHES: 'off',
    ...youngHeap,
  });
  bind([product.pid], String(contenderCore));
  const { url: databaseUrl } = await embeddedServerOf(folder);
  await bindDatabase(databaseUrl);
  const written = await startHandWritten(databaseUrl);
  try {
    const contenders: readonly Contender[] = [
      { name: 'hand-written endpoint', url: written.line, process: written },
      { name: 'gateway and subgraphs', url: `${product.url}/graphql`, process: product },
    ];
    await expectEqualAnswers(contenders);
    await compare(contenders, rounds, seconds * 1_000);
  } finally {
    await written.stop();
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The contenders have their processor to themselves. */
async function bindDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  bind(
    await serverProcesses(async (text) => (await client.query<{ pid: number }>(text)).rows),
    String(loadCore),
  );
  await client.end();
}

const startHandWritten = (databaseUrl: string): Promise<StartedProcess> =>
  startProcess({
    script: join(__dirname, 'finding-page', 'hand-written.js'),
    args: [databaseUrl],
    env: youngHeap,
    core: contenderCore,
    ready: (line) => line.startsWith('http'),
  });

const body = (): string => JSON.stringify({ query: pageQuery });

async function expectEqualAnswers(contenders: readonly Contender[]): Promise<void> {
  const answers = await Promise.all(
    contenders.map(async ({ url }) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(url, { method: 'POST', headers, body: body() })).json();
    }),
  );
  if (answers.every((answer) => isDeepStrictEqual(answer, answers[0]))) return;
  throw new Error(
    `The answers differ:\n${answers.map((answer) => JSON.stringify(answer).slice(0, 1_500)).join('\n')}`,
  );
}

async function compare(
  contenders: readonly Contender[],
  rounds: number,
  milliseconds: number,
): Promise<void> {
  const figures = contenders.map(() => ({ cpu: [] as number[], wait: [] as number[] }));
  for (const { url } of contenders) await load({ url, body, connections, milliseconds });
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { url, process: started }] of contenders.entries()) {
      const before = cpuMilliseconds(started.pid);
      const result = await load({ url, body, connections, milliseconds });
      if (result.failures > 0) throw new Error(`${url}: ${result.failures} requests failed`);
      figures[index]?.cpu.push((cpuMilliseconds(started.pid) - before) / result.requests);
      figures[index]?.wait.push(result.medianMilliseconds);
    }
  }
  const baseline = median(figures[0]?.cpu ?? []);
  printTable(
    contenders.map(({ name }, index) => {
      const { cpu = [], wait = [] } = figures[index] ?? {};
      return {
        contender: name,
        'CPU ms/request': median(cpu),
        ratio: median(cpu) / baseline,
        'median ms': median(wait),
      };
    }),
  );
}

void main();
