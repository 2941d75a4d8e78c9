import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { ConfigError } from '../../../platform/errors';
import type { Log } from '../log';
import {
  chooseAccount,
  prepareFolder,
  reachableBinaries,
  reachableFolder,
  type Account,
} from './account';
import { findBinaries, type PostgresBinaries } from './binaries';
import { freePort } from './free-port';
import { waitForEnd } from './process-end';
import { claimCluster, stopStaleCluster } from './stale-cluster';

export interface EmbeddedPostgresOptions {
  /** Holds the cluster; made on the first start, used again later. */
  readonly dataFolder: string;
  readonly log: Log;
  /** Fast and forgetful, for tests: a crash of the computer may lose data. */
  readonly unsafeFast?: boolean;
  /** Name of the database; made if missing. */
  readonly database?: string;
  readonly maxConnections?: number;
  /** A port of 127.0.0.1; a free one without it. */
  readonly port?: number;
}

export interface EmbeddedPostgres {
  /** `postgresql://…` of the database; the password is random and lies in the data folder. */
  readonly url: string;
  readonly pid: number;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends running statements, writes everything, waits until no process is left. */
  stop(): Promise<void>;
}

const run = promisify(execFile);
const user = 'lahella';
const passwordFileName = 'lahella.password';
const startDeadline = 60_000;

/** Starts a PostgreSQL of our own on a free port of 127.0.0.1, as an ordinary user or as root. */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const account = chooseAccount();
  const dataFolder = reachableFolder(resolve(options.dataFolder), account, options.log);
  const found = await findBinaries();
  const version = await versionOf(found);
  const binaries = await reachableBinaries(found, account, version, options.log);
  await prepareFolder(dataFolder, account);
  await stopStaleCluster(dataFolder, options.log);
  const password = await ensureCluster(binaries, dataFolder, account, options.log);
  await claimCluster(dataFolder);
  const port = options.port ?? (await freePort());
  const url = (database: string): string =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
  const server = await untilNobodyElseWorksOnIt(options.log, async () => {
    const started = spawnServer(binaries, dataFolder, port, account, options);
    await waitUntilReady(started, url('postgres'));
    return started;
  });
  const database = options.database ?? 'lahella';
  await ensureDatabase(url('postgres'), database);
  const pid = server.child.pid ?? 0;
  return { url: url(database), pid, ended: server.ended, stop: () => stopServer(server.child) };
}

async function versionOf({ postgres }: PostgresBinaries): Promise<string> {
  const { stdout } = await run(postgres, ['--version']);
  return /(\d+\.\d+)/.exec(stdout)?.[1] ?? 'unknown';
}

/** The password of the cluster, which is initialised first if there is none. */
async function ensureCluster(
  binaries: PostgresBinaries,
  dataFolder: string,
  account: Account | null,
  log: Log,
): Promise<string> {
  const passwordFile = join(dataFolder, passwordFileName);
  if (existsSync(passwordFile)) {
    await checkMajorVersion(binaries, dataFolder);
    return (await readFile(passwordFile, 'utf8')).trim();
  }
  if ((await readdir(dataFolder)).length > 0)
    throw new ConfigError(
      `${dataFolder} holds files that are not a cluster of this project; choose another folder.`,
    );
  log.info({ dataFolder }, 'preparing a new PostgreSQL cluster');
  return initialise(binaries, dataFolder, account);
}

async function checkMajorVersion(binaries: PostgresBinaries, dataFolder: string): Promise<void> {
  const cluster = (await readFile(join(dataFolder, 'PG_VERSION'), 'utf8')).trim();
  const binary = (await versionOf(binaries)).split('.')[0];
  if (cluster === binary) return;
  throw new ConfigError(
    `${dataFolder} was made by PostgreSQL ${cluster}, but version ${binary} is installed. ` +
      'Remove the folder to begin anew with demo data, or move the data with pg_dump first.',
  );
}

/**
 * Prepared beside the data folder and moved there when whole: one that was cut short is never
 * taken for a cluster.
 */
