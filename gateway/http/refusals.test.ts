import { once } from 'node:events';
import { connect } from 'node:net';
import { connectSocket } from '../testing/socket-client';
import { until } from '../testing/until';
import { startTestServer, type TestServer } from '../testing/test-server';

let server: TestServer;
/** Where time runs out: what is to be answered may take its time on a slow machine. */
let impatient: TestServer;
beforeAll(async () => {
  const limits = { MAX_BODY_BYTES: '2000', MAX_RESPONSE_BYTES: '1024', LIVE_MAX_SOCKETS: '1' };
  const times = { BODY_TIMEOUT: '300', REQUEST_TIMEOUT: '50' };
  server = await startTestServer({ env: limits });
  impatient = await startTestServer({ env: times });
});
afterAll(async () => {
  impatient.release();
  await Promise.all([server.close(), impatient.close()]);
});

/** The answer to bytes as they are: the client closes its side when it has sent them. */
async function raw(text: string, { url } = server) {
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let received = '';
    socket.on('data', (data) => (received += data.toString()));
    socket.on('close', () => resolve(received)).on('error', reject);
    socket.write(text);
  });
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return { head, ...shown(Number(/^HTTP\/1.1 (\d+)/.exec(head)?.[1]), body) };
}

async function request(path: string, init?: RequestInit, { url } = server) {
  const response = await fetch(`${url}${path}`, init);
  return { ...shown(response.status, await response.text()), headers: response.headers };
}

function shown(status: number, text: string) {
  const { errors } = JSON.parse(text) as {
    errors: [{ message: string; extensions: { code: string } }];
  };
  return { status, message: errors[0].message, code: errors[0].extensions.code };
}

const post = (query: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
});
const head = (...lines: string[]): string => `${lines.join('\r\n')}\r\nHost: x\r\n`;
const upgrade = (path: string, ...lines: string[]): string =>
  `${head(`GET ${path} HTTP/1.1`, 'Connection: Upgrade', ...lines)}\r\n`;
const socketKey = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';

describe('a refusal says what was wrong, the limit with its setting, and what to do', () => {
  it('413 for a body that is too large', async () => {
    const refused = await request('/graphql', post(`{ hello } #${'x'.repeat(3_000)}`));
    expect(refused).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
    expect(refused.message).toMatch(/2000 bytes .*\(MAX_BODY_BYTES\)\. Send /);
  });

  it('504 for a request that takes too long', async () => {
    const refused = await request('/graphql', post('{ slow }'), impatient);
    expect(refused).toMatchObject({ status: 504, code: 'REQUEST_TIMEOUT' });
    expect(refused.message).toMatch(/50 ms .*\(REQUEST_TIMEOUT\)\. Ask /);
  });

  it('400 for an answer that is too large', async () => {
    const name = 'x'.repeat(1_500);
    const refused = await request('/graphql', post(`{ hello(name: "${name}") }`));
    expect(refused).toMatchObject({ status: 400, code: 'REQUEST_TOO_COMPLEX' });
    expect(refused.message).toMatch(/1024 bytes .*\(MAX_RESPONSE_BYTES\)\. Ask for less/);
  });

  it('408 for a request that does not arrive', async () => {
    const refused = await raw(head('POST /graphql HTTP/1.1'), impatient);
    expect(refused).toMatchObject({ status: 408, code: 'BAD_REQUEST' });
    expect(refused.message).toMatch(/300 ms .*\(BODY_TIMEOUT\)\. Send it again/);
  });

  it('431 for a head that is too long', async () => {
    const refused = await raw(head(`GET / HTTP/1.1`, `X: ${'x'.repeat(20_000)}`));
    expect(refused).toMatchObject({ status: 431, code: 'BAD_REQUEST' });
    expect(refused.message).toMatch(/16 KiB\. Send the query by POST.* shorter headers/);
  });

  it('417 for what nobody expects', async () => {
    const refused = await raw(`${head('GET /graphql HTTP/1.1', 'Expect: cake')}\r\n`);
    expect(refused).toMatchObject({ status: 417, code: 'BAD_REQUEST' });
    expect(refused.message).toMatch(/"cake": leave it out/);
  });

  it.each(['/health/live', '/metrics', '/'])('405 for a POST to %s', async (path) => {
    const refused = await request(path, post('{ hello }'));
    expect(refused).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect(refused.message).toContain(`POST is not served at ${path}: send the request by GET`);
    expect(refused.headers.get('allow')).toBe('GET, HEAD');
  });

  it('404 for an address where nothing is, and 400 for one that cannot be read', async () => {
    const where = expect.stringContaining('GraphQL is at /graphql') as string;
    expect(await request('/nothing?x')).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
      message: where,
    });
    expect(await request('/%E0%A4%A')).toMatchObject({
      status: 400,
      code: 'BAD_REQUEST',
      message: where,
    });
  });
});

describe('a connection that is not served', () => {
  /** A client that never ends its side. */
  const stubborn = async (text: string): Promise<string> => {
    const { port } = new URL(server.url);
    const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true });
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.write(text);
    await once(socket, 'end');
    const open = () =>
      new Promise<number>((resolve, reject) =>
        server.app.server.getConnections((error, count) =>
          error ? reject(error) : resolve(count),
        ),
      );
    await until('the server has let go of it', async () => (await open()) === 0);
    socket.destroy();
    return answer;
  };

  it.each([
    ['CONNECT', 'CONNECT other.example:443 HTTP/1.1\r\nHost: x\r\n\r\n', 405],
    ['an upgrade', upgrade('/other', 'Upgrade: websocket'), 404],
    ['a refused WebSocket', upgrade('/graphql', 'Upgrade: spdy'), 400],
    ['no HTTP', 'NONSENSE\r\n\r\n', 400],
  ])('is answered and cut, though the client keeps it: %s', async (_what, text, status) => {
    server.app.server.closeIdleConnections();
    expect(await stubborn(text)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });
});

describe('a refused upgrade says why', () => {
  it.each([
    ['at another address', '/other', ['Upgrade: websocket'], 404, 'open it at /graphql'],
    ['of another version', '/graphql', ['Upgrade: websocket', socketKey], 400, 'version 13'],
    ['without a key', '/graphql', ['Upgrade: websocket'], 400, 'Sec-WebSocket-Key'],
    [
      'to another protocol',
      '/graphql',
      ['Upgrade: spdy'],
      400,
      '"spdy": this port speaks HTTP/1.1',
    ],
  ])('%s', async (_what, path, lines, status, words) => {
    const refused = await raw(upgrade(path, ...lines));
    expect(refused.status).toBe(status);
    expect(refused.message).toContain(words);
  });

  it('beyond the sockets that may be open', async () => {
    const { socket } = await connectSocket(server.url);
    const refused = await raw(upgrade('/graphql', 'Upgrade: websocket'));
    socket.terminate();
    expect(refused).toMatchObject({ status: 503, code: 'OVERLOADED' });
    expect(refused.message).toMatch(/^1 sockets .*\(LIVE_MAX_SOCKETS\)\. Try again after/);
    expect(refused.head).toMatch(/retry-after: 5/);
  });
});
