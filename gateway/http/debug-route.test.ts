import { connectSocket } from '../testing/socket-client';
import { startTestServer, type TestServer } from '../testing/test-server';
import { until } from '../testing/until';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const get = (token?: string) =>
  fetch(`${server.url}/debug/live`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

describe('/debug/live', () => {
  it('is for admins and the scope debug:read alone', async () => {
    expect((await get()).status).toBe(401);
    expect((await get('maija')).status).toBe(403);
    expect((await get('stranger..debug:read')).status).toBe(403);
    expect((await get('admin')).status).toBe(200);
    expect((await get('maija..debug:read')).status).toBe(200);
  });

  it('shows who holds what', async () => {
    const clients = await Promise.all([
      connectSocket(server.url, { authorization: 'Bearer maija' }),
      connectSocket(server.url, { authorization: 'Bearer maija' }),
    ]);
    const query = 'subscription Uutiset { events { cursor } }';
    for (const client of clients) client.send({ type: 'subscribe', id: '1', payload: { query } });
    await until('subscribed', () => server.subscribers() === 2);
    server.topic.publish({ cursor: 'k1', text: '' });
    for (const client of clients) await client.message('next', '1');
    expect(await (await get('admin')).json()).toMatchObject({
      totals: { sockets: 2, eventStreams: 0, subscriptions: 2, upstreams: 1, callers: 1 },
      subscriptionsByCaller: { maija: 2 },
      upstreams: [
        {
          operation: 'Uutiset',
          caller: 'maija',
          events: 1,
          lastCursor: 'k1',
          subscribers: { websocket: 2, sse: 0 },
          queued: { longest: 0, total: 0 },
        },
      ],
      sockets: [
        { caller: 'maija', operations: 1, subscriptions: [{ id: '1', lastCursor: 'k1' }] },
        { caller: 'maija' },
      ],
    });
    for (const client of clients) client.socket.terminate();
    await until('gone', () => server.sockets === 0);
    expect(await (await get('admin')).json()).toMatchObject({
      totals: { sockets: 0, subscriptions: 0, upstreams: 0, callers: 0 },
      sockets: [],
    });
  });
});
