import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createPtvClient, type PtvClient } from './ptv-client';

let silent: Server;
const clients: PtvClient[] = [];

beforeAll(async () => {
  silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  for (const client of clients) await client.close();
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
});

/** A client of a server that never answers. */
function clientWith(timeout: number): PtvClient {
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const options = { apiUrl: url, loginUrl: url, username: 'u', password: 'p', timeout };
  const client = createPtvClient({ ...options, userOrganisation: null });
  clients.push(client);
  return client;
}

/** As memory is collected all the time in a process that works. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 5; round += 1) {
    collect();
    await delay(10);
  }
}

describe('a call that PTV never answers', () => {
  it('is given up in time, also when garbage is collected meanwhile', async () => {
    const call = clientWith(300).get('Service', []);
    await collectGarbage();
    expect(await call).toEqual({
      kind: 'later',
      reason: 'PTV did not answer within 300 ms.',
      wait: null,
    });
  });

  it.each([
    ['while it runs', false],
    ['before it began', true],
  ])('is cut %s', async (_, isEarly) => {
    const cut = new AbortController();
    if (isEarly) cut.abort();
    const call = clientWith(3_600_000).get('Service', [new AbortController().signal, cut.signal]);
    await collectGarbage();
    cut.abort();
    expect(await call).toMatchObject({
      kind: 'later',
      reason: 'PTV could not be reached (AbortError).',
    });
  });
});
