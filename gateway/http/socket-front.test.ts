import { connect } from 'node:net';
import { connectSocket, openSocket, type SocketClient } from '../testing/socket-client';
import { startTestServer, type TestServer } from '../testing/test-server';
import { until } from '../testing/until';

let server: TestServer;
const opened: SocketClient[] = [];

const serve = async (env: Record<string, string> = {}) => {
  server = await startTestServer({ env });
};
afterEach(async () => {
  for (const client of opened.splice(0)) client.socket.terminate();
  await server.close();
});

const open = async (options?: Parameters<typeof openSocket>[1]) => {
  const client = await openSocket(server.url, options);
  opened.push(client);
  return client;
};
const join = async (payload?: unknown, options?: Parameters<typeof openSocket>[1]) => {
  const client = await connectSocket(server.url, payload, options);
  opened.push(client);
  return client;
};
const subscribe = (client: SocketClient, id: string, query: string, variables?: unknown) =>
  client.send({ type: 'subscribe', id, payload: { query, variables } });
const events = 'subscription { events { cursor text } }';
const subscribed = (count: number) =>
  until(`${count} subscribers`, () => server.subscribers() === count);

describe('an operation over a WebSocket', () => {
  beforeEach(() => serve());

  it('delivers each event of a subscription and completes when the source ends', async () => {
    const client = await join();
    subscribe(client, '1', events);
    await subscribed(1);
    server.topic.publish({ cursor: 'a', text: 'one' });
    server.topic.publish({ cursor: 'b', text: 'two' });
    server.topic.end();
    await client.message('complete', '1');
    expect(client.messages.slice(1)).toEqual([
      { id: '1', type: 'next', payload: { data: { events: { cursor: 'a', text: 'one' } } } },
      { id: '1', type: 'next', payload: { data: { events: { cursor: 'b', text: 'two' } } } },
      { id: '1', type: 'complete' },
    ]);
  });

  it('answers queries and mutations', async () => {
    const client = await join();
    subscribe(client, 'q', 'query ($name: String) { hello(name: $name) }', { name: 'Oulu' });
    subscribe(client, 'm', 'mutation { change(to: "x") }');
    await client.message('complete', 'q');
    await client.message('complete', 'm');
    expect((await client.message('next', 'q')).payload).toEqual({ data: { hello: 'Hello, Oulu' } });
    expect((await client.message('next', 'm')).payload).toEqual({ data: { change: 'x' } });
  });

  it('sends errors beside data as next', async () => {
    const client = await join();
    subscribe(client, '1', '{ hello refuse }');
    expect((await client.message('next', '1')).payload).toMatchObject({
      data: { hello: 'Hello, world', refuse: null },
      errors: [{ path: ['refuse'], extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it.each([
    ['a syntax error', '{', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a root of two fields',
      'subscription { events { text } other { text } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a root that depends on a variable',
      'subscription ($s: Boolean!) { events @skip(if: $s) { text } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a source that refuses', 'subscription { broken { text } }', 'FORBIDDEN'],
    ['a wrong variable', 'query ($n: Int!) { long(size: $n) }', 'BAD_USER_INPUT'],
  ])('answers %s with an error message and goes on', async (_title, query, code) => {
    const client = await join();
    subscribe(client, '1', query);
    expect((await client.message('error', '1')).payload).toMatchObject([{ extensions: { code } }]);
    subscribe(client, '1', '{ hello }');
    await client.message('complete', '1');
    expect(client.messages.map((message) => message.type)).toEqual([
      'connection_ack',
      'error',
      'next',
      'complete',
    ]);
    await until('counted out', () => server.live.running === 0);
  });

  it('ends when the client completes it, and releases the source on a quiet topic', async () => {
    const client = await join();
    subscribe(client, '1', events);
    await subscribed(1);
    client.send({ type: 'complete', id: '1' });
    await subscribed(0);
    await until('counted out', () => server.live.running === 0);
    subscribe(client, '1', events);
    await subscribed(1);
    expect(client.messages).toHaveLength(1);
  });

  it('releases everything when the client completes before it started', async () => {
    const client = await join();
    subscribe(client, '1', events);
    client.send({ type: 'complete', id: '1' });
    subscribe(client, 'after', '{ hello }');
    await client.message('complete', 'after');
    await until('released', () => server.live.running === 0 && server.topic.subscribers === 0);
  });

  it('releases everything when the client is gone without a word', async () => {
    const client = await join();
    subscribe(client, '1', events);
    subscribe(client, '2', '{ slow }');
    await subscribed(1);
    client.socket.terminate();
    await subscribed(0);
    await until('the query aborted', () => server.changes.includes('aborted'));
    await until('counted out', () => server.live.running === 0 && server.sockets === 0);
  });

  it('knows who asks from connection_init, or from the header of the upgrade', async () => {
    const byInit = await join({ Authorization: 'Bearer maija' });
    subscribe(byInit, '1', '{ who }');
    expect((await byInit.message('next')).payload).toEqual({ data: { who: 'maija' } });
    const byHeader = await join(undefined, { headers: { authorization: 'Bearer matti' } });
    subscribe(byHeader, '1', '{ who }');
    expect((await byHeader.message('next')).payload).toEqual({ data: { who: 'matti' } });
    const anonymous = await join();
    subscribe(anonymous, '1', '{ who }');
    expect((await anonymous.message('next')).payload).toEqual({ data: { who: null } });
  });
});

describe('the WebSocket protocol', () => {
  it('closes with 4401 when somebody subscribes before the acknowledgement', async () => {
    await serve();
    const client = await open();
    subscribe(client, '1', events);
    expect(await client.closed).toEqual({ code: 4401, reason: 'Unauthorized' });
  });

  it('closes with 4429 after a second connection_init', async () => {
    await serve();
    const client = await join();
    client.send({ type: 'connection_init' });
    const reason = 'Too many initialisation requests';
    expect(await client.closed).toEqual({ code: 4429, reason });
  });

  it('closes with 4408 when connection_init does not come in time', async () => {
    await serve({ LIVE_INIT_TIMEOUT: '30' });
    const client = await open();
    const reason = 'Connection initialisation timeout';
    expect(await client.closed).toEqual({ code: 4408, reason });
  });

  it('closes with 4409 when an id is in use', async () => {
    await serve();
    const client = await join();
    subscribe(client, '1', events);
    await subscribed(1);
    subscribe(client, '1', events);
    expect(await client.closed).toEqual({ code: 4409, reason: 'Subscriber for 1 already exists' });
    await subscribed(0);
  });

  const invalid = 'Invalid message received';
  it.each([
    ['no JSON', 'x', invalid],
    ['an unknown type', '{"type":"start","id":"1","payload":{"query":"{hello}"}}', invalid],
    ['a subscribe without a query', '{"type":"subscribe","id":"1","payload":{}}', invalid],
    ['an array', '[]', invalid],
    ['binary', Buffer.from('{"type":"ping"}'), 'Binary messages are not read'],
    [
      'a ping that cannot be answered',
      `{"type":"ping","payload":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
      'The message is nested too deeply',
    ],
  ])('closes with 4400 after %s', async (_title, message, reason) => {
    await serve();
    const client = await join();
    client.send(message);
    expect(await client.closed).toEqual({ code: 4400, reason });
  });

  it('closes with 4500 and the request id when something fails that should not', async () => {
    const failing = { verify: () => Promise.reject(new Error('secret of the key store')) };
    server = await startTestServer({ verifier: failing });
    const client = await open();
    client.send({ type: 'connection_init', payload: { authorization: 'Bearer maija' } });
    const { code, reason } = await client.closed;
    expect(code).toBe(4500);
    const [, requestId] = /^Internal error (\S{36})$/.exec(reason) ?? [];
    expect(server.logged).toContainEqual(expect.objectContaining({ requestId }));
  });

  it('closes with 4406 when the client speaks another protocol only', async () => {
    await serve();
    const client = await open({ protocols: [] });
    expect(await client.closed).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' });
  });

  it('closes with 4403 and the reason when the token cannot be used', async () => {
    await serve();
    const client = await open();
    client.send({ type: 'connection_init', payload: { authorization: 'Bearer bad' } });
    expect(await client.closed).toEqual({ code: 4403, reason: 'The token has expired.' });
  });

  it('closes with 4403 when the token expires, and releases what the client held', async () => {
    await serve();
    const soon = Math.ceil(Date.now() / 1_000) + 1;
    const client = await join({ authorization: `Bearer maija.${soon}` });
    subscribe(client, '1', events);
    await subscribed(1);
    expect(await client.closed).toEqual({ code: 4403, reason: 'Token expired' });
    await subscribed(0);
  });

  it('closes with 1009 after a message over the limit', async () => {
    await serve({ LIVE_MAX_FRAME_BYTES: '1024' });
    const client = await join();
    subscribe(client, '1', `{ hello } #${'x'.repeat(2_000)}`);
    expect((await client.closed).code).toBe(1009);
  });

  it('ignores complete for an id that does not run, and answers pings', async () => {
    await serve();
    const client = await join();
    client.send({ type: 'complete', id: 'nobody' });
    client.send({ type: 'ping', payload: { a: 1 } });
    expect(await client.message('pong')).toEqual({ type: 'pong', payload: { a: 1 } });
  });

  it('is served at /graphql alone', async () => {
    await serve();
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write(
      'GET /other HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(data.toString())),
    );
    expect(answer).toContain('404');
    socket.destroy();
  });
});

describe('a token that is renewed on the socket', () => {
  beforeEach(() => serve());
  const soon = () => Math.ceil(Date.now() / 1_000) + 1;
  const renew = (client: SocketClient, token: string) =>
    client.send({ type: 'ping', payload: { authorization: `Bearer ${token}` } });

  it('lets streams go on beyond the end of the old one', async () => {
    const until1 = soon();
    const client = await join({ authorization: `Bearer maija.${until1}` });
    subscribe(client, '1', events);
    await subscribed(1);
    renew(client, `maija.${until1 + 3600}`);
    expect(await client.message('pong')).toEqual({
      type: 'pong',
      payload: { expiresAt: until1 + 3600 },
    });
    await until('the old one has expired', () => Date.now() > until1 * 1_000 + 50);
    server.topic.publish({ cursor: 'a', text: 'still here' });
    await client.message('next', '1');
  });

  it('ends with the new token, should that be sooner', async () => {
    const client = await join({ authorization: 'Bearer maija' });
    renew(client, `maija.${soon()}`);
    expect(await client.closed).toEqual({ code: 4403, reason: 'Token expired' });
  });

  it.each([
    ['is refused', 'bad', 'The token has expired.'],
    ['is that of somebody else', 'matti', 'The token has other rights'],
    ['has other scopes', 'maija..debug:read', 'The token has other rights'],
  ])('closes with 4403 when it %s', async (_title, token, reason) => {
    const client = await join({ authorization: 'Bearer maija' });
    subscribe(client, '1', events);
    await subscribed(1);
    renew(client, token);
    expect(await client.closed).toEqual({ code: 4403, reason });
    await subscribed(0);
    expect(client.messages.filter(({ type }) => type === 'pong')).toEqual([]);
  });
});

describe('the caps of live operations', () => {
  const tooMany = (id: string) => ({
    type: 'error',
    id,
    payload: [
      {
        message: expect.stringMatching(
          /as many as .*may \(LIVE_MAX_PER_[A-Z]+\)\. End one first\.$/,
        ),
        extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' },
      },
    ],
  });

  it('hold for one socket', async () => {
    await serve({ LIVE_MAX_PER_SOCKET: '2' });
    const client = await join();
    for (const id of ['1', '2', '3']) subscribe(client, id, events);
    expect(await client.message('error', '3')).toEqual(tooMany('3'));
    await subscribed(2);
  });

  it('hold for one principal over several sockets', async () => {
    await serve({ LIVE_MAX_PER_PRINCIPAL: '1' });
    const [first, second, other] = await Promise.all([
      join({ authorization: 'Bearer maija' }),
      join({ authorization: 'Bearer maija' }),
      join({ authorization: 'Bearer matti' }),
    ]);
    subscribe(first, '1', events);
    await subscribed(1);
    subscribe(second, '1', events);
    expect(await second.message('error', '1')).toEqual(tooMany('1'));
    subscribe(other, '1', events);
    await subscribed(2);
    first.send({ type: 'complete', id: '1' });
    await subscribed(1);
    subscribe(second, '2', events);
    await subscribed(2);
  });

  it('hold for the process', async () => {
    await serve({ LIVE_MAX_PER_PROCESS: '1' });
    const client = await join();
    subscribe(client, '1', events);
    subscribe(client, '2', events);
    expect(await client.message('error', '2')).toEqual(tooMany('2'));
  });

  it('refuse sockets above the number that is allowed', async () => {
    await serve({ LIVE_MAX_SOCKETS: '1' });
    await join();
    await expect(open()).rejects.toThrow('503');
  });
});

describe('a client that cannot be trusted to be there', () => {
  it('is cut when it answers no ping, on a quiet topic too', async () => {
    await serve({ LIVE_HEARTBEAT: '250' });
    const client = await join(undefined, { autoPong: false });
    subscribe(client, '1', events);
    await subscribed(1);
    await subscribed(0);
    await until('the socket is gone', () => server.sockets === 0);
  });

  it('stays while it answers', async () => {
    await serve({ LIVE_HEARTBEAT: '20' });
    const client = await join();
    let pings = 0;
    client.socket.on('ping', () => (pings += 1));
    await until('five pings', () => pings >= 5);
    subscribe(client, '1', '{ hello }');
    await client.message('complete', '1');
  });

  it('is told its last cursor and closed with 4413 when it reads too slowly', async () => {
    await serve({ LIVE_MAX_BUFFERED_BYTES: '100000', LIVE_SLOW_GRACE: '5000' });
    const [slow, fast] = await Promise.all([join(), join()]);
    for (const id of ['1', '2']) subscribe(slow, id, events);
    subscribe(fast, '1', events);
    await subscribed(3);
    slow.socket.pause();
    const text = 'x'.repeat(50_000);
    let count = 0;
    await until('the slow one is dropped', () => {
      for (let i = 0; i < 10; i += 1) server.topic.publish({ cursor: String((count += 1)), text });
      return server.subscribers() === 1;
    });
    slow.socket.resume();
    expect(await slow.closed).toEqual({ code: 4413, reason: 'Slow consumer' });
    for (const id of ['1', '2']) {
      const seen = slow.messages.filter((message) => message.id === id);
      const last = seen[seen.length - 2]?.payload as { data: { events: { cursor: string } } };
      expect(seen[seen.length - 1]).toMatchObject({
        type: 'error',
        payload: [{ extensions: { code: 'SLOW_CONSUMER', lastCursor: last.data.events.cursor } }],
      });
    }
    await until('the fast one has all', () => fast.messages.length === count + 1);
  });
});

describe('a gateway that stops', () => {
  it('lets a query on a socket finish, then closes with 1001', async () => {
    await serve();
    const client = await join();
    subscribe(client, '1', events);
    subscribe(client, '2', '{ slow }');
    await subscribed(1);
    const closing = server.close();
    subscribe(client, '3', '{ hello }');
    expect((await client.message('error', '3')).payload).toMatchObject([
      { extensions: { code: 'OVERLOADED' } },
    ]);
    server.release();
    expect((await client.message('next', '2')).payload).toEqual({ data: { slow: 'done' } });
    expect(await client.closed).toEqual({ code: 1001, reason: 'Going away' });
    await closing;
    expect(server.topic.subscribers).toBe(0);
  });

  it('tells each subscription its last cursor, and spreads the farewells', async () => {
    await serve({ LIVE_DRAIN_WINDOW: '200' });
    const clients = await Promise.all(Array.from({ length: 100 }, () => join()));
    for (const client of clients) subscribe(client, 'a', events);
    subscribe(clients[0] as SocketClient, 'b', events);
    await subscribed(101);
    server.topic.publish({ cursor: 'k7', text: '' });
    for (const client of clients) await client.message('next', 'a');
    const ends = clients.map(({ closed }) => closed.then(() => Date.now()));
    await server.close();
    const times = await Promise.all(ends);
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(100);
    expect(clients[0]?.messages.at(-1)).toEqual({
      type: 'pong',
      payload: { goingAway: true, lastCursors: { a: 'k7', b: 'k7' } },
    });
    expect((await clients[99]?.closed)?.code).toBe(1001);
  });

  it('does not wait for ever for a client that does not close', async () => {
    await serve({ SHUTDOWN_TIMEOUT: '50' });
    const client = await join();
    subscribe(client, '1', '{ slow }');
    await until('it runs', () => server.sockets === 1);
    await server.close();
    expect(server.sockets).toBe(0);
  });
});
