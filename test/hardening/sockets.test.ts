import { connectSocket, type SocketClient } from '../../gateway/testing/socket-client';
import { startTestServer, type TestServer } from '../../gateway/testing/test-server';
import { until } from '../../gateway/testing/until';

jest.setTimeout(20_000);

let server: TestServer;
let other: SocketClient;
beforeAll(async () => {
  server = await startTestServer({ env: { LIVE_MAX_FRAME_BYTES: '4096' } });
  other = await connectSocket(server.url);
});
afterEach(async () => {
  // Whatever one client does: another one is served.
  const id = crypto.randomUUID();
  other.send({ type: 'subscribe', id, payload: { query: '{ hello }' } });
  await other.message('complete', id);
});
afterAll(() => server.close());

describe('a WebSocket', () => {
  it('is not compressed, so that no message can grow', async () => {
    const client = await connectSocket(server.url, undefined, { perMessageDeflate: true });
    expect(client.socket.extensions).toBe('');
    client.socket.terminate();
  });

  it('reads a message that comes in pieces, and no more of it than the limit', async () => {
    const client = await connectSocket(server.url);
    const message = JSON.stringify({ type: 'subscribe', id: '1', payload: { query: '{ hello }' } });
    for (const [index, letter] of [...message].entries())
      client.socket.send(letter, { fin: index === message.length - 1 });
    await client.message('complete', '1');
    for (let sent = 0; sent < 5_000; sent += 100)
      client.socket.send(' '.repeat(100), { fin: false });
    expect((await client.closed).code).toBe(1009);
  });

  it('that floods with pings is answered or cut, and costs the others nothing', async () => {
    const client = await connectSocket(server.url);
    for (let count = 0; count < 1_000; count += 1) client.send({ type: 'ping' });
    const pongs = () => client.messages.filter(({ type }) => type === 'pong').length;
    await until('answered', () => pongs() === 1_000 || client.socket.readyState === 3);
    client.socket.terminate();
    await until('gone', () => server.sockets === 1);
  });

  it('runs anonymous operations, also those with names that JavaScript gives a meaning', async () => {
    const client = await connectSocket(server.url);
    for (const [id, query] of [
      ['__proto__', 'query { hello }'],
      ['constructor', 'query constructor { hello }'],
    ] as const) {
      client.send({ type: 'subscribe', id, payload: { query } });
      expect((await client.message('next', id)).payload).toEqual({
        data: { hello: 'Hello, world' },
      });
    }
    client.socket.terminate();
  });

  it.each([
    ['line breaks', 'Bearer a\r\nx-user-id: admin'],
    ['thousands of letters', `Bearer ${'x'.repeat(3_000)}`],
    ['no text', { toString: 1 }],
  ])('takes no token with %s for one', async (_what, authorization) => {
    const client = await connectSocket(server.url, { authorization }).catch(() => null);
    if (client === null) return;
    client.send({ type: 'subscribe', id: '1', payload: { query: '{ who }' } });
    const { payload } = await client.message('next', '1');
    expect(payload).not.toEqual({ data: { who: 'admin' } });
    client.socket.terminate();
  });
});
