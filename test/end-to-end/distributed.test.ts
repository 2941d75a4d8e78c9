import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root';
import { createTestDatabase, eventually, type TestDatabase } from '../../services/kit/testing';
import { latestListings } from '../../clients/new-listings/new-listings';
import { ask, type AnswerError } from '../support/graphql-client';
import { listen, waitUntilHearing, type HeardListings } from '../support/heard-listings';
import { publish, registerMember } from '../support/published-listings';
import { endStartedProcesses } from '../support/started-process';
import {
  keyOf,
  quietSettings,
  startGatewayProcess,
  startServiceProcess,
  type StartedServer,
} from '../support/started-product';
import { temporaryFolder } from '../support/temporary-folder';

const names = ['organisations', 'listings', 'announcements', 'classification'] as const;
type Name = (typeof names)[number];

let folder: string;
let database: TestDatabase;
let services: Map<Name, StartedServer>;
let gateway: StartedServer;
let token: string;
let client: HeardListings | undefined;

/** Each process has its own data folder: what they share is what they are told. */
async function settingsOf(name: string): Promise<Record<string, string>> {
  const own = join(folder, name);
  await mkdir(own);
  return {
    ...quietSettings(own),
    DATABASE_URL: database.url,
    SUBGRAPH_SECRET: 'a secret that all five processes share',
  };
}

async function startService(name: Name, port = '0'): Promise<void> {
  const settings = await settingsOf(`${name}-${crypto.randomUUID()}`);
  services.set(name, await startServiceProcess(name, { ...settings, PORT: port }));
}

async function startGateway(): Promise<StartedServer> {
  const urls = [...services].map(([name, { url }]) => `${name}=${url}/graphql`);
  return startGatewayProcess({
    ...(await settingsOf('gateway')),
    SUPERGRAPH: join(projectRoot, 'schema', 'supergraph.graphql'),
    SUBGRAPH_URLS: urls.join(','),
  });
}

beforeAll(async () => {
  folder = temporaryFolder('distributed');
  database = await createTestDatabase();
  services = new Map();
  await Promise.all(names.map((name) => startService(name)));
  gateway = await startGateway();
  token = await registerMember(gateway.url, await keyOf(join(folder, 'gateway')));
}, 120_000);
afterEach(async () => {
  await client?.stop();
  client = undefined;
});
afterAll(async () => {
  const ends = await endStartedProcesses();
  await database.drop();
  await rm(folder, { recursive: true });
  expect(ends).toEqual(Array(5).fill({ code: 0, signal: null }));
});

const publishHere = (title: string) => publish(gateway.url, token, title);

/** Ends a subgraph as a crash would, and starts it again at the same address. */
async function crash(name: Name): Promise<() => Promise<void>> {
  const service = services.get(name) as StartedServer;
  await service.stop('SIGKILL');
  return () => startService(name, new URL(service.url).port);
}

describe('Five processes', () => {
  it('serve the example client as one does', async () => {
    client = listen(gateway.url);
    await waitUntilHearing(client, publishHere);
    const published = await publishHere('Viiden prosessin ilta');
    expect((await client.hear('Viiden prosessin ilta')).listing).toEqual(published);
    expect(published).toMatchObject({
      organisation: { name: 'Kokeilijat' },
      municipalities: [{ name: 'Oulu' }],
      serviceClasses: [{ code: 'P5.7' }],
    });
    const url = `${gateway.url}/graphql`;
    const [latest] = await latestListings({ url, municipality: '564', first: 1 });
    expect(latest).toEqual(published);
  }, 60_000);

  it('miss only the fields of a subgraph that was killed, until it is back', async () => {
    await publishHere('Osittainen');
    const query = `{
      listings(first: 1) { nodes { title organisation { name } } }
      serviceClass(code: "P5.7") { name }
    }`;
    const whole = await ask(gateway.url, { query });
    expect(whole.body.errors).toBeUndefined();
    const restart = await crash('classification');
    const part = await ask(gateway.url, { query });
    expect(part.status).toBe(200);
    expect(part.body.data).toEqual({ ...whole.body.data, serviceClass: null });
    expect(part.body.errors).toEqual([
      expect.objectContaining({
        path: ['serviceClass'],
        extensions: { code: 'SUBGRAPH_UNREACHABLE', serviceName: 'classification' },
      }) as AnswerError,
    ]);
    await restart();
    await eventually(async () => {
      expect((await ask(gateway.url, { query })).body).toEqual(whole.body);
      return true;
    }, 20_000);
  }, 60_000);

  it('lose no listing for a client when the subgraph that tells of them was killed', async () => {
    client = listen(gateway.url);
    await waitUntilHearing(client, publishHere);
    await publishHere('Ennen katkosta');
    await client.hear('Ennen katkosta');
    const restart = await crash('listings');
    await restart();
    await eventually(() => publishHere('Katkoksen jälkeen'), 20_000);
    await client.hear('Katkoksen jälkeen');
    expect(client.titles().slice(-2)).toEqual(['Ennen katkosta', 'Katkoksen jälkeen']);
  }, 60_000);
});
