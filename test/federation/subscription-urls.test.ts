import { rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { loadConfig } from '../../platform/config';
import { createLog } from '../../platform/log';
import { temporaryFolder } from '../support/temporary-folder';
import { composeSupergraph } from '../../gateway/compose/compose-supergraph';
import { serveSupergraph } from '../../gateway/serve-supergraph';
import { connectSocket } from '../../gateway/testing/socket-client';

const sdl = 'type Query { hello: String } type Subscription { tick: Int }';

/** What a subgraph is asked for at which path; it takes nothing up. */
async function startSubgraph() {
  const asked: string[] = [];
  const note = (way: string, { method, url }: IncomingMessage) =>
    asked.push(`${way} ${method} ${url}`);
  const server = createServer((request, response) => {
    note(String(request.headers.accept), request);
    response.writeHead(404).end();
  });
  server.on('upgrade', (request, socket) => {
    note(String(request.headers['sec-websocket-protocol']), request);
    socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { asked, port, close: () => void server.close() };
}

it.each([
  ['at its address unless told otherwise', () => '', 'graphql-transport-ws GET /graphql'],
  [
    'over a socket at another path',
    (port: number) => `ticks=ws://127.0.0.1:${port}/live`,
    'graphql-transport-ws GET /live',
  ],
  [
    'by server-sent events',
    (port: number) => `ticks=http://127.0.0.1:${port}/stream`,
    'text/event-stream POST /stream',
  ],
])('A subgraph is asked for its events %s', async (_, urls, expected) => {
  const folder = temporaryFolder('subscription-urls');
  const { asked, port, close } = await startSubgraph();
  const SUPERGRAPH = join(folder, 'supergraph.graphql');
  const url = `http://127.0.0.1:${port}/graphql`;
  await writeFile(SUPERGRAPH, composeSupergraph([{ name: 'ticks', url, sdl }]).supergraphSdl);
  const given = {
    SUPERGRAPH,
    DATA_DIR: folder,
    PORT: '0',
  };
  const SUBSCRIPTION_URLS = urls(port);
  const config = loadConfig({
    ...given,
    ...(SUBSCRIPTION_URLS === '' ? {} : { SUBSCRIPTION_URLS }),
  });
  const gateway = await serveSupergraph({ config, log: createLog({ level: 'silent' }) });
  try {
    const client = await connectSocket(gateway.url);
    client.send({ type: 'subscribe', id: '1', payload: { query: 'subscription { tick }' } });
    await client.message('error', '1');
    client.socket.terminate();
    expect(asked).toEqual([expected]);
  } finally {
    await gateway.close();
    close();
    await rm(folder, { recursive: true });
  }
});
