import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { HttpExchange } from './connection';
import { HttpProtocolError } from './http-error';
import { HttpPool, type HttpPoolOptions } from './pool';
import type { ResponseHead } from './response-head';

/** Writes what it wants to a socket when a request has come completely. */
type Script = (socket: Socket, number: number) => void;

const ok = (body: string, headers = ''): string =>
  `HTTP/1.1 200 OK\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

describe('the HTTP client', () => {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  const pools: HttpPool[] = [];
  let connected = 0;
  let asked = 0;
  beforeEach(() => void ((connected = 0), (asked = 0)));
  afterEach(() => {
    for (const pool of pools.splice(0)) pool.close();
    for (const socket of sockets) socket.destroy();
    for (const server of servers.splice(0)) server.close();
  });

  /** A server that knows where a request ends and nothing else. */
  async function poolTo(script: Script, options: Partial<HttpPoolOptions> = {}): Promise<HttpPool> {
    const server = createServer((socket) => {
      connected += 1;
      sockets.add(socket.setNoDelay());
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
      socket.on('data', (bytes) => {
        if (bytes.includes('\r\n\r\nbody')) script(socket, (asked += 1));
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const pool = new HttpPool({
      origin: { isSecure: false, host: '127.0.0.1', port },
      connections: 4,
      ...options,
    });
    pools.push(pool);
    return pool;
  }

  interface Call {
    readonly exchange: HttpExchange;
    readonly answer: Promise<{ readonly status: number; readonly body: string }>;
  }

  function call(pool: HttpPool, options: Partial<HttpExchange> = {}): Call {
    let exchange: HttpExchange | undefined;
    const answer = new Promise<{ status: number; body: string }>((resolve, reject) => {
      let status = 0;
      exchange = {
        head: 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\n\r\n',
        body: 'body',
        isRepeatable: true,
        maxBytes: 1_000_000,
        accept: (head: ResponseHead) => ((status = head.status), null),
        onBody: (bytes, start, end) =>
          resolve({ status, body: bytes.toString('utf8', start, end) }),
        onFailure: reject,
        ...options,
      };
      pool.start(exchange);
    });
    return { exchange: exchange!, answer };
  }

  const bodyOf = async (pool: HttpPool, options?: Partial<HttpExchange>): Promise<string> =>
    (await call(pool, options).answer).body;

  it('uses one connection for one request after the other', async () => {
    const pool = await poolTo((socket, number) => socket.write(ok(`{"n":${number}}`)));
    expect([await bodyOf(pool), await bodyOf(pool), await bodyOf(pool)]).toEqual([
      '{"n":1}',
      '{"n":2}',
      '{"n":3}',
    ]);
    expect(connected).toBe(1);
  });

  it('opens no more connections than allowed; the rest waits its turn', async () => {
    const pool = await poolTo((socket, number) =>
      setImmediate(() => socket.write(ok(`${number}`))),
    );
    const bodies = await Promise.all(Array.from({ length: 20 }, () => bodyOf(pool)));
    expect(new Set(bodies).size).toBe(20);
    expect(connected).toBe(4);
    expect(pool.size).toBe(4);
  });

  const large = 'ä'.repeat(200_000);
  const chunked =
    'HTTP/1.1 200 OK\r\nTransfer-Encoding:  Chunked\r\nX: \r\n\r\n' +
    '5;a="b"\r\n{"ä"\r\n0A \r\n:123456789\r\n1\r\n}\r\n00\r\nX-Trailer: 1\r\n\r\n';
  const answers: [string, string, string][] = [
    ['a known length', ok('{"ä":1}', 'Connection: Keep-Alive\r\n'), '{"ä":1}'],
    ['chunks, extensions and trailers', chunked, '{"ä":123456789}'],
    [
      'interim answers before',
      `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\na: b\r\n\r\n${ok('x')}`,
      'x',
    ],
    ['no content', 'HTTP/1.1 204 No Content\r\n\r\n', ''],
    ['an empty body', ok(''), ''],
  ];

  it.each(answers)('reads %s, wherever it is cut', async (_, text, expected) => {
    const bytes = Buffer.from(text);
    const pool = await poolTo((socket, number) => {
      const cut = number % bytes.length;
      socket.write(bytes.subarray(0, cut), () =>
        setImmediate(() => socket.write(bytes.subarray(cut))),
      );
    });
    for (let cut = 0; cut < bytes.length; cut += 1) expect(await bodyOf(pool)).toBe(expected);
    expect(connected).toBe(1);
  });

  it.each(answers)('reads %s byte by byte', async (_, text, expected) => {
    const bytes = Buffer.from(text);
    const pool = await poolTo((socket) => {
      const next = (at: number): void => {
        if (at < bytes.length)
          socket.write(bytes.subarray(at, at + 1), () => setImmediate(next, at + 1));
      };
      next(0);
    });
    expect(await bodyOf(pool)).toBe(expected);
  });

  it('reads a body larger than what is read at once', async () => {
    const pool = await poolTo((socket) => socket.write(ok(large)));
    expect(await bodyOf(pool)).toBe(large);
  });

  it.each([
    ['a body that ends with the connection', 'HTTP/1.1 200 OK\r\n\r\nall of it'],
    ['an old server', 'HTTP/1.0 200 OK\r\ncontent-length: 9\r\n\r\nall of it'],
    ['a server that closes', ok('all of it', 'connection: close\r\n')],
  ])('reads %s, and uses the connection no more', async (_, text) => {
    const pool = await poolTo((socket) => socket.end(text));
    expect([await bodyOf(pool), await bodyOf(pool)]).toEqual(['all of it', 'all of it']);
    expect(connected).toBe(2);
  });

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n\r\n'],
    ['another version', 'HTTP/2 200\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
    ['a list of lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1, 1\r\n\r\na'],
    ['a negative length', 'HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\na'],
    [
      'a length in two ways',
      `HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['an unknown encoding', 'HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n'],
    [
      'chunks twice',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['chunks of an old server', 'HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a space before a colon', 'HTTP/1.1 200 OK\r\ncontent-length : 1\r\n\r\na'],
    [
      'a header that goes on in the next line',
      'HTTP/1.1 200 OK\r\na: b\r\n c: d\r\ncontent-length: 1\r\n\r\na',
    ],
    ['a header without a name', 'HTTP/1.1 200 OK\r\n: 1\r\n\r\na'],
    ['a bare line feed', 'HTTP/1.1 200 OK\r\na: b\ncontent-length: 1\r\n\r\na'],
    ['a null character', 'HTTP/1.1 200 OK\r\na: \0\r\ncontent-length: 1\r\n\r\na'],
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n'],
    ['endless headers', `HTTP/1.1 200 OK\r\na: ${'b'.repeat(40_000)}`],
    [
      'a chunk size that is none',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n',
    ],
    [
      'a chunk longer than its size',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n',
    ],
    [
      'a chunk with line feeds alone',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\na\n0\n\n',
    ],
    [
      'a chunk size with a line feed alone',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;\na\r\n0\r\n\r\n',
    ],
    [
      'an endless chunk extension',
      `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;${'x'.repeat(9_000)}`,
    ],
    ['more bytes than are allowed', `HTTP/1.1 200 OK\r\ncontent-length: 1000001\r\n\r\n`],
    [
      'more chunks than are allowed',
      `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nF4241\r\n${'x'.repeat(1_000_001)}`,
    ],
  ])('refuses %s, and uses the connection no more', async (_, text) => {
    const pool = await poolTo((socket, number) => socket.write(number === 1 ? text : ok('next')));
    await expect(call(pool).answer).rejects.toBeInstanceOf(HttpProtocolError);
    expect(await bodyOf(pool)).toBe('next');
    expect(connected).toBe(2);
  });

  it('does not take a second answer for that of the next request', async () => {
    const pool = await poolTo((socket, number) =>
      socket.write(number === 1 ? ok('mine') + ok('forged') : ok('next')),
    );
    expect(await bodyOf(pool)).toBe('mine');
    expect(await bodyOf(pool)).toBe('next');
    expect(connected).toBe(2);
  });

  it.each([
    ['in its headers', 'HTTP/1.1 200 OK\r\ncontent-le'],
    ['in its body', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf'],
    ['in its chunks', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nha'],
  ])('fails when an answer ends %s, and does not ask again', async (_, text) => {
    const pool = await poolTo((socket) => socket.end(text));
    await expect(call(pool).answer).rejects.toThrow('The connection was closed.');
    expect(asked).toBe(1);
  });

  /** Answers each connection's first request, and closes it at the second. */
  const closingLater = (): Script => {
    const seen = new WeakSet<Socket>();
    return (socket) => {
      if (seen.has(socket)) return void socket.destroy();
      seen.add(socket);
      socket.write(ok('x'));
    };
  };

  it('asks again where a kept connection turns out to be dead', async () => {
    const pool = await poolTo(closingLater());
    expect([await bodyOf(pool), await bodyOf(pool)]).toEqual(['x', 'x']);
    expect({ connected, asked }).toEqual({ connected: 2, asked: 3 });
  });

  it('never asks again for what may have happened', async () => {
    const pool = await poolTo(closingLater());
    await bodyOf(pool);
    await expect(call(pool, { isRepeatable: false }).answer).rejects.toThrow(/closed|ECONNRESET/);
    expect(asked).toBe(2);
  });

  it('does not ask again on a connection that was new', async () => {
    const pool = await poolTo((socket) => socket.destroy());
    await expect(call(pool).answer).rejects.toThrow();
    expect(asked).toBe(1);
  });

  it('uses no connection that its server is about to close', async () => {
    const pool = await poolTo((socket) => socket.write(ok('x', 'keep-alive: timeout=1\r\n')));
    await bodyOf(pool);
    await bodyOf(pool);
    expect(connected).toBe(2);
  });

  it('ends what is cancelled, whether it was sent or waits', async () => {
    const pool = await poolTo(() => undefined, { connections: 1 });
    const sent = call(pool);
    const waiting = call(pool);
    pool.cancel(waiting.exchange, new Error('gone'));
    await expect(waiting.answer).rejects.toThrow('gone');
    pool.cancel(sent.exchange, new Error('gone as well'));
    await expect(sent.answer).rejects.toThrow('gone as well');
  });

  it('lets who waits go on when the connection before them is lost', async () => {
    const pool = await poolTo(
      (socket, number) => (number === 1 ? socket.destroy() : socket.write(ok('second'))),
      { connections: 1 },
    );
    const first = call(pool);
    const second = call(pool);
    await expect(first.answer).rejects.toThrow();
    expect((await second.answer).body).toBe('second');
  });

  it('fails what runs, waits or comes when it is closed', async () => {
    const pool = await poolTo(() => undefined, { connections: 1 });
    const calls = [call(pool), call(pool)];
    pool.close();
    calls.push(call(pool));
    for (const { answer } of calls) await expect(answer).rejects.toThrow('are closed');
  });
});
