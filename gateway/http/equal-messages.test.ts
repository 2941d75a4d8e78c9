import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { startTestServer, type TestServer, type TestServerOptions } from '../testing/test-server';
import { until } from '../testing/until';
import { trackConnections } from './connections';
import { watchMessages } from './equal-messages';

let server: TestServer;
let sockets: Socket[] = [];
/** Requests that Node has read. */
let parsed = 0;
/** The other ends of the connections. */
let ends: Socket[] = [];

const serve = async (options: TestServerOptions = {}) => {
  server = await startTestServer(options);
  parsed = 0;
  ends = [];
  server.app.server.on('connection', (socket: Socket) => ends.push(socket));
  server.app.server.on('request', ({ url }) => {
    if (url === '/graphql') parsed += 1;
  });
};
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
});

const message = (query: string, ...headers: readonly string[]): string => {
  const body = JSON.stringify({ query });
  const head = ['POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json', ...headers];
  return `${head.join('\r\n')}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
};
const hello = message('{ hello }');
const slow = message('{ slow }');

interface RawResponse {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** A connection on which bytes are sent as they are, and answers are read one after the other. */
interface RawConnection {
  readonly socket: Socket;
  send(text: string): void;
  next(): Promise<RawResponse>;
}

async function open(port = Number(new URL(server.url).port)): Promise<RawConnection> {
  const socket = connect({ port, host: '127.0.0.1' });
  sockets.push(socket);
  let text = '';
  socket.setNoDelay().on('data', (bytes) => (text += bytes.toString('latin1')));
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  const take = (): RawResponse | undefined => {
    const [head = '', rest] = split(text, '\r\n\r\n');
    const [statusLine = '', ...lines] = head.split('\r\n');
    const headers = new Map(
      lines
        .map((line) => split(line, ': '))
        .map(([name = '', value = '']) => [name.toLowerCase(), value]),
    );
    const length = Number(headers.get('content-length'));
    if (rest === undefined || rest.length < length) return undefined;
    text = rest.slice(length);
    return { status: Number(statusLine.split(' ')[1]), headers, body: rest.slice(0, length) };
  };
  return {
    socket,
    send: (bytes) => void socket.write(bytes),
    async next() {
      let response: RawResponse | undefined;
      await until('an answer', () => (response = take()) !== undefined);
      return response!;
    },
  };
}

const split = (text: string, separator: string): readonly (string | undefined)[] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
};

/** A connection that has had an answer before. */
async function openUsed(): Promise<RawConnection> {
  const connection = await open();
  connection.send(hello);
  expect((await connection.next()).body).toContain('Hello');
  return connection;
}

const running = async () => {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^lahella_requests_running (\d+)$/m.exec(metrics)?.[1]);
};
const started = (count: number) =>
  until(`${count} requests`, async () => (await running()) === count);

/** One connection whose request runs, and another that has been used. */
async function firstAndSecond() {
  const [first, second] = [await openUsed(), await openUsed()];
  first.send(slow);
  await started(1);
  parsed = 0;
  return { first, second };
}

const done = '{"data":{"slow":"done"}}';

const stop = async () => {
  server.release();
  await server.close();
};

describe('the bytes of a request that is being answered', () => {
  afterEach(stop);

  it('are answered by that run, without being read again', async () => {
    await serve();
    const { first, second } = await firstAndSecond();
    second.send(slow);
    await started(2);
    server.release();
    const [one, two] = [await first.next(), await second.next()];
    expect([one.body, two.body]).toEqual([done, done]);
    expect(parsed).toBe(0);
    expect(server.engine.prepareCalls).toBe(3);
  });

  it('get the status and headers that Node would send, and a request id of their own', async () => {
    await serve({ env: { CORS_ORIGINS: 'https://a.example' } });
    const [first, second] = [await openUsed(), await openUsed()];
    const withOrigin = message('{ slow }', 'Origin: https://a.example', 'Accept: application/json');
    first.send(withOrigin);
    await started(1);
    parsed = 0;
    second.send(withOrigin);
    await started(2);
    server.release();
    const [one, two] = [await first.next(), await second.next()];
    expect(parsed).toBe(0);
    const { 'x-request-id': id, date, ...rest } = Object.fromEntries(two.headers);
    const {
      'x-request-id': firstId,
      date: firstDate,
      ...firstRest
    } = Object.fromEntries(one.headers);
    expect(rest).toEqual(firstRest);
    expect(rest).toMatchObject({ 'access-control-allow-origin': 'https://a.example' });
    expect(id).toMatch(/^[\w-]{36}$/);
    expect(id).not.toBe(firstId);
    expect(Math.abs(Date.parse(date!) - Date.parse(firstDate!))).toBeLessThan(10_000);
    expect([one.status, two.status]).toEqual([200, 200]);
  });

  it('leave the connection usable for what comes next', async () => {
    await serve();
    const { second } = await firstAndSecond();
    second.send(slow);
    await started(2);
    server.release();
    await second.next();
    second.send(hello);
    expect((await second.next()).body).toContain('Hello');
    expect(parsed).toBe(1);
  });

  it('are answered before what is sent behind them, one after the other', async () => {
    await serve();
    const { second } = await firstAndSecond();
    second.send(slow);
    await started(2);
    const other = message('{ hello(name: "x") }');
    second.send(hello);
    await until('it is read', () => ends[1]?.bytesRead === 2 * hello.length + slow.length);
    second.send(other);
    await started(2);
    server.release();
    const bodies = [await second.next(), await second.next(), await second.next()];
    expect(bodies.map(({ body }) => body)).toEqual([
      done,
      '{"data":{"hello":"Hello, world"}}',
      '{"data":{"hello":"Hello, x"}}',
    ]);
  });

  it('count as a request of their own', async () => {
    await serve({ env: { MAX_CONCURRENT_REQUESTS: '1' } });
    const { second } = await firstAndSecond();
    second.send(slow);
    const refused = await second.next();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(parsed).toBe(0);
  });

  it('are waited for however long a connection may be idle', async () => {
    await serve();
    server.app.server.keepAliveTimeout = 50;
    const { first, second } = await firstAndSecond();
    second.send(slow);
    await started(2);
    const idle = await openUsed();
    await new Promise((resolve) => idle.socket.once('close', resolve));
    server.release();
    expect([(await first.next()).body, (await second.next()).body]).toEqual([done, done]);
  });

  it('keep the run alive until both clients are gone', async () => {
    await serve();
    const { first, second } = await firstAndSecond();
    second.send(slow);
    await started(2);
    first.socket.destroy();
    expect(await (await server.post({ query: '{ hello }' })).text()).toContain('Hello');
    expect(server.changes).toEqual([]);
    second.socket.destroy();
    await until('aborted', () => server.changes.includes('aborted'));
    await started(0);
  });

  it('get their answer when the gateway stops meanwhile', async () => {
    await serve();
    const { first, second } = await firstAndSecond();
    second.send(slow);
    await started(2);
    const closed = server.close();
    // Long enough for a server that does not wait to end its idle connections.
    for (let times = 0; times < 3; times += 1)
      await fetch(`${server.url}/health/ready`).catch(String);
    server.release();
    expect([(await first.next()).body, (await second.next()).body]).toEqual([done, done]);
    await closed;
  });
});

describe('bytes that Node reads', () => {
  afterEach(stop);

  it.each([
    ['of another head', slow.replace('Host: x', 'Host: y')],
    ['of another body', message('{slow  }')],
    ['of another length', message('{ slow }', 'X-Other: 1')],
  ])('%s', async (_what, other) => {
    await serve();
    const { second } = await firstAndSecond();
    second.send(other);
    await started(2);
    expect(parsed).toBe(1);
  });

  it('of the first request on a connection', async () => {
    await serve();
    await firstAndSecond();
    const fresh = await open();
    fresh.send(slow);
    await started(2);
    expect(parsed).toBe(1);
  });

  it('in pieces, for that connection from then on', async () => {
    await serve();
    const { second } = await firstAndSecond();
    second.send(slow.slice(0, 40));
    const soFar = hello.length + 40;
    await until('that is read', () => ends.some(({ bytesRead }) => bytesRead === soFar));
    second.send(slow.slice(40));
    await started(2);
    server.release();
    expect((await second.next()).body).toBe(done);
    second.send(hello + slow);
    expect([(await second.next()).body, (await second.next()).body]).toEqual([
      '{"data":{"hello":"Hello, world"}}',
      done,
    ]);
    expect(parsed).toBe(3);
  });

  it('two requests at once', async () => {
    await serve();
    const { second } = await firstAndSecond();
    second.send(slow + hello);
    await started(2);
    server.release();
    expect((await second.next()).body).toBe(done);
    expect((await second.next()).body).toContain('Hello');
    expect(parsed).toBe(2);
  });

  it('of a connection that is to be closed behind the answer', async () => {
    await serve();
    const [first, second] = [await openUsed(), await openUsed()];
    const last = message('{ slow }', 'Connection: close');
    first.send(last);
    await started(1);
    parsed = 0;
    second.send(last);
    await started(2);
    expect(parsed).toBe(1);
    server.release();
    expect((await second.next()).headers.get('connection')).toBe('close');
  });

  it('of another protocol', async () => {
    await serve();
    await firstAndSecond();
    const socket = new WebSocket(
      `${server.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
    );
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send('{"type":"connection_init"}');
    const [answer] = await new Promise<[Buffer]>((resolve) =>
      socket.once('message', (data: Buffer) => resolve([data])),
    );
    expect(JSON.parse(answer.toString())).toMatchObject({ type: 'connection_ack' });
    expect(ends.at(-1)?.listenerCount('data')).toBe(1);
    socket.terminate();
  });
});

describe('a connection that does not read its answers', () => {
  it('is left to Node, which holds what it sends', async () => {
    const requests: { request: IncomingMessage; response: ServerResponse }[] = [];
    const bare = createServer((request, response) => requests.push({ request, response }));
    const messages = watchMessages(bare, trackConnections(bare));
    await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
    const { port } = bare.address() as AddressInfo;
    const [first, second] = [await open(port), await open(port)];
    second.send(hello);
    await until('a request', () => requests.length === 1);
    requests[0]?.response.end();
    await second.next();

    first.send(slow);
    await until('a request to equal', () => requests.length === 2);
    const body = Buffer.alloc(20_000_000);
    const headers = ['content-length', String(body.length)];
    let answered = 0;
    const { request, response } = requests[1]!;
    messages.remember(request, response, (_socket, send) => {
      answered += 1;
      send({ status: 200, headers, body });
      return () => undefined;
    });
    second.socket.pause();
    second.send(slow);
    await until('it is answered', () => answered === 1);
    second.send(slow);
    await until('Node has it', () => requests.length === 3);
    expect(answered).toBe(1);
    bare.close().closeAllConnections();
  });
});
