import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

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
  const ended = new Promise<ProcessEnd>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  );
  const line = await Promise.race([readyLine(child, options.ready), endedTooEarly(ended, output)]);
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): Promise<ProcessEnd> => {
    child.kill(signal);
    return ended;
  };
  return { pid: child.pid as number, line, output, ended, stop };
}

function spawnNode({ script, args = [], env = {}, core }: StartOptions): ChildProcess {
  const node = [process.execPath, script, ...args];
  const [command, ...rest] = core === undefined ? node : ['taskset', '-c', String(core), ...node];
  const { PATH = '', HOME = '' } = process.env;
  return spawn(command as string, rest, {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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
