import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { serveControl } from './control';
import { messageOf } from './event';

/** The baseline: `ws` and nothing else, which sends one ready string to every client. */
async function main(): Promise<void> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  server.on('connection', (socket) => socket.on('message', () => socket.send('{}')));
  let count = 0;
  const control = await serveControl((events) => {
    for (let one = 0; one < events; one += 1) {
      const text = messageOf(process.argv[2] ?? '1', (count += 1));
      for (const socket of server.clients) socket.send(text);
    }
  });
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  console.log(JSON.stringify({ url, control }));
}

void main();
