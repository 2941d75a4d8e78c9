import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig } from '../../platform/config';
import { loadLocalKey, type LocalKey } from '../../platform/identity/local-key';
import { projectRoot } from '../../platform/project-root';
import { startProcess, type StartedProcess } from './started-process';

/** The compiled entry points; `npm test` compiles first. */
export const scripts = {
  product: join(projectRoot, 'dist', 'app', 'main.js'),
  service: join(projectRoot, 'dist', 'app', 'service-main.js'),
  gateway: join(projectRoot, 'dist', 'gateway', 'main.js'),
  publishExample: join(projectRoot, 'dist', 'clients', 'new-listings', 'publish-main.js'),
} as const;

type Env = Readonly<Record<string, string>>;

/** Settings of a product without demo data, on any free port, that logs nothing but failures. */
export const quietSettings = (dataFolder: string): Env => ({
  DATA_DIR: dataFolder,
  PORT: '0',
  DEMO_DATA: 'off',
  LOG_LEVEL: 'error',
});

export interface StartedServer extends StartedProcess {
  /** Without a path. */
  readonly url: string;
}

/** What `npm start` runs. */
export const startProductProcess = (dataFolder: string, env: Env = {}): Promise<StartedServer> =>
  startServer(scripts.product, { ...quietSettings(dataFolder), ...env }, [], 'Ctrl-C');

/** What `npm run service -- NAME` runs. */
export const startServiceProcess = (name: string, env: Env): Promise<StartedServer> =>
  startServer(scripts.service, env, [name], `The ${name} subgraph is ready`);

/** What `npm run gateway` runs. */
export const startGatewayProcess = (env: Env): Promise<StartedServer> =>
  startServer(scripts.gateway, env, [], 'Serving ');

async function startServer(
  script: string,
  env: Env,
  args: readonly string[],
  readyLine: string,
): Promise<StartedServer> {
  const ready = (line: string): boolean => line.startsWith(readyLine);
  const started = await startProcess({ script, env, args, ready });
  const url = /(http:\/\/\S+)\/graphql/.exec(started.output())?.[1] as string;
  return { ...started, url };
}

/** The key that the product with this data folder believes. */
export function keyOf(dataFolder: string): Promise<LocalKey> {
  const { identity } = loadConfig({ DATA_DIR: dataFolder });
  return loadLocalKey({ folder: identity.localKeyFolder, ...identity });
}

export interface EmbeddedServer {
  readonly pid: number;
  readonly url: string;
}

/** The PostgreSQL that a product started in its data folder, by the files that it keeps there. */
export async function embeddedServerOf(dataFolder: string): Promise<EmbeddedServer> {
  const read = (name: string) => readFile(join(dataFolder, 'postgres', name), 'utf8');
  const [pid, , , port] = (await read('postmaster.pid')).split('\n');
  const password = (await read('lahella.password')).trim();
  const url = `postgresql://lahella:${password}@127.0.0.1:${port}/lahella`;
  return { pid: Number(pid), url };
}
