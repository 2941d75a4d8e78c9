import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { graphql } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { loadConfig } from '../platform/config';
import { ConfigError } from '../platform/errors';
import { loadLocalKey } from '../platform/identity/local-key';
import { createPrincipalHeaderVerifier } from '../platform/identity/principal-header';
import { createLog } from '../platform/log';
import { composeSupergraph } from './compose/compose-supergraph';
import { serveSupergraph, type SupergraphServer } from './serve-supergraph';
import { connectSocket } from './testing/socket-client';
import { createTopic } from './testing/topic';
import { until } from './testing/until';

const secret = 'a secret of at least thirty-two characters';
const sdl = (field: string) => /* GraphQL */ `
  type Query {
    ${field}: String
  }
  type Subscription {
    news: String
  }
`;

const topic = createTopic<string>();
const logged: string[] = [];
let folder: string;
let file: string;
let subgraph: Server;
let subgraphUrl: string;
let server: SupergraphServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lahella-gateway-'));
  file = join(folder, 'supergraph.graphql');
  subgraph = startSubgraph();
  await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
  subgraphUrl = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql`;
  await writeFile(file, supergraphOf('who'));
  server = await serveSupergraph({ config: config(), log: createLog(logOptions) });
});
afterAll(async () => {
  await server.close();
  subgraph.closeAllConnections();
  await new Promise((resolve) => subgraph.close(resolve));
  await rm(folder, { recursive: true });
});

const logOptions = { level: 'info', destination: { write: (line: string) => logged.push(line) } };
const config = (env: Record<string, string> = {}) =>
  loadConfig({
    PORT: '0',
    SUPERGRAPH: file,
    DATA_DIR: join(folder, 'data'),
    SUBGRAPH_SECRET: secret,
    ...env,
  });
const supergraphOf = (field: string, url = subgraphUrl) =>
  composeSupergraph([{ name: 'only', url, sdl: sdl(field) }]).supergraphSdl;

/** Answers `who` with the subject of the signed header, and `news` with what is published. */
function startSubgraph(): Server {
  const verify = createPrincipalHeaderVerifier({ secret });
  const schema = makeExecutableSchema({
    typeDefs: sdl('who'),
    resolvers: {
      Query: {
        who: (_root, _args, context: { header?: string }) => verify(context.header).subject,
      },
      Subscription: {
        news: { subscribe: () => topic.subscribe(), resolve: (text: string) => text },
      },
    },
  });
  const http = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { query, variables } = JSON.parse(body) as { query: string; variables: never };
      const contextValue = { header: request.headers['x-lahella-principal'] };
      void graphql({ schema, source: query, variableValues: variables, contextValue }).then(
        (result) =>
          response.setHeader('content-type', 'application/json').end(JSON.stringify(result)),
      );
    });
  });
  useServer({ schema }, new WebSocketServer({ server: http, path: '/graphql' }));
  return http;
}

const ask = async (query: string, headers: Record<string, string> = {}): Promise<unknown> => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return response.json();
};

describe('the gateway alone', () => {
  it('serves a supergraph over HTTP subgraphs', async () => {
    expect(await ask('{ who }')).toEqual({ data: { who: null } });
  });

  it('tells subgraphs by a signed header who asks', async () => {
    const { localKeyFolder, issuer, audience } = config().identity;
    const key = await loadLocalKey({ folder: localKeyFolder, issuer, audience });
    const token = await key.issueToken({ subject: 'maija', role: 'member', organisationId: '1' });
    expect(await ask('{ who }', { authorization: `Bearer ${token}` })).toEqual({
      data: { who: 'maija' },
    });
  });

  it('passes on subscriptions, and ends them upstream when the client ends them', async () => {
    const client = await connectSocket(server.url);
    client.send({ type: 'subscribe', id: '1', payload: { query: 'subscription { news }' } });
    await until('upstream', () => topic.subscribers === 1);
    topic.publish('hello');
    expect((await client.message('next')).payload).toEqual({ data: { news: 'hello' } });
    client.send({ type: 'complete', id: '1' });
    await until('released', () => topic.subscribers === 0);
    client.socket.terminate();
  });

  it('serves what the file holds after a reload', async () => {
    await writeFile(file, supergraphOf('somebody'));
    await server.reload();
    expect(await ask('{ __type(name: "Query") { fields { name } } }')).toEqual({
      data: { __type: { fields: [{ name: 'somebody' }] } },
    });
    await writeFile(file, supergraphOf('who'));
    await until('the change is noticed', async () =>
      JSON.stringify(await ask('{ who }')).includes('{"who":null}'),
    );
  });

  it('swaps once, and ends with what the file holds, when several are told at the same time', async () => {
    const before = server.engine.supergraph.hash;
    const swaps = () => logged.filter((line) => line.includes('Serving a new supergraph')).length;
    const swapsBefore = swaps();
    await writeFile(file, supergraphOf('somebody'));
    await Promise.all([server.reload(), server.reload(), server.reload()]);
    expect(server.engine.supergraph.hash).not.toBe(before);
    expect(swaps()).toBe(swapsBefore + 1);
    const slower = server.reload();
    await writeFile(file, supergraphOf('who'));
    await Promise.all([slower, server.reload()]);
    expect(server.engine.supergraph.hash).toBe(before);
  });

  it('goes on with the old supergraph when the new one cannot be served', async () => {
    await writeFile(file, 'type Query { who: String }');
    await server.reload();
    expect(logged.some((line) => line.includes('is refused'))).toBe(true);
    await rm(file);
    await server.reload();
    expect(await ask('{ who }')).toEqual({ data: { who: null } });
    await writeFile(file, supergraphOf('who'));
  });

  it('starts while a subgraph is down, and says which one when it is asked', async () => {
    const lonely = join(folder, 'lonely.graphql');
    await writeFile(lonely, supergraphOf('who', 'http://127.0.0.1:9/graphql'));
    const settings = config({ SUPERGRAPH: lonely });
    const second = await serveSupergraph({ config: settings, log: createLog(logOptions) });
    const headers = { 'x-request-id': 'lonely-1' };
    const response = await fetch(`${second.url}/graphql?query={who}`, { headers });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      data: { who: null },
      errors: [
        { path: ['who'], extensions: { code: 'SUBGRAPH_UNREACHABLE', serviceName: 'only' } },
      ],
    });
    const [line, ...more] = logged.filter((each) => each.includes('lonely-1'));
    expect(more).toEqual([]);
    expect(JSON.parse(line ?? '')).toMatchObject({
      subgraph: 'only',
      code: 'SUBGRAPH_UNREACHABLE',
      requestId: 'lonely-1',
      cause: expect.stringContaining('ECONNREFUSED') as string,
    });
    await second.close();
  });

  it('takes addresses of subgraphs from the configuration', async () => {
    const moved = join(folder, 'moved.graphql');
    await writeFile(moved, supergraphOf('who', 'http://127.0.0.1:9/graphql'));
    const second = await serveSupergraph({
      config: config({ SUPERGRAPH: moved, SUBGRAPH_URLS: `only=${subgraphUrl}` }),
      log: createLog({ level: 'silent' }),
    });
    const response = await fetch(`${second.url}/graphql?query={who}`);
    expect(await response.json()).toEqual({ data: { who: null } });
    await second.close();
  });

  it('moves fields by the labels of overrides that the configuration names', async () => {
    const moving = join(folder, 'moving.graphql');
    const link =
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@override", "@shareable"])';
    const { supergraphSdl } = composeSupergraph([
      { name: 'old', url: 'http://127.0.0.1:9/graphql', sdl: `${link} type Query { who: String }` },
      {
        name: 'only',
        url: subgraphUrl,
        sdl: `${link} type Query { who: String @override(from: "old", label: "moved") }`,
      },
    ]);
    await writeFile(moving, supergraphSdl);
    const settings = config({ SUPERGRAPH: moving, OVERRIDE_LABELS: 'other, moved' });
    const second = await serveSupergraph({ config: settings, log: createLog({ level: 'silent' }) });
    const response = await fetch(`${second.url}/graphql?query={who}`);
    expect(await response.json()).toEqual({ data: { who: null } });
    await second.close();
  });

  it.each(['', 'ftp://only.test/graphql', 'only:4001', '/graphql'])(
    'does not start, nor swap, when a subgraph is at "%s"',
    async (url) => {
      const unreachable = join(folder, 'unreachable.graphql');
      await writeFile(unreachable, supergraphOf('who', url));
      const settings = config({ SUPERGRAPH: unreachable });
      const start = serveSupergraph({ config: settings, log: createLog({ level: 'silent' }) });
      await expect(start).rejects.toThrow(ConfigError);
      await expect(start).rejects.toThrow(`"only" at "${url}"`);
      await expect(start).rejects.toThrow('SUBGRAPH_URLS=only=');
      await expect(server.engine.swap(supergraphOf('who', url))).rejects.toThrow(ConfigError);
      expect(await ask('{ who }')).toEqual({ data: { who: null } });
    },
  );

  it('warns of addresses for subgraphs that the supergraph does not have', async () => {
    const settings = config({
      SUBGRAPH_URLS: `onyl=${subgraphUrl}`,
      SUBSCRIPTION_URLS: 'x=ws://x',
    });
    const second = await serveSupergraph({ config: settings, log: createLog(logOptions) });
    await second.close();
    expect(
      logged
        .filter((line) => line.includes('that the supergraph does not have'))
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([
      { setting: 'SUBGRAPH_URLS', unknown: ['onyl'], known: ['only'] },
      { setting: 'SUBSCRIPTION_URLS', unknown: ['x'], known: ['only'] },
    ]);
  });

  it.each([
    ['no file is named', { SUPERGRAPH: '' }, 'SUPERGRAPH is not set'],
    ['the file is not there', { SUPERGRAPH: 'nowhere.graphql' }, 'nowhere.graphql is not there'],
    ['nothing is allowed', { PERSISTED_QUERIES: 'only' }, 'name a file of them'],
    ['the allow-list is not there', { PERSISTED_QUERIES_FILE: 'no.json' }, 'no.json is not there'],
  ])('does not start when %s', async (_title, env, sentence) => {
    const start = serveSupergraph({ config: config(env), log: createLog({ level: 'silent' }) });
    await expect(start).rejects.toThrow(ConfigError);
    await expect(start).rejects.toThrow(sentence);
  });
});
