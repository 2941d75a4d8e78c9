import { rm, writeFile } from 'node:fs/promises';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { graphql } from 'graphql';
import { loadConfig } from '../../platform/config';
import { createLog } from '../../platform/log';
import { composeSupergraph } from '../../gateway/compose/compose-supergraph';
import { serveSupergraph, type SupergraphServer } from '../../gateway/serve-supergraph';
import { temporaryFolder } from '../support/temporary-folder';
import type { TestSubgraph } from '../federation/subgraph';

/** A request that a subgraph got. */
export interface Received {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
}

/** A subgraph that answers over HTTP, or does whatever a test wants it to. */
export interface HostedSubgraph {
  readonly url: string;
  readonly received: Received[];
  /** From now on; null: it answers as it should. */
  behave(listener: RequestListener | null): void;
  close(): Promise<void>;
}

export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface HostedAnswer {
  readonly status: number;
  readonly text: string;
  readonly data: unknown;
  readonly errors: readonly GraphError[];
}

/** A gateway as `npm run gateway` makes it, over subgraphs on sockets of their own. */
export interface HostedGateway {
  readonly url: string;
  readonly server: SupergraphServer;
  subgraph(name: string): HostedSubgraph;
  ask(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<HostedAnswer>;
  close(): Promise<void>;
}

export async function hostGateway(
  subgraphs: readonly TestSubgraph[],
  env: Readonly<Record<string, string>> = {},
): Promise<HostedGateway> {
  const folder = temporaryFolder('hardening');
  const hosted = new Map<string, HostedSubgraph>();
  for (const each of subgraphs) hosted.set(each.name, await hostSubgraph(each));
  const file = join(folder, 'supergraph.graphql');
  const composed = subgraphs.map((each) => ({ ...each, url: hosted.get(each.name)!.url }));
  await writeFile(file, composeSupergraph(composed).supergraphSdl);
  const settings = { PORT: '0', SUPERGRAPH: file, DATA_DIR: folder, ...env };
  const log = createLog({ level: 'silent' });
  const server = await serveSupergraph({ config: loadConfig(settings), log });
  return {
    url: server.url,
    server,
    subgraph: (name) => hosted.get(name)!,
    ask: (query, variables = {}, headers = {}) => ask(server.url, { query, variables }, headers),
    async close() {
      await server.close();
      await Promise.all([...hosted.values()].map((each) => each.close()));
      await rm(folder, { recursive: true });
    },
  };
}

async function ask(
  url: string,
  request: object,
  headers: Readonly<Record<string, string>>,
): Promise<HostedAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as Partial<HostedAnswer>;
  return { status: response.status, text, data, errors };
}

export async function hostSubgraph({
  schema,
}: Pick<TestSubgraph, 'schema'>): Promise<HostedSubgraph> {
  const received: Received[] = [];
  let misbehave: RequestListener | null = null;
  const server = createServer((request, response) => {
    void readText(request).then(async (text) => {
      const { query, variables } = JSON.parse(text) as Received;
      received.push({ query, variables, headers: request.headers });
      if (misbehave) return void misbehave(request, response);
      const contextValue = { headers: request.headers };
      const answer = await graphql({
        schema,
        source: query,
        variableValues: variables,
        contextValue,
      });
      answerJson(response, JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    received,
    behave: (listener) => void (misbehave = listener),
    close: () => closeServer(server),
  };
}

export function answerJson(response: ServerResponse, text: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(text);
}

export function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
