import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type DataSource } from 'typeorm';

/**
 * Does the work with this process on one processor and the database server on another, as if each
 * had a computer of its own. Left alone the kernel puts the two now on one and now on two, which
 * changes what a round trip takes by half from one run to the next. Only where Linux has two
 * processors to give.
 */
export async function onOwnProcessors<Result>(
  dataSource: DataSource,
  work: () => Promise<Result>,
): Promise<Result> {
  const count = availableParallelism();
  if (process.platform !== 'linux' || count < 2) return work();
  const server = await serverProcesses((text) => dataSource.query(text));
  bind([process.pid], '0');
  bind(server, '1');
  try {
    return await work();
  } finally {
    bind([process.pid, ...server], `0-${count - 1}`);
  }
}

/** All processes of the server, the first one included: those to come are bound as that one is. */
export async function serverProcesses(
  query: (text: string) => Promise<{ pid: number }[]>,
): Promise<number[]> {
  const pids = (await query('SELECT pid FROM pg_stat_activity')).map(({ pid }) => pid);
  return [...new Set([...pids.map(parentOf), ...pids])];
}

const parentOf = (pid: number): number =>
  Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** Lets the processes run on these processors only, as `taskset` takes them. */
export function bind(pids: readonly number[], processors: string): void {
  for (const pid of pids)
    try {
      execFileSync('taskset', ['-acp', processors, String(pid)], { stdio: 'ignore' });
    } catch (error) {
      // Workers of the server come and go.
      if ((error as { code?: string }).code === 'ENOENT') throw error;
    }
}
