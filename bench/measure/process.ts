import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Linux counts CPU time in ticks of 10 ms (USER_HZ). */
const tickMilliseconds = 10;

export interface StartedProcess {
  readonly pid: number;
  /** The first line of standard output that `ready` accepted. */
  readonly line: string;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Processor to pin the process to; left to the kernel where absent. */
  readonly core?: number;
  readonly ready: (line: string) => boolean;
}

/** Starts a Node process, pinned if asked, and waits for its ready line. */
export async function startProcess(options: StartOptions): Promise<StartedProcess> {
  const node = [process.execPath, options.script, ...(options.args ?? [])];
  const [command, ...args] =
    options.core === undefined ? node : ['taskset', '-c', String(options.core), ...node];
  const child = spawn(command as string, args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await firstLine(child, options.ready);
  return { pid: child.pid as number, line, stop: () => stop(child) };
}

function firstLine(child: ChildProcess, ready: (line: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    lines.on('line', (line) => {
      if (ready(line)) resolve(line);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The process ended with ${code} before it was ready.`)),
    );
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Milliseconds of CPU, user and system, that a process has used since its start. */
export function cpuMilliseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMilliseconds;
}

/** Resident memory of a process in megabytes. */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