async function initialise(
  binaries: PostgresBinaries,
  dataFolder: string,
  account: Account | null,
): Promise<string> {
  const unfinished = `${dataFolder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await prepareFolder(unfinished, account);
  const password = crypto.randomUUID();
  const given = `${dataFolder}.password`;
  await writeFile(given, `${password}\n`, { mode: 0o600 });
  if (account) await chown(given, account.uid, account.gid);
  try {
    await run(binaries.initdb, ['-D', unfinished, ...initFlags(given)], asAccount(account));
  } catch (cause) {
    throw new ConfigError(`PostgreSQL could not prepare ${dataFolder}: ${reasonOf(cause)}`);
  } finally {
    await rm(given, { force: true });
  }
  await writeFile(join(unfinished, passwordFileName), password, { mode: 0o600 });
  await rm(dataFolder, { recursive: true });
  await rename(unfinished, dataFolder);
  return password;
}

const initFlags = (passwordFile: string): readonly string[] => [
  '--auth=scram-sha-256',
  `--pwfile=${passwordFile}`,
  `--username=${user}`,
  '--encoding=UTF8',
  // Quick and the same everywhere; columns that people see sorted name their collation.
  '--locale=C',
  '--no-instructions',
];

const reasonOf = (cause: unknown): string =>
  ((cause as { stderr?: string }).stderr ?? String(cause)).trim().split('\n').slice(-2).join(' ');

interface Server {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  /** The last lines of the server's log, for the message of a failed start. */
  readonly lastLines: string[];
}

function spawnServer(
  binaries: PostgresBinaries,
  dataFolder: string,
  port: number,
  account: Account | null,
  options: EmbeddedPostgresOptions,
): Server {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // Sockets would need a folder that the account may write and a path under 107 bytes.
    unix_socket_directories: '',
    max_connections: String(options.maxConnections ?? 100),
    shared_buffers: options.unsafeFast ? '128MB' : '512MB',
    // Room for sorts and for building indexes of some million rows, as far as they need it.
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    effective_cache_size: '2GB',
    max_wal_size: '4GB',
    log_min_messages: 'warning',
    ...(options.unsafeFast ? unsafeFast : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', dataFolder, ...flags], {
    ...asAccount(account),
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C in a terminal must reach us, who stop it after the services.
    detached: true,
  });
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()));
  const lastLines: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastLines.push(...text.trim().split('\n'));
    lastLines.splice(0, lastLines.length - 10);
    options.log.debug({ text }, 'PostgreSQL');
  });
  return { child, ended, lastLines };
}

const unsafeFast = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
} as const;

/** cwd: the account may not enter ours. Messages in English, whatever the computer speaks. */
const asAccount = (account: Account | null) => ({
  ...(account ? { uid: account.uid, gid: account.gid } : {}),
  cwd: '/',
  env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
});

/**
 * Processes of a server that was killed notice it when they have finished their statement; until
 * then PostgreSQL refuses, rightly, to begin on their data.
 */
async function untilNobodyElseWorksOnIt(log: Log, start: () => Promise<Server>): Promise<Server> {
  const deadline = Date.now() + startDeadline;
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await start();
    } catch (error) {
      const isOccupied = String(error).includes('pre-existing shared memory block');
      if (!isOccupied || Date.now() > deadline) throw error;
      if (isFirst)
        log.warn({}, 'processes of a PostgreSQL that was killed are still at work; waiting');
      await delay(200);
    }
  }
}

async function waitUntilReady({ child, lastLines }: Server, url: string): Promise<void> {
  const deadline = Date.now() + startDeadline;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      throw new ConfigError(`PostgreSQL did not start: ${lastLines.join(' ')}`);
    if (await answers(url)) return;
    if (Date.now() > deadline) {
      await stopServer(child);
      throw new ConfigError(`PostgreSQL did not answer in time: ${lastLines.join(' ')}`);
    }
    await delay(20);
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE "${name}"`);
  } finally {
    await client.end();
  }
}

/** SIGINT is PostgreSQL's fast shutdown: connections are cut, everything is written. */
async function stopServer(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  if (await waitForEnd(pid, 20_000)) return;
  // Immediate shutdown: the next start recovers from the write-ahead log.
  child.kill('SIGQUIT');
  await waitForEnd(pid, 10_000);
}
