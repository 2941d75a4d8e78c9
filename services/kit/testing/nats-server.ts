import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { eventually } from './eventually';

/** A NATS server with JetStream that belongs to one test. */
export interface NatsServer {
  readonly url: string;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Starts it at the same address; with what it had stored, or without. */
  restart(options?: { readonly isEmpty?: boolean }): Promise<void>;
  stop(): Promise<void>;
}

/** Where Debian's package puts it, beside the usual places. */
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/bin'];

/** The program; null where there is none. */
export const natsProgram: string | null =
  folders.map((folder) => join(folder, 'nats-server')).find((path) => existsSync(path)) ?? null;

/** `describe` where there is a NATS server, otherwise a line that says what is left out, and why. */
export function describeWithNats(name: string, tests: () => void): void {
  if (natsProgram !== null) return describe(name, tests);
  process.stderr.write(
    `Skipped for want of a nats-server (Debian: apt-get install nats-server): ${name}\n`,
  );
  describe.skip(name, tests);
}

/** Starts one on a port that the system chooses. */
export async function startNatsServer(): Promise<NatsServer> {
  if (natsProgram === null) throw new Error('There is no nats-server on this machine.');
  const folder = await mkdtemp(join(tmpdir(), 'lahella-nats-'));
  const store = join(folder, 'store');
  let child = spawnServer(natsProgram, store, ['-p', '-1', '--ports_file_dir', folder]);
  const port = await eventually(() => readPort(folder), 20_000);
  const kill = async (): Promise<void> => end(child, 'SIGKILL');
  return {
    url: `nats://127.0.0.1:${port}`,
    kill,
    async restart({ isEmpty = false } = {}) {
      await kill();
      if (isEmpty) await rm(store, { recursive: true });
      child = spawnServer(natsProgram as string, store, ['-p', port]);
    },
    async stop() {
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

const spawnServer = (program: string, store: string, args: readonly string[]): ChildProcess =>
  spawn(program, ['-js', '-sd', store, '-a', '127.0.0.1', ...args], { stdio: 'ignore' });

async function readPort(folder: string): Promise<string | undefined> {
  const file = (await readdir(folder)).find((name) => name.endsWith('.ports'));
  if (file === undefined) return undefined;
  const { nats } = JSON.parse(await readFile(join(folder, file), 'utf8')) as { nats: string[] };
  return new URL(nats[0] as string).port;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}
