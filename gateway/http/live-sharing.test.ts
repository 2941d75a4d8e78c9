import { connectSocket, type SocketClient } from '../testing/socket-client';
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

const join = async (payload?: unknown, options?: Parameters<typeof connectSocket>[2]) => {
  const client = await connectSocket(server.url, payload, options);
  opened.push(client);
  return client;
};
const events = 'subscription { events { cursor text } }';
const eventsAfter = 'subscription ($after: String) { events(after: $after) { cursor text } }';
const subscribe = (client: SocketClient, id: string, query = events, variables?: unknown) =>
  client.send({ type: 'subscribe', id, payload: { query, variables } });
const subscribed = (count: number) =>
  until(`${count} subscribers`, () => server.subscribers() === count);
const upstreams = (count: number) =>
  until(`${count} upstreams`, () => server.topic.subscribers === count);
const cursorsOf = ({ messages }: SocketClient, id = '1'): string[] =>
  messages
    .filter((message) => message.type === 'next' && message.id === id)
    .map(({ payload }) => (payload as { data: { events: { cursor: string } } }).data.events.cursor);
const received = (client: SocketClient, ...cursors: string[]) =>
  until(`${cursors.join()} received`, () => cursorsOf(client).join() === cursors.join());

describe('identical subscriptions', () => {
  beforeEach(() => serve());

  it('share one upstream and one execution of each event', async () => {
    const clients = await Promise.all([join(), join(), join()]);
    clients.forEach((client, index) => subscribe(client, `${index % 2}`));
    await subscribed(3);
    expect(server.topic.subscribers).toBe(1);
    let executions = 0;
    server.topic.publish({
      cursor: 'a',
      get text() {
        executions += 1;
        return 'kerran';
      },
    });
    for (const [index, client] of clients.entries()) {
      expect(await client.message('next', `${index % 2}`)).toEqual({
        id: `${index % 2}`,
        type: 'next',
        payload: { data: { events: { cursor: 'a', text: 'kerran' } } },
      });
    }
    expect(executions).toBe(1);
  });

  it('are not felt to come and go, not even the one that opened the upstream', async () => {
    const [first, second, third] = await Promise.all([join(), join(), join()]);
    subscribe(first, '1');
    await subscribed(1);
    subscribe(second, '1');
    await subscribed(2);
    server.topic.publish({ cursor: 'a', text: '' });
    await received(second, 'a');
    first.send({ type: 'complete', id: '1' });
    await subscribed(1);
    server.topic.publish({ cursor: 'b', text: '' });
    subscribe(third, '1');
    await subscribed(2);
    server.topic.publish({ cursor: 'c', text: '' });
    await received(second, 'a', 'b', 'c');
    await received(third, 'c');
    second.socket.terminate();
    await subscribed(1);
    expect(server.topic.subscribers).toBe(1);
    third.send({ type: 'complete', id: '1' });
    await upstreams(0);
    expect(server.pipeline.live.groups).toBe(0);
    expect(cursorsOf(first)).toEqual(['a']);
  });

  it('are those of one identity only', async () => {
    const clients = await Promise.all([
      join({ authorization: 'Bearer maija' }),
      join({ authorization: 'Bearer maija' }),
      join({ authorization: 'Bearer matti' }),
      join(),
    ]);
    for (const client of clients) subscribe(client, '1');
    await subscribed(4);
    expect(server.topic.subscribers).toBe(3);
  });

  it('outlive the token of the one that opened the upstream', async () => {
    const soon = Math.ceil(Date.now() / 1_000) + 1;
    const first = await join({ authorization: `Bearer maija.${soon}` });
    subscribe(first, '1');
    await subscribed(1);
    const second = await join({ authorization: 'Bearer maija' });
    subscribe(second, '1');
    await subscribed(2);
    expect(server.topic.subscribers).toBe(1);
    expect((await first.closed).code).toBe(4403);
    server.topic.publish({ cursor: 'a', text: '' });
    await received(second, 'a');
  });

  it('end for all, each after what was sent, when the upstream ends', async () => {
    const clients = await Promise.all([join(), join()]);
    for (const client of clients) subscribe(client, '1');
    await subscribed(2);
    server.topic.publish({ cursor: 'a', text: '' });
    server.topic.end();
    for (const client of clients) {
      await client.message('complete', '1');
      expect(cursorsOf(client)).toEqual(['a']);
    }
    subscribe(clients[0], '2');
    await subscribed(1);
  });

  it('are refused each for itself', async () => {
    const clients = await Promise.all([join(), join()]);
    for (const client of clients) subscribe(client, '1', 'subscription { broken { text } }');
    for (const client of clients) await client.message('error', '1');
    await until(
      'counted out',
      () => server.live.running === 0 && server.pipeline.live.groups === 0,
    );
  });
});

describe('subscriptions that go on behind a cursor', () => {
  beforeEach(() => serve());

  it('get their own replay, and are one with the others from then on', async () => {
    const clients = await Promise.all([join(), join(), join()]);
    for (const client of clients) {
      subscribe(client, '1', eventsAfter, { after: 'a' });
      await received(client, 'a+');
      await upstreams(1);
    }
    server.topic.publish({ cursor: 'b', text: '' });
    for (const client of clients) await received(client, 'a+', 'b');
  });

  it('become one with those that began now, without a loss and without a repetition', async () => {
    const [fresh, resumed] = await Promise.all([join(), join()]);
    subscribe(fresh, '1', eventsAfter);
    subscribe(resumed, '1', eventsAfter, { after: 'a' });
    await subscribed(2);
    await received(resumed, 'a+');
    expect(server.topic.subscribers).toBe(2);
    server.topic.publish({ cursor: 'b', text: '' });
    await upstreams(1);
    server.topic.publish({ cursor: 'c', text: '' });
    await received(resumed, 'a+', 'b', 'c');
    await received(fresh, 'b', 'c');
  });
});

