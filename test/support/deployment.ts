import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../services/kit/embedded-postgres';
import { freePort } from '../../services/kit/embedded-postgres/free-port';
import { silentLog } from '../../services/kit/log';
import { startNatsServer, type NatsServer } from '../../services/kit/testing';
import { registerMember } from './published-listings';
import { keyOf, startGatewayProcess, startServiceProcess } from './started-product';
import type { StartedServer } from './started-product';
import { temporaryFolder } from './temporary-folder';

const serviceNames = ['organisations', 'listings', 'announcements', 'classification'] as const;

type ServiceName = (typeof serviceNames)[number];
export type PartName = ServiceName | 'gateway' | 'postgres' | 'nats';

export interface DeploymentOptions {
  /** Whether services hear of events by way of a NATS server. */
  readonly withNats?: boolean;
  /** Settings of every process, beside those that make them one deployment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The product as processes: PostgreSQL, the four services, the gateway, NATS if wanted. */
export interface Deployment {
  /** Of the gateway, without a path. */
  readonly url: string;
  readonly databaseUrl: string;
  /** Acts for an organisation of the deployment. */
  readonly token: string;
  /** Of an admin. */
  readonly adminToken: string;
  /** The process that stands for the part at the moment. */
  part(name: ServiceName | 'gateway'): StartedServer;
  /** SIGKILL: nothing is told to anybody, nothing is finished. Resolves when the process is gone. */
  kill(name: PartName): Promise<void>;
  /** Starts a killed part at the address that it had. */
  restart(name: PartName): Promise<void>;
  close(): Promise<void>;
}

export async function startDeployment(options: DeploymentOptions = {}): Promise<Deployment> {
  const deployment = new Processes(options);
  try {
    await deployment.start();
    return deployment;
  } catch (error) {
    await deployment.close();
    throw error;
  }
}

class Processes implements Deployment {
  readonly #env: Readonly<Record<string, string>>;
  readonly #folder = temporaryFolder('deployment');
  readonly #servers = new Map<PartName, StartedServer>();
  #postgres: EmbeddedPostgres | null = null;
  #postgresPort = 0;
  readonly #withNats: boolean;
  #nats: NatsServer | null = null;
  token = '';
  adminToken = '';

  constructor({ env = {}, withNats = false }: DeploymentOptions) {
    this.#env = env;
    this.#withNats = withNats;
  }

  get url(): string {
    return this.part('gateway').url;
  }

  get databaseUrl(): string {
    return this.#database.url;
  }

  async start(): Promise<void> {
    this.#postgresPort = await freePort();
    await this.#startPostgres();
    if (this.#withNats) this.#nats = await startNatsServer();
    await Promise.all(serviceNames.map((name) => this.#startService(name, '0')));
    await this.#startGateway('0');
    const key = await keyOf(join(this.#folder, 'gateway'));
    this.token = await registerMember(this.url, key);
    this.adminToken = await key.issueToken({ subject: 'an admin', role: 'admin' });
  }

  part(name: ServiceName | 'gateway'): StartedServer {
    const server = this.#servers.get(name);
    if (server === undefined) throw new Error(`${name} has not been started.`);
    return server;
  }

  async kill(name: PartName): Promise<void> {
    if (name === 'nats') return this.#nats?.kill();
    if (name !== 'postgres') return void (await this.part(name).stop('SIGKILL'));
    process.kill(this.#database.pid, 'SIGKILL');
    await this.#database.ended;
  }

  async restart(name: PartName): Promise<void> {
    if (name === 'nats') return this.#nats?.restart();
    if (name === 'postgres') return this.#startPostgres();
    const { port } = new URL(this.part(name).url);
    if (name === 'gateway') return this.#startGateway(port);
    return this.#startService(name, port);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#servers.values()].map((server) => server.stop()));
    await this.#nats?.stop();
    await this.#postgres?.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #database(): EmbeddedPostgres {
    if (this.#postgres === null) throw new Error('PostgreSQL has not been started.');
    return this.#postgres;
  }

  async #startPostgres(): Promise<void> {
    this.#postgres = await startEmbeddedPostgres({
      dataFolder: join(this.#folder, 'postgres'),
      port: this.#postgresPort,
      log: silentLog,
    });
  }

  async #startService(name: ServiceName, port: string): Promise<void> {
    const env = { ...(await this.#settingsOf(name)), PORT: port };
    this.#servers.set(name, await startServiceProcess(name, env));
  }

  async #startGateway(port: string): Promise<void> {
    const urls = serviceNames.map((name) => `${name}=${this.part(name).url}/graphql`);
    const env = {
      ...(await this.#settingsOf('gateway')),
      PORT: port,
      SUPERGRAPH: join(projectRoot, 'schema', 'supergraph.graphql'),
      SUBGRAPH_URLS: urls.join(','),
    };
    this.#servers.set('gateway', await startGatewayProcess(env));
  }

  async #settingsOf(name: string): Promise<Record<string, string>> {
    const folder = join(this.#folder, name);
    await mkdir(folder, { recursive: true });
    return {
      DEMO_DATA: 'off',
      LOG_LEVEL: 'error',
      DATA_DIR: folder,
      DATABASE_URL: this.databaseUrl,
      SUBGRAPH_SECRET: 'a secret that all five processes share',
      ...(this.#nats === null ? {} : { EVENTS_URL: this.#nats.url }),
      ...this.#env,
    };
  }
}
