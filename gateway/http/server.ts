import type { AddressInfo } from 'node:net';
import type { Socket } from 'node:net';
import type { ApolloServerPlugin } from '@apollo/server';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Config } from '../../platform/config';
import { ConfigError } from '../../platform/errors';
import type { AccessTokenVerifier } from '../../platform/identity/access-token';
import type { Log } from '../../platform/log';
import type { Engine } from '../engine';
import { createAdmission } from '../guard/admission';
import { createAuthenticate } from '../guard/authenticate';
import { createDocuments } from '../guard/documents';
import { createPersistedDocuments } from '../guard/persisted-documents';
import { refuse, RequestRefused } from '../guard/request-refused';
import { createPipeline, type ExecuteInterceptor, type Pipeline } from '../pipeline';
import { shareRequests } from '../share-requests';
import { createApolloFront } from './apollo-front';
import { readJsonBodies, unsupportedMediaType } from './body-parser';
import { trackConnections, type Connections } from './connections';
import { allowOrigins } from './cors';
import { serveGraphql } from './graphql-route';
import { serveHealth, type ReadinessCheck } from './health';
import { defaultLanding, printLanding, renderLanding, type Landing } from './landing-page';
import { createMetrics, type Gauge } from './metrics';
import { createSocketFront } from './socket-front';
import { serveStream } from './stream-route';
import { createLiveRegistry, type LiveRegistry } from '../subscribe/live-registry';
import { requestIdHeader, requestIdOf } from './request-id';

export interface GatewayServerOptions {
  readonly engine: Engine;
  readonly config: Pick<Config, 'http' | 'gateway' | 'limits' | 'live' | 'persisted' | 'sharing'>;
  readonly log: Log;
  /** Null: tokens are not looked at, every request is anonymous. */
  readonly verifier: AccessTokenVerifier | null;
  /** Documents of the allow-list, from `loadAllowList`. */
  readonly allowList?: ReadonlyMap<string, string>;
  /** What `/health/ready` asks. */
  readonly readiness?: readonly ReadinessCheck[];
  readonly landing?: Landing;
  readonly interceptors?: readonly ExecuteInterceptor[];
  readonly apolloPlugins?: readonly ApolloServerPlugin[];
  /** More figures for `/metrics`. */
  readonly gauges?: readonly Gauge[];
}

export interface GatewayServer {
  readonly app: FastifyInstance;
  readonly pipeline: Pipeline;
  /** Running subscriptions of every transport. */
  readonly live: LiveRegistry;
  /** Open WebSockets. */
  readonly sockets: number;
  /**
   * Starts to serve.
   *
   * @returns the address, such as `http://127.0.0.1:4000`
   * @throws ConfigError when the port is taken or the host is not one of this machine
   */
  listen(): Promise<string>;
  /**
   * Takes no more requests, ends live clients with 1001, lets running requests finish until
   * SHUTDOWN_TIMEOUT, then closes every connection. The engine is left to its owner.
   */
  close(): Promise<void>;
}

/** The front of the gateway: GraphQL over HTTP, WebSocket and SSE; health, metrics, `/`. */
export async function createGatewayServer(options: GatewayServerOptions): Promise<GatewayServer> {
  const { engine, config, log } = options;
  const admission = createAdmission(config.limits);
  const documents = createDocuments({
    limits: config.limits,
    introspection: config.gateway.introspection,
  });
  const registry = createLiveRegistry(config.live);
  let sockets = () => 0;
  const metrics = createMetrics([
    {
      name: 'lahella_requests_running',
      help: 'Requests that run now.',
      read: () => admission.running,
    },
    {
      name: 'lahella_live_sockets',
      help: 'WebSockets that are open.',
      read: () => sockets(),
    },
    {
      name: 'lahella_live_subscriptions',
      help: 'Subscriptions that run.',
      read: () => registry.running,
    },
    ...(options.gauges ?? []),
  ]);
  const pipeline = createPipeline({
    engine,
    documents,
    admission,
    log,
    persisted: createPersistedDocuments({
      mode: config.persisted.mode,
      allowed: options.allowList ?? new Map(),
      size: config.limits.cachedDocuments,
    }),
    requestTimeout: config.gateway.requestTimeout,
    responseBytes: config.limits.responseBytes,
    exposeQueryPlan: config.gateway.exposeQueryPlan,
    interceptors: [
      ...(options.interceptors ?? []),
      ...(config.sharing.requests ? [shareRequests] : []),
    ],
    observe: metrics.observe,
  });
  const front = await createApolloFront({
    pipeline,
    documents,
    log,
    plugins: options.apolloPlugins,
  });
  const app = createApp(options, pipeline);
  const connections = trackConnections(app.server);
  const authenticate = createAuthenticate(options.verifier);
  const { forwardHeaders } = config.gateway;
  const live = { pipeline, authenticate, registry, forwardHeaders, limits: config.live };
  let stopping = false;

  serveGraphql(app, { pipeline, front, authenticate, forwardHeaders });
  const streams = serveStream(app, live);
  const socketFront = createSocketFront({
    ...live,
    server: app.server,
    trustProxy: config.http.trustProxy,
    log,
  });
  sockets = () => socketFront.sockets;
  serveHealth(app, { checks: options.readiness ?? [], isStopping: () => stopping });
  serveLanding(app, options.landing ?? defaultLanding);
  app.get('/metrics', (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.print()),
  );

  return {
    app,
    pipeline,
    live: registry,
    get sockets() {
      return socketFront.sockets;
    },
    listen: () => listen(app, config.http),
    async close() {
      stopping = true;
      admission.stop();
      streams.close();
      await Promise.all([
        socketFront.close(config.http.shutdownTimeout),
        closeApp(app, connections, config.http.shutdownTimeout),
      ]);
      await front.close();
    },
  };
}

