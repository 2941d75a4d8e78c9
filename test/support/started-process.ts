import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

export interface StartOptions {
  /** The compiled script, and its arguments. */
  readonly script: string;
  readonly args?: readonly string[];
  /** Settings beside PATH and HOME: nothing of the caller's own environment leaks in. */
  readonly env?: Readonly<Record<string, string>>;
  /** Processor to pin the process to; left to the kernel where absent. */
  readonly core?: number;
  /** Accepts the line of standard output after which the process is ready. */
  readonly ready: (line: string) => boolean;
}

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface StartedProcess {
  readonly pid: number;
  /** The line that `ready` accepted. */
  readonly line: string;
  /** Everything written to standard output and standard error so far. */
  output(): string;
  readonly ended: Promise<ProcessEnd>;
  /** Sends the signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<ProcessEnd>;
}

const running = new Set<ChildProcess>();

/** Ends whatever was started and still runs, by SIGTERM; tells how each of them ended. */
export function endStartedProcesses(): Promise<readonly ProcessEnd[]> {
  return Promise.all(
    [...running].map((child) => {
      const ended = endOf(child);
      child.kill('SIGTERM');
      return ended;
    }),
  );
}

const endOf = (child: ChildProcess): Promise<ProcessEnd> =>
  new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));

/**
 * Starts a Node process and waits for its ready line. Rejects with what it wrote when it ends
 * before that.
 */
export async function startProcess(options: StartOptions): Promise<StartedProcess> {
  const child = spawnNode(options);
  const texts: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => texts.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => texts.push(chunk.toString()));
  const output = (): string => texts.join('');
  const ended = endOf(child);
  const line = await Promise.race([readyLine(child, options.ready), endedTooEarly(ended, output)]);
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): Promise<ProcessEnd> => {
    child.kill(signal);
    return ended;
  };
  return { pid: child.pid as number, line, output, ended, stop };
}

/** How a process ended, and what it wrote. */
export interface EndedProcess extends ProcessEnd {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a Node process that ends by itself. */
export async function runToEnd(options: Omit<StartOptions, 'ready'>): Promise<EndedProcess> {
  const child = spawnNode(options);
  const [stdout, stderr, end] = await Promise.all([
    text(child.stdout as Readable),
    text(child.stderr as Readable),
    endOf(child),
  ]);
  return { ...end, stdout, stderr };
}

function spawnNode({
  script,
  args = [],
  env = {},
  core,
}: Omit<StartOptions, 'ready'>): ChildProcess {
  const node = [process.execPath, script, ...args];
  const [command, ...rest] = core === undefined ? node : ['taskset', '-c', String(core), ...node];
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command as string, rest, {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

function readyLine(child: ChildProcess, ready: (line: string) => boolean): Promise<string> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  return new Promise((resolve) =>
    lines.on('line', (line) => {
      if (ready(line)) resolve(line);
    }),
  );
}

async function endedTooEarly(ended: Promise<ProcessEnd>, output: () => string): Promise<never> {
  const { code, signal } = await ended;
  throw new Error(`The process ended with ${code ?? signal} before it was ready:\n${output()}`);
}
