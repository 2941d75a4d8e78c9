import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
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

/** An event stream that is read by nobody but the system. */
async function openRawStream(query: string): Promise<Socket> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `GET /graphql/stream?query=${encodeURIComponent(query)} HTTP/1.1\r\nHost: x\r\n` +
      'Accept: text/event-stream\r\n\r\n',
  );
  const [first] = (await once(socket, 'data')) as [Buffer];
  expect(first.toString()).toContain('text/event-stream');
  return socket;
}

/** Timers and sockets of this process, those of the test itself included. */
const activeResources = (): string =>
  process
    .getActiveResourcesInfo()
    .filter((name) => name === 'Timeout' || name.startsWith('TCP'))
    .sort()
    .join(' ');

describe('clients that vanish', () => {
  const query = 'subscription { events { text } }';
  const afterQuery = 'subscription ($n: String) { events(after: $n) { cursor text } }';

  it('leave nothing behind, however many they were', async () => {
    await (await openRawStream(query)).destroy();
    await until('warmed up', () => server.subscribers() === 0);
    const before = activeResources();
    const clients = await Promise.all(Array.from({ length: 600 }, () => connectSocket(server.url)));
    for (const [index, client] of clients.entries()) {
      const payloads = [{ query }, { query: afterQuery, variables: { n: `${index}` } }];
      for (const [id, payload] of payloads.entries()) {
        client.send({ type: 'subscribe', id: String(id), payload });
      }
    }
    const streams = await Promise.all(Array.from({ length: 400 }, () => openRawStream(query)));
    await until('all subscribed', () => server.subscribers() === 1_600);
    expect(server.live.running).toBe(1_600);
    for (const client of clients) client.socket.terminate();
    for (const stream of streams) stream.destroy();
    await until('sources released', () => server.topic.subscribers === 0);
    await until('counted out', () => server.live.running === 0 && server.sockets === 0);
    expect(server.live.callers).toBe(0);
    expect(server.pipeline.live.groups).toBe(0);
    await until('timers and sockets as before', () => activeResources() === before);
  }, 30_000);
});

it('An event stream whose peer acknowledges nothing is cut within the heartbeat', async () => {
  await server.close();
  server = await startTestServer({
    env: {
      LIVE_HEARTBEAT: '400',
      LIVE_SLOW_GRACE: '60000',
      LIVE_MAX_BUFFERED_BYTES: '100000000',
    },
  });
  const socket = await openRawStream('subscription { events { text } }');
  socket.pause();
  await until('subscribed', () => server.subscribers() === 1);
  for (let count = 0; count < 20; count += 1) {
    server.topic.publish({ cursor: String(count), text: 'x'.repeat(1_000_000) });
  }
  await until('cut', () => server.subscribers() === 0 && server.live.running === 0);
  socket.destroy();
});