describe('subscriptions that begin with a snapshot', () => {
  beforeEach(() => serve());
  const mirror = `subscription ($after: String) {
    events(after: $after, snapshot: true) { cursor text } }`;
  const snapshot = ['rows', 'rows', 'end'];

  it('get one of their own each, and are one with the others from the next event on', async () => {
    const [first, second, third] = await Promise.all([join(), join(), join()]);
    subscribe(first, '1', mirror);
    await received(first, ...snapshot);
    server.topic.publish({ cursor: 'a', text: '' });
    await received(first, ...snapshot, 'a');
    subscribe(second, '1', mirror);
    await received(second, ...snapshot);
    expect(server.topic.subscribers).toBe(2);
    let executions = 0;
    server.topic.publish({ cursor: 'b', text: '' });
    await upstreams(1);
    server.topic.publish({
      cursor: 'c',
      get text() {
        executions += 1;
        return '';
      },
    });
    await received(first, ...snapshot, 'a', 'b', 'c');
    await received(second, ...snapshot, 'b', 'c');
    expect(executions).toBe(1);
    subscribe(third, '1', mirror, { after: 'c' });
    await subscribed(3);
    expect(server.topic.subscribers).toBe(1);
    server.topic.publish({ cursor: 'd', text: '' });
    await received(third, 'd');
  });

  it('are not taken for one while their cursors do not tell how far they are', async () => {
    const [ahead, behind] = await Promise.all([join(), join()]);
    subscribe(ahead, '1', eventsAfter);
    await subscribed(1);
    for (const text of ['1', '2']) server.topic.publish({ cursor: 'rows', text });
    await received(ahead, 'rows', 'rows');
    subscribe(behind, '1', eventsAfter, { after: 'x' });
    await received(behind, 'x+');
    server.topic.publish({ cursor: 'rows', text: '3' });
    await received(behind, 'x+', 'rows');
    expect(server.topic.subscribers).toBe(2);
    server.topic.publish({ cursor: 'a', text: '' });
    await upstreams(1);
    await received(ahead, 'rows', 'rows', 'rows', 'a');
    await received(behind, 'x+', 'rows', 'a');
  });
});

it('subscriptions are kept apart when sharing is turned off', async () => {
  await serve({ SHARE_SUBSCRIPTIONS: 'off' });
  const clients = await Promise.all([join(), join()]);
  for (const client of clients) subscribe(client, '1');
  await upstreams(2);
});

describe('clients that stop reading', () => {
  it('cost a bounded number of bytes, and the others notice nothing', async () => {
    await serve({
      LIVE_MAX_BUFFERED_BYTES: '65536',
      LIVE_SLOW_GRACE: '200',
      LIVE_MAX_PER_PRINCIPAL: '1000',
    });
    const slow = await Promise.all(Array.from({ length: 100 }, () => join()));
    const fast = await Promise.all([join(), join()]);
    for (const client of [...slow, ...fast]) subscribe(client, '1');
    await subscribed(102);
    for (const { socket } of slow) socket.pause();
    const text = 'x'.repeat(2_000);
    let peak = 0;
    for (let count = 0; count < 10_000; count += 100) {
      for (let one = 0; one < 100; one += 1) {
        server.topic.publish({ cursor: String(count + one), text });
      }
      await until('the fast ones follow', () =>
        fast.every((client) => cursorsOf(client).length > count),
      );
      const buffered = server.describeSockets().map(({ bufferedBytes }) => bufferedBytes);
      peak = Math.max(peak, ...buffered);
    }
    await until('the slow ones are dropped', () => server.subscribers() === 2);
    expect(peak).toBeLessThan(65_536 + 20_000);
    for (const client of fast) {
      await until('all received', () => cursorsOf(client).length === 10_000);
      expect(cursorsOf(client)).toEqual(Array.from({ length: 10_000 }, (_, index) => `${index}`));
    }
    await until('their sockets are gone', () => server.sockets === 2);
  }, 60_000);

  it('get the newest state only when they ask for that', async () => {
    await serve({ LIVE_MAX_BUFFERED_BYTES: '65536', LIVE_SLOW_GRACE: '50' });
    const client = await join({ live: { slow: 'latest' } });
    subscribe(client, '1');
    await subscribed(1);
    client.socket.pause();
    const text = 'x'.repeat(50_000);
    for (let count = 0; count < 500; count += 1) {
      server.topic.publish({ cursor: String(count), text });
    }
    await until('some are passed over', () =>
      server.describeSockets().some(({ subscriptions: [one] }) => (one?.skipped ?? 0) > 100),
    );
    client.socket.resume();
    await until('the newest', () => cursorsOf(client).at(-1) === '499');
    expect(cursorsOf(client).length).toBeLessThan(400);
    expect(server.subscribers()).toBe(1);
  });

  it('are told when they ask for a policy that there is not', async () => {
    await serve();
    const client = await join();
    const extensions = { live: { slow: 'never' } };
    client.send({ type: 'subscribe', id: '1', payload: { query: events, extensions } });
    expect((await client.message('error', '1')).payload).toMatchObject([
      { extensions: { code: 'BAD_REQUEST' } },
    ]);
  });
});
