import { rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { composeSupergraph } from '../../gateway/compose/compose-supergraph';
import { ask } from '../support/graphql-client';
import { localhostCertificate } from '../support/localhost-certificate';
import { endStartedProcesses } from '../support/started-process';
import { startGatewayProcess } from '../support/started-product';
import { temporaryFolder } from '../support/temporary-folder';

/** Longer than what TLS carries in one piece, and with letters of more than one byte. */
const long = 'Vertaistukiryhmä tapaa keskiviikkoisin. '.repeat(2_000);

let folder: string;
let subgraph: Server;
let sockets = 0;
beforeAll(async () => {
  folder = temporaryFolder('https');
  subgraph = createServer(localhostCertificate, (request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: { long } }));
    });
  });
  subgraph.on('secureConnection', () => (sockets += 1));
  await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
  const url = `https://localhost:${(subgraph.address() as AddressInfo).port}/graphql`;
  const supergraph = composeSupergraph([
    { name: 'texts', url, sdl: 'type Query { long: String }' },
  ]);
  await writeFile(join(folder, 'supergraph.graphql'), supergraph.supergraphSdl);
  await writeFile(join(folder, 'certificate.pem'), localhostCertificate.cert);
});
afterAll(async () => {
  const ends = await endStartedProcesses();
  subgraph.closeAllConnections();
  await new Promise((resolve) => subgraph.close(resolve));
  await rm(folder, { recursive: true });
  expect(ends).toEqual([
    { code: 0, signal: null },
    { code: 0, signal: null },
  ]);
});

const startGateway = (env: Readonly<Record<string, string>>) =>
  startGatewayProcess({
    DATA_DIR: folder,
    PORT: '0',
    SUPERGRAPH: join(folder, 'supergraph.graphql'),
    LOG_LEVEL: 'error',
    ...env,
  });

describe('a subgraph behind https:', () => {
  it('is asked again and again over one connection when its certificate is trusted', async () => {
    const { url } = await startGateway({ NODE_EXTRA_CA_CERTS: join(folder, 'certificate.pem') });
    for (let count = 0; count < 3; count += 1)
      expect((await ask(url, { query: '{ long }' })).body).toEqual({ data: { long } });
    expect(sockets).toBe(1);
  });

  it('is not told anything when nobody vouches for its certificate', async () => {
    sockets = 0;
    const { url } = await startGateway({});
    const { body } = await ask(url, { query: '{ long }' });
    expect(body).toMatchObject({
      data: { long: null },
      errors: [{ path: ['long'], extensions: { code: 'SUBGRAPH_UNREACHABLE' } }],
    });
    expect(JSON.stringify(body)).not.toMatch(/self.signed|localhost/);
    expect(sockets).toBe(0);
  });
});
