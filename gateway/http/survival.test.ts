import { connectSocket, openSocket } from '../testing/socket-client';
import { startTestServer, type TestServer } from '../testing/test-server';
import { until } from '../testing/until';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ env: { LIVE_MAX_PER_PRINCIPAL: '10000' } });
});
afterEach(() => server.close());

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pieces = [
  '{', '}', '[', ']', '(', ')', '"', '"""', ':', ',', '$', '@', '!', '...', ' on ', '#', '\\u0000',
  'query', 'mutation', 'subscription', 'fragment F on Query', '...F', 'hello', 'events', 'self',
  '__typename', '__proto__', '@skip(if: $s)', '($s: Boolean!)', 'null', '1e999', '\\ud800', '🏊',
]; // prettier-ignore

const words = (random: () => number): string =>
  Array.from(
    { length: Math.floor(random() * 30) },
    () => pieces[Math.floor(random() * pieces.length)],
  ).join(' ');

function anyMessage(random: () => number): string {
  const types = [
    'connection_init',
    'subscribe',
    'complete',
    'ping',
    'pong',
    'next',
    'start',
    '',
    7,
  ];
  const payloads = [
    null, 1, [], {}, words(random), { query: words(random) }, { query: words(random), variables: [] },
    { query: 'subscription ($s: Boolean!) { events @skip(if: $s) { text } }', variables: null },
    { query: '{ hello }', operationName: words(random), extensions: { persistedQuery: 1 } },
  ]; // prettier-ignore
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  if (random() < 0.1) return words(random);
  return JSON.stringify({
    id: pick(['1', '__proto__', '', 2]),
    type: pick(types),
    payload: pick(payloads),
  });
}

describe('a process that is sent nonsense', () => {
  it.each([1, 2, 3])('lives through messages on sockets (seed %i)', async (seed) => {
    const random = seeded(seed);
    for (let i = 0; i < 40; i += 1) {
      const client = await (random() < 0.5 ? openSocket(server.url) : connectSocket(server.url));
      for (let n = 0; n < 10; n += 1) client.send(anyMessage(random));
      client.socket.terminate();
    }
    await until('everything released', () => server.sockets === 0 && server.live.running === 0);
    expect((await server.post({ query: '{ hello }' })).status).toBe(200);
  });

  it.each([4, 5, 6])('answers every request (seed %i)', async (seed) => {
    const random = seeded(seed);
    for (let i = 0; i < 100; i += 1) {
      const body = random() < 0.5 ? words(random) : JSON.stringify({ query: words(random) });
      const response = await server.post(body);
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).toMatch(/^\{"(errors|data)":/);
    }
  });
});

describe('clients that vanish', () => {
  it('leave nothing behind, however many they were', async () => {
    const clients = await Promise.all(Array.from({ length: 200 }, () => connectSocket(server.url)));
    for (const client of clients) {
      for (const id of ['1', '2']) {
        const payload = { query: 'subscription { events { text } }' };
        client.send({ type: 'subscribe', id, payload });
      }
    }
    await until('all subscribed', () => server.topic.subscribers === 400);
    expect(server.live.running).toBe(400);
    for (const client of clients) client.socket.terminate();
    await until('sources released', () => server.topic.subscribers === 0);
    await until('counted out', () => server.live.running === 0 && server.sockets === 0);
    expect(server.live.callers).toBe(0);
  });
});
