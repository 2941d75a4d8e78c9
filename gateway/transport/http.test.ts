import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anonymous } from '../../platform/identity/principal';
import { createHttpTransport, type HttpTransportOptions } from './http';
import type { SubgraphRequest, Transport } from './transport';

const requestOf = (signal = new AbortController().signal): SubgraphRequest => ({
  kind: 'query',
  document: '{ a }',
  variables: { id: '1' },
  variablesText: '{"id":"1"}',
  context: {
    requestId: 'r1',
    principal: anonymous,
    forwardedHeaders: new Map([['x-tenant', 'turku']]),
    identityKey: '',
    signal,
  },
});

describe('the HTTP transport', () => {
  const open: { server: Server; transport: Transport }[] = [];
  afterEach(async () => {
    for (const { server, transport } of open.splice(0)) {
      await transport.close();
      server.closeAllConnections();
      server.close();
    }
  });

  async function transportTo(
    listener: RequestListener,
    options: Partial<HttpTransportOptions> = {},
  ): Promise<Transport> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    const transport = createHttpTransport({ subgraph: { name: 'shop', url }, ...options });
    open.push({ server, transport });
    return transport;
  }

  const answering =
    (body: string, status = 200, type = 'application/json'): RequestListener =>
    (_, response) =>
      response.writeHead(status, { 'content-type': type }).end(body);

  it('posts document, variables and who asks', async () => {
    let seen: { body: unknown; headers: IncomingMessage['headers'] } | undefined;
    const transport = await transportTo(
      (request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
          seen = { body, headers: request.headers };
          answering('{"data":{"a":1}}')(request, response);
        });
      },
      { principalHeaders: () => ({ 'x-principal': 'signed', 'x-tenant': 'espoo' }) },
    );
    expect(await transport.execute(requestOf())).toEqual({
      data: { a: 1 },
      isPlain: true,
      hasRawText: false,
      bytes: 16,
    });
    expect(seen?.body).toEqual({ query: '{ a }', variables: { id: '1' } });
    expect(seen?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-request-id': 'r1',
      'x-principal': 'signed',
      'x-tenant': 'espoo',
    });
  });

  it('takes errors with any status, and nothing but GraphQL from them', async () => {
    const body = '{"errors":[{"message":"no","path":["a",0],"extensions":{"code":"X"},"other":1}]}';
    const transport = await transportTo(answering(body, 500, 'application/graphql-response+json'));
    expect(await transport.execute(requestOf())).toMatchObject({
      errors: [{ message: 'no', path: ['a', 0], extensions: { code: 'X' } }],
    });
  });

  it('takes errors of the subgraph itself for its own, also with the status of a proxy', async () => {
    const transport = await transportTo(answering('{"errors":[{"message":"busy"}]}', 503));
    expect(await transport.execute(requestOf())).toMatchObject({ errors: [{ message: 'busy' }] });
  });

  it('takes an empty list of errors beside data for none', async () => {
    const transport = await transportTo(answering('{"data":{"a":1},"errors":[]}'));
    expect(await transport.execute(requestOf())).toMatchObject({ data: { a: 1 } });
    const nothing = await transportTo(answering('{"errors":[]}'));
    await expect(nothing.execute(requestOf())).rejects.toMatchObject({
      code: 'SUBGRAPH_INVALID_RESPONSE',
    });
  });

  it('does not let an answer touch the prototype of objects', async () => {
    const transport = await transportTo(answering('{"data":{"__proto__":{"polluted":true}}}'));
    await transport.execute(requestOf());
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['a page', answering('<html>', 200, 'text/html'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['broken JSON', answering('{"data":'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['neither data nor errors', answering('{}'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['a list', answering('[]'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['data of a wrong kind', answering('{"data":[1]}'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['errors of a wrong kind', answering('{"errors":"no"}'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['no content', answering('', 204), 'SUBGRAPH_INVALID_RESPONSE'],
    [
      'a proxy that found nobody',
      answering('bad gateway', 502, 'text/plain'),
      'SUBGRAPH_UNREACHABLE',
    ],
    [
      'a proxy that says so in JSON',
      answering('{"message":"Service Unavailable"}', 503),
      'SUBGRAPH_UNREACHABLE',
    ],
    ['a proxy whose JSON is none', answering('no healthy upstream', 503), 'SUBGRAPH_UNREACHABLE'],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
      'SUBGRAPH_INVALID_RESPONSE',
    ],
    ['a socket that closes', (request) => request.socket.destroy(), 'SUBGRAPH_UNREACHABLE'],
  ] as [string, RequestListener, string][])('refuses %s', async (_, listener, code) => {
    const transport = await transportTo(listener);
    await expect(transport.execute(requestOf())).rejects.toMatchObject({ code });
  });

  it('stops reading an answer that does not end', async () => {
    const transport = await transportTo(
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = (): void => {
          if (!response.destroyed) response.write('x'.repeat(64 * 1024), () => setImmediate(more));
        };
        more();
      },
      { maxResponseBytes: 1024 * 1024 },
    );
    await expect(transport.execute(requestOf())).rejects.toMatchObject({
      code: 'SUBGRAPH_INVALID_RESPONSE',
      message: 'Subgraph "shop" answered more than 1048576 bytes.',
    });
  });

  it('gives up when the time is over or the request has ended', async () => {
    let closed = 0;
    const silent: RequestListener = (request) => void request.on('close', () => (closed += 1));
    const limited = await transportTo(silent, { timeout: 30 });
    const transport = await transportTo(silent);
    await expect(limited.execute(requestOf())).rejects.toMatchObject({ code: 'SUBGRAPH_TIMEOUT' });
    const ended = new AbortController();
    const call = transport.execute(requestOf(ended.signal));
    ended.abort();
    await expect(call).rejects.toMatchObject({ code: 'SUBGRAPH_UNREACHABLE' });
  });

  it('says that nobody is there', async () => {
    const subgraph = { name: 'gone', url: 'http://127.0.0.1:1/graphql' };
    const transport = createHttpTransport({ subgraph });
    await expect(transport.execute(requestOf())).rejects.toMatchObject({
      code: 'SUBGRAPH_UNREACHABLE',
      message: 'Subgraph "gone" could not be reached.',
    });
    await transport.close();
  });
});
