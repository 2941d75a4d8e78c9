import { connect } from 'node:net';
import { startTestServer, type TestServer } from '../../gateway/testing/test-server';
import { seededRandom, type Random } from '../differential/random';

jest.setTimeout(60_000);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { BODY_TIMEOUT: '300' } });
});
afterAll(() => server.close());

const body = JSON.stringify({
  query: 'query ($n: String) { hello(name: $n) }',
  variables: { n: 'x' },
});
const requests: readonly string[] = [
  `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  'GET /graphql?query={hello}&variables={"n":1} HTTP/1.1\r\nHost: x\r\nAccept: application/json;q=0.5, */*\r\n\r\n',
  `POST /graphql/stream HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
  'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
];
const scraps = [
  '\r\n', '\0', ' ', ':', '%', '%00', '?', '&', '"', '{', '}', '\\', '\ud800', 'é', '-1', '99999999999',
  'Content-Length: 3\r\n', 'Transfer-Encoding: chunked\r\n', 'Content-Encoding: gzip\r\n', 'Expect: 100-continue\r\n',
  'Content-Type: text/plain\r\n', 'Authorization: Bearer\r\n', 'query=', '__proto__', 'x'.repeat(2_000),
]; // prettier-ignore

/** A valid request with a few bytes cut out, doubled, exchanged or put in. */
function spoiled(random: Random): Buffer {
  let text = random.pick(requests);
  for (let count = 1 + random.below(4); count > 0; count -= 1) {
    const at = random.below(text.length);
    const end = at + random.below(20);
    const change = random.below(4);
    if (change === 0) text = text.slice(0, at) + text.slice(end);
    else if (change === 1) text = text.slice(0, end) + text.slice(at);
    else if (change === 2) text = text.slice(0, at) + random.pick(scraps) + text.slice(end);
    else text = text.slice(0, at) + random.pick(scraps) + text.slice(at);
  }
  return Buffer.from(text, random.chance(0.2) ? 'latin1' : 'utf8');
}

/** What comes back until the connection ends. */
function send(bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let text = '';
    socket.on('data', (data) => (text += data.toString()));
    socket.on('error', () => undefined).on('close', () => resolve(text));
    socket.end(bytes);
  });
}

describe('requests with spoiled bytes', () => {
  it.each([1, 2, 3])(
    'are answered or closed, never with a failure of ours (seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      const all = Array.from({ length: 60 }, () => spoiled(random));
      for (const bytes of all) {
        const text = await send(bytes);
        const what = JSON.stringify([bytes.toString(), text]);
        if (/^HTTP\/1\.1 5\d\d|\bat .*\.(ts|js):\d+|INTERNAL_SERVER_ERROR/m.test(text))
          throw new Error(what);
      }
      const answer = await server.post({ query: '{ hello }' });
      expect(await answer.json()).toEqual({ data: { hello: 'Hello, world' } });
      expect(server.live.running).toBe(0);
    },
  );
});
