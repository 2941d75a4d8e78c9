import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { graphql } from 'graphql';
import { createStoreSubgraph } from './subgraph-schema';
import { storeSubgraphs, type StoreSubgraph } from './store';

/**
 * The four subgraphs as HTTP servers in one process. A request that was answered before is answered
 * from memory, so that the load on this core says little about GraphQL and the gateway's says all.
 * Prints the addresses as one line of JSON.
 */
async function main(): Promise<void> {
  const addresses = await Promise.all(storeSubgraphs.map(serve));
  console.log(JSON.stringify(Object.fromEntries(addresses)));
}

async function serve(name: StoreSubgraph): Promise<[StoreSubgraph, string]> {
  const { schema, rootValue } = createStoreSubgraph(name);
  const answers = new Map<string, Buffer>();
  const answer = async (body: string): Promise<Buffer> => {
    const { query, variables } = JSON.parse(body);
    const result = await graphql({ schema, rootValue, source: query, variableValues: variables });
    const bytes = Buffer.from(JSON.stringify(result));
    answers.set(body, bytes);
    return bytes;
  };
  const server = createServer((request, response) => {
    void readBody(request).then(async (body) => {
      const bytes = answers.get(body) ?? (await answer(body));
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': bytes.byteLength,
      });
      response.end(bytes);
    });
  });
  return [name, await listen(server)];
}

function listen(server: Server): Promise<string> {
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`),
    );
  });
}

export function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
  });
}

if (require.main === module) void main();
