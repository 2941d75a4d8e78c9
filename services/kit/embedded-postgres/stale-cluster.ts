import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ConfigError } from '../../../platform/errors';
import type { Log } from '../log';
import { isAlive, waitForEnd } from './process-end';

const ownerFile = (dataFolder: string): string => join(dataFolder, 'lahella.owner');

/** Notes that this process runs the server of the data folder. */
export const claimCluster = (dataFolder: string): Promise<void> =>
  writeFile(ownerFile(dataFolder), String(process.pid));

/**
 * Ends a server that a killed parent left running on this data folder. The file names a process;
 * it is believed only when that process really has the folder open as its own.
 *
 * The file of a server that is dead is left to PostgreSQL: it names the shared memory as well, by
 * which the next server sees whether processes of the dead one still work on the data.
 *
 * @throws ConfigError when the process that started it still runs: two must not share a folder.
 */
export async function stopStaleCluster(dataFolder: string, log: Log): Promise<void> {
  const file = join(dataFolder, 'postmaster.pid');
  const pid = await readPid(file);
  if (pid === null || !isAlive(pid)) return;
  if (!(await isServerOf(pid, dataFolder))) {
    // After a crash the number may belong to somebody else by now, and PostgreSQL would refuse for
    // ever. Without the file it still finds the shared memory, by the folder.
    await rm(file, { force: true });
    return;
  }
  await refuseWhenOwned(pid, dataFolder);
  log.warn({ pid, dataFolder }, 'a PostgreSQL of an earlier run still serves; stopping it first');
  process.kill(pid, 'SIGINT');
  if (await waitForEnd(pid, 15_000)) return;
  throw new ConfigError(
    `PostgreSQL (process ${pid}) of an earlier run does not stop; end it, then start again.`,
  );
}

/** The parent of an orphan is another process than the one that noted itself down. */
async function refuseWhenOwned(pid: number, dataFolder: string): Promise<void> {
  const owner = await readPid(ownerFile(dataFolder));
  if (owner === null || (await parentOf(pid)) !== owner) return;
  throw new ConfigError(
    `${dataFolder} is in use by process ${owner}. Stop that one first, ` +
      'or choose another folder (DATA_DIR) to run both.',
  );
}

async function parentOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The name in parentheses may hold spaces; state and parent follow it.
  if (stat !== null) return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=', '-p', String(pid)]);
  return Number(stdout);
}

async function readPid(file: string): Promise<number | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isSafeInteger(pid) && pid > 1 ? pid : null;
}

/** A server works in its data folder and was started with its name. */
async function isServerOf(pid: number, dataFolder: string): Promise<boolean> {
  const workingFolder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  if (workingFolder !== null && workingFolder === (await realpath(dataFolder))) return true;
  return (await commandLineOf(pid)).includes(dataFolder);
}

async function commandLineOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]);
  return stdout;
}