function createApp({ config, log }: GatewayServerOptions, pipeline: Pipeline): FastifyInstance {
  const app = Fastify({
    // Its own news (such as each address it listens at) is not ours to tell.
    loggerInstance: log.child({}, { level: log.isLevelEnabled('warn') ? 'warn' : log.level }),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.http.trustProxy,
    requestTimeout: config.http.bodyTimeout,
    http: {
      headersTimeout: config.http.bodyTimeout,
      // How often Node looks for requests that are late; its default is 30 seconds.
      connectionsCheckingInterval: Math.min(5_000, config.http.bodyTimeout),
    },
    forceCloseConnections: 'idle',
    genReqId: (request) => requestIdOf(request.headers[requestIdHeader]),
    clientErrorHandler: answerClientError,
  }) as unknown as FastifyInstance;
  const setCors = allowOrigins(config.http.corsOrigins);

  app.addHook('onRequest', async (request, reply) => {
    reply.header(requestIdHeader, request.id);
    setCors(request, reply);
  });
  readJsonBodies(app, config.limits.bodyBytes);
  app.setErrorHandler((error, request, reply) => {
    const answer = pipeline.answerToError(asRefusal(error), request.id);
    return reply
      .code(answer.status)
      .headers(answer.headers)
      .type('application/json; charset=utf-8')
      .send(answer.body());
  });
  app.setNotFoundHandler((request, reply) => {
    const message = `There is nothing at ${request.url.slice(0, 200)}: GraphQL is at /graphql.`;
    return reply.code(404).send({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] });
  });
  return app;
}

/** What Fastify itself refuses is the client's doing when it says so by its status. */
function asRefusal(error: unknown): unknown {
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  const fromClient = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  if (error instanceof RequestRefused || !fromClient) return error;
  if (statusCode === 415) return unsupportedMediaType();
  return refuse('BAD_REQUEST', `The request cannot be read: ${message}.`);
}

function serveLanding(app: FastifyInstance, landing: Landing): void {
  app.get('/', (request, reply) =>
    request.headers.accept?.includes('text/html') === true
      ? reply
          .type('text/html; charset=utf-8')
          .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
          .send(renderLanding(landing))
      : reply.type('text/plain; charset=utf-8').send(printLanding(landing)),
  );
}

async function listen(app: FastifyInstance, { port, host }: Config['http']): Promise<string> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    throw explainListenError(error as NodeJS.ErrnoException, port, host);
  }
  const { address, port: bound, family } = app.server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`;
}

function explainListenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigError(
        `PORT is ${port}: something else listens there. Stop it, or write another PORT.`,
      );
    case 'EACCES':
      return new ConfigError(
        `PORT is ${port}: this user may not listen there. Write 1024 or more.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigError(`HOST is ${host}: this machine has no such address. Write 0.0.0.0.`);
    default:
      return error;
  }
}

async function closeApp(
  app: FastifyInstance,
  connections: Connections,
  shutdownTimeout: number,
): Promise<void> {
  const deadline = setTimeout(() => app.server.closeAllConnections(), shutdownTimeout);
  try {
    const closed = app.close();
    connections.drain();
    await closed;
  } finally {
    clearTimeout(deadline);
  }
}

const clientErrors: Readonly<
  Record<string, { readonly status: string; readonly message: string }>
> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    message: 'The headers or the URL are longer than 16 KiB. Send the query by POST.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    message: 'The request did not arrive completely in time.',
  },
};

/** What is no HTTP never becomes a request: the answer is written to the socket itself. */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const { status, message } = clientErrors[error.code ?? ''] ?? {
    status: '400 Bad Request',
    message: 'The request is not HTTP.',
  };
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
