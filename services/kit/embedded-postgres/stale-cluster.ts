import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../../../platform/errors';
import type { Log } from '../log';
import { isAlive, waitForEnd } from './process-end';

/**
 * Ends a server that a killed parent left running on this data folder. The file names a process;
 * it is believed only when that process really has the folder open as its own.
 */
export async function stopStaleCluster(dataFolder: string, log: Log): Promise<void> {
  const file = join(dataFolder, 'postmaster.pid');
  const pid = await readPid(file);
  if (pid === null) return;
  if (!isAlive(pid) || !(await isServerOf(pid, dataFolder))) {
    // After a crash the number may by now belong to somebody else; PostgreSQL would refuse.
    await rm(file, { force: true });
    return;
  }
  log.warn({ pid, dataFolder }, 'a PostgreSQL of an earlier run still serves; stopping it first');
  process.kill(pid, 'SIGINT');
  if (await waitForEnd(pid, 15_000)) return;
  throw new ConfigError(
    `PostgreSQL (process ${pid}) of an earlier run does not stop; end it, then start again.`,
  );
}

async function readPid(file: string): Promise<number | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isSafeInteger(pid) && pid > 1 ? pid : null;
}

/** Where /proc tells (Linux): the command line. Elsewhere the file is believed. */
async function isServerOf(pid: number, dataFolder: string): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return commandLine === null ? process.platform !== 'linux' : commandLine.includes(dataFolder);
}
