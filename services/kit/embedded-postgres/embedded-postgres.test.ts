import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, symlink, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { projectRoot } from '../../../platform/project-root';
import { silentLog, type Log } from '../log';
import { eventually } from '../testing';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '.';
import { isAlive } from './process-end';

// The folder above does not exist yet either: on a first start nothing does.
const folder = join(tmpdir(), `lahella-graph-test-embedded-${crypto.randomUUID()}`);
const dataFolder = join(folder, 'postgres');
const start = (): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataFolder, log: silentLog, unsafeFast: true });

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>({ text: statement });
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

/** Another process starts the server and dies at once; the answer is the server's process. */
async function startInKilledProcess(): Promise<number> {
  const compiled = join(projectRoot, 'dist', 'services', 'kit', 'embedded-postgres');
  const script = `
    const { startEmbeddedPostgres } = require(${JSON.stringify(compiled)});
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const options = { dataFolder: ${JSON.stringify(dataFolder)}, log, unsafeFast: true };
    startEmbeddedPostgres(options).then(({ pid }) => console.log(pid));`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output] = (await once(child.stdout, 'data')) as [Buffer];
  child.kill('SIGKILL');
  await once(child, 'exit');
  return Number(output.toString());
}

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('an embedded PostgreSQL', () => {
  it('keeps its data over a stop and leaves no process behind', async () => {
    const first = await start();
    await ask(first.url, `CREATE TABLE kept AS SELECT 'Ääkköset' AS text`);
    await first.stop();
    await first.ended;
    expect(isAlive(first.pid)).toBe(false);

    const second = await start();
    try {
      expect(await ask(second.url, 'SELECT text FROM kept')).toBe('Ääkköset');
    } finally {
      await second.stop();
    }
    expect(isAlive(second.pid)).toBe(false);
  });

  it('sorts Finnish with its ICU collation', async () => {
    const { url, stop } = await start();
    try {
      const names = `(VALUES ('Öljy'), ('Ahola'), ('Äiti'), ('Zeppo'), ('Åke')) AS n(name)`;
      expect(
        await ask(url, `SELECT array_agg(name ORDER BY name COLLATE "fi-x-icu") FROM ${names}`),
      ).toEqual(['Ahola', 'Zeppo', 'Åke', 'Äiti', 'Öljy']);
    } finally {
      await stop();
    }
  });

  it('stops a server that a killed process left on the same folder', async () => {
    const left = await startInKilledProcess();
    const next = await start();
    try {
      expect(isAlive(left)).toBe(false);
      expect(await ask(next.url, 'SELECT 1')).toBe(1);
    } finally {
      await next.stop();
    }
  });

  it('refuses a folder whose server belongs to a process that still runs', async () => {
    const running = await start();
    try {
      await expect(start()).rejects.toThrow(`${dataFolder} is in use by process ${process.pid}.`);
      expect(await ask(running.url, 'SELECT 1')).toBe(1);
    } finally {
      await running.stop();
    }
  });

  it('leaves a stranger alone whose process number a stale file names', async () => {
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    await writeFile(join(dataFolder, 'postmaster.pid'), `${stranger.pid}\n${dataFolder}\n`);
    const { url, stop } = await start();
    try {
      expect(await ask(url, 'SELECT 1')).toBe(1);
      expect(isAlive(stranger.pid ?? 0)).toBe(true);
    } finally {
      stranger.kill();
      await stop();
    }
  });

  it('waits for what a killed server was still doing before it begins on the same data', async () => {
    const told: string[] = [];
    const log: Log = { ...silentLog, warn: (_fields, message) => void told.push(message) };
    const killed = await start();
    const client = new Client({ connectionString: killed.url });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const [{ pid: worker }] = rows as [{ pid: number }];
    // Whatever becomes of this test, nothing computes for ever.
    await client.query(`SET statement_timeout = '30s'`);
    client.query('SELECT count(*) FROM generate_series(1, 1e12::bigint)').catch(() => undefined);
    const state = `SELECT state FROM pg_stat_activity WHERE pid = ${worker}`;
    await eventually(async () => (await ask(killed.url, state)) === 'active');
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;

    const starting = startEmbeddedPostgres({ dataFolder, log, unsafeFast: true });
    await eventually(() => told.length > 0);
    const isAtWork = isAlive(worker);
    process.kill(worker, 'SIGTERM');
    const { stop } = await starting;
    await stop();
    expect(isAtWork).toBe(true);
    expect(told).toEqual([expect.stringContaining('still at work')]);
  });

  it('believes that a server is its own by the folder that it works in', async () => {
    const left = await startInKilledProcess();
    const link = join(folder, 'another-name');
    await symlink(dataFolder, link);
    const next = await startEmbeddedPostgres({
      dataFolder: link,
      log: silentLog,
      unsafeFast: true,
    });
    await next.stop();
    expect(isAlive(left)).toBe(false);
  });

  it('refuses a folder with files of somebody else and touches none of them', async () => {
    const folder = `${dataFolder}-other`;
    await mkdir(folder);
    await writeFile(join(folder, 'thesis.txt'), 'years of work');
    try {
      await expect(startEmbeddedPostgres({ dataFolder: folder, log: silentLog })).rejects.toThrow(
        'choose another folder',
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
