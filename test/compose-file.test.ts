import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadConfig, settings } from '../platform/config';
import { projectRoot } from '../platform/project-root';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck: { readonly test: readonly string[] };
}

interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as ComposeFile;
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
const subgraphs = ['organisations', 'listings', 'announcements', 'classification'] as const;
const ours = Object.entries(compose.services).filter(([, service]) => service.build !== undefined);

const portOf = (service: Service | undefined): number => Number(service?.command?.at(-1));

/** The keys of a service that the Compose Specification knows and this file uses. */
const knownKeys = [
  'build',
  'command',
  'depends_on',
  'environment',
  'healthcheck',
  'image',
  'init',
  'ports',
  'restart',
  'user',
  'volumes',
];

describe('docker-compose.yml', () => {
  it('has PostgreSQL, the four subgraphs and the gateway', () => {
    expect(Object.keys(compose.services)).toEqual(['postgres', ...subgraphs, 'gateway']);
  });

  it('uses only keys of the Compose Specification', () => {
    for (const service of Object.values(compose.services)) {
      expect(knownKeys).toEqual(expect.arrayContaining(Object.keys(service)));
    }
  });

  it.each(ours)('runs %s as an unprivileged user by a command of package.json', (_, service) => {
    expect(service.user).toBe('node');
    expect(service.command?.slice(0, 2)).toEqual(['npm', 'run']);
    expect(scripts).toHaveProperty(String(service.command?.[2]));
  });

  it.each(ours)('asks %s for its readiness on the port that it serves', (_, service) => {
    const [kind, node, script, url] = service.healthcheck.test;
    expect([kind, node]).toEqual(['CMD', 'node']);
    expect(existsSync(join(projectRoot, String(script)))).toBe(true);
    expect(url).toBe(`http://127.0.0.1:${portOf(service)}/health/ready`);
  });

  it.each(ours)('gives %s settings that the configuration takes', (_, service) => {
    const environment = Object.fromEntries(
      Object.entries(service.environment).map(([name, value]) => [
        name,
        value.replace(/\$\{SUBGRAPH_SECRET:.*\}/, 'x'.repeat(32)).replace(/\$\{\w+:-(.*)\}/, '$1'),
      ]),
    );
    expect(Object.keys(settings)).toEqual(expect.arrayContaining(Object.keys(environment)));
    expect(() => loadConfig(environment)).not.toThrow();
  });

  it.each(Object.entries(compose.services))(
    'waits in %s only for healthy services',
    (_, service) => {
      for (const [name, { condition }] of Object.entries(service.depends_on ?? {})) {
        expect(condition).toBe('service_healthy');
        expect(compose.services[name]?.healthcheck.test.length).toBeGreaterThan(0);
      }
    },
  );

  it('tells the gateway where each subgraph is', () => {
    const { gateway } = compose.services;
    const { subgraphUrls } = loadConfig({
      SUBGRAPH_URLS: gateway?.environment.SUBGRAPH_URLS,
    }).gateway;
    for (const name of subgraphs) {
      const port = portOf(compose.services[name]);
      expect(subgraphUrls.get(name)).toBe(`http://${name}:${port}/graphql`);
      expect(existsSync(join(projectRoot, 'services', name))).toBe(true);
    }
  });

  it('gives every container a port of its own and publishes only the gateway', () => {
    const ports = ours.map(([, service]) => portOf(service));
    expect(new Set(ports).size).toBe(ports.length);
    const published = Object.values(compose.services).flatMap((service) => service.ports ?? []);
    expect(published).toEqual(['4000:4000']);
  });
});

describe('Dockerfile', () => {
  const dockerfile = read('Dockerfile');

  it('ends as an unprivileged user', () => {
    expect(dockerfile.match(/^USER .*$/gm)).toEqual(['USER node']);
  });

  it('starts the gateway by default, with a supergraph that is in the repository', () => {
    const command = JSON.parse(/^CMD (.*)$/m.exec(dockerfile)?.[1] ?? '[]') as string[];
    expect(scripts).toHaveProperty(String(command[2]));
    expect(existsSync(join(projectRoot, String(command[5])))).toBe(true);
  });
});
