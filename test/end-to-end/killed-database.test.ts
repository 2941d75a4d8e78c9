import { rm } from 'node:fs/promises';
import { eventually } from '../../services/kit/testing';
import { overEventStream, overWebSocket } from '../support/event-streams';
import { publish, registerMember } from '../support/published-listings';
import { endStartedProcesses } from '../support/started-process';
import {
  embeddedServerOf,
  keyOf,
  startProductProcess,
  type StartedServer,
} from '../support/started-product';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
let product: StartedServer;
let token: string;

beforeAll(async () => {
  folder = temporaryFolder('killed-database');
  product = await startProductProcess(folder);
  token = await registerMember(product.url, await keyOf(folder));
}, 60_000);
afterAll(async () => {
  await endStartedProcesses();
  await rm(folder, { recursive: true });
});

interface Heard {
  readonly listing: { readonly title: string } | null;
}

const subscription = { query: 'subscription { listingPublished { listing { title } } }' };

it('A PostgreSQL that is killed is started again, and subscribers get every event once', async () => {
  const streams = [overWebSocket, overEventStream].map((over) =>
    over<Heard>(product.url, subscription),
  );
  const titles = streams.map(
    ({ events }) =>
      () =>
        events.map(({ listing }) => listing?.title),
  );
  const hear = (title: string) =>
    eventually(() => titles.every((heard) => heard().includes(title)), 20_000);
  // Whoever has heard one is surely listening.
  let attempt = 0;
  await eventually(async () => {
    const title = `Alku ${(attempt += 1)}`;
    await publish(product.url, token, title);
    return eventually(() => titles.every((heard) => heard().includes(title)), 300);
  }, 10_000);

  const killed = await embeddedServerOf(folder);
  process.kill(killed.pid, 'SIGKILL');
  await eventually(() => publish(product.url, token, 'Jälkeen').then(() => true), 30_000);
  await hear('Jälkeen');
  await publish(product.url, token, 'Lopuksi');
  await hear('Lopuksi');

  for (const heard of titles) expect(heard().slice(-2)).toEqual(['Jälkeen', 'Lopuksi']);
  for (const stream of streams) {
    expect(stream.failure()).toBeUndefined();
    stream.close();
  }
  const next = await embeddedServerOf(folder);
  expect(next.pid).not.toBe(killed.pid);
  expect(next.url).toBe(killed.url);
  expect(product.output()).toContain('starting it again');
  expect(await product.stop()).toEqual({ code: 0, signal: null });
}, 90_000);
