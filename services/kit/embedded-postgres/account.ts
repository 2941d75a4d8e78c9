import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConfigError } from '../../../platform/errors';
import type { Log } from '../log';
import { binariesIn, type PostgresBinaries } from './binaries';

/** The account that PostgreSQL runs under; null = our own. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Then an account that exists on every system lends its
 * number; nothing is created.
 */
export function chooseAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [numberOf(name, '-u'), numberOf(name, '-g')];
    if (uid !== null && gid !== null && uid !== 0) return { name, uid, gid };
  }
  throw new ConfigError(
    'PostgreSQL does not run as root, and neither `postgres` nor `nobody` exists here. ' +
      'Start as an ordinary user, or set DATABASE_URL.',
  );
}

function numberOf(name: string, option: '-u' | '-g'): number | null {
  try {
    return Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: 'pipe' }));
  } catch {
    return null;
  }
}

/** Whether the account may run the binaries where they lie (folders like /root forbid it). */
const mayRun = (account: Account, { postgres }: PostgresBinaries): boolean => {
  try {
    execFileSync(postgres, ['--version'], {
      uid: account.uid,
      gid: account.gid,
      cwd: '/',
      stdio: 'pipe',
    });
    return true;
  } catch {
    return false;
  }
};

/** Root's own and open to everybody's look: nobody else can put something there. */
const openFolder = '/var/lib/lahella-graph';

/** The binaries themselves, or a copy in a folder that the account can reach. */
export async function reachableBinaries(
  binaries: PostgresBinaries,
  account: Account | null,
  version: string,
  log: Log,
): Promise<PostgresBinaries> {
  if (account === null || mayRun(account, binaries)) return binaries;
  const folder = join(openFolder, `postgres-${version}`);
  const copy = binariesIn(folder);
  if (!existsSync(folder) || !mayRun(account, copy)) {
    log.info(
      { from: binaries.root, to: folder },
      `copying PostgreSQL to where ${account.name} may run it`,
    );
    await copyBinaries(binaries.root, folder);
  }
  if (mayRun(account, copy)) return copy;
  throw new ConfigError(
    `The account ${account.name} cannot run PostgreSQL from ${binaries.root} nor from ${folder}. ` +
      'Start as an ordinary user, or set DATABASE_URL.',
  );
}

async function makeOpenFolder(): Promise<void> {
  await mkdir(openFolder, { recursive: true });
  // A strict umask must not close it.
  await chmod(openFolder, 0o755);
}

/** Under another name first: a copy that was cut short is never taken for a whole one. */
async function copyBinaries(from: string, to: string): Promise<void> {
  await makeOpenFolder();
  const unfinished = `${to}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await chmod(unfinished, 0o755);
  await rm(to, { recursive: true, force: true });
  await rename(unfinished, to);
}

/**
 * The data folder, or one in its place where the account cannot get to it (a clone below /root):
 * always the same one for the same folder.
 */
export function reachableFolder(folder: string, account: Account | null, log: Log): string {
  if (account === null) return folder;
  const closed = closedParent(folder, account);
  if (closed === null) return folder;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const place = join(openFolder, `data-${name}`);
  log.info(
    { folder, place },
    `PostgreSQL runs as ${account.name}, who may not enter ${closed}; its data lies elsewhere`,
  );
  return place;
}

/** Makes the folder if it is missing; it belongs to the account then. */
export async function prepareFolder(folder: string, account: Account | null): Promise<void> {
  if (dirname(folder) === openFolder) await makeOpenFolder();
  // The private mode is for this folder alone: the account has to pass those above it.
  await mkdir(dirname(folder), { recursive: true, mode: 0o755 });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account !== null) await chown(folder, account.uid, account.gid);
}

/** The first folder on the way that the account may not pass; null when the way is free. */
function closedParent(folder: string, account: Account): string | null {
  for (let at = dirname(folder); at !== dirname(at); at = dirname(at)) {
    // Folders that are still to be made will be open.
    if (!existsSync(at)) continue;
    try {
      execFileSync('test', ['-x', at], { uid: account.uid, gid: account.gid, cwd: '/' });
    } catch {
      return at;
    }
  }
  return null;
}
