import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../platform/config';
import type { AccessTokenVerifier } from '../../platform/identity/access-token';
import type { Log } from '../../platform/log';
import type { Engine } from '../engine';
import { createAdmission, type Admission } from '../guard/admission';
import { createAuthenticate } from '../guard/authenticate';
import { createDocuments, type Documents } from '../guard/documents';
import { createCostCheck } from '../guard/operation-cost';
import { createPersistedDocuments } from '../guard/persisted-documents';
import { createPipeline, type ExecuteInterceptor, type Pipeline } from '../pipeline';
import { createRequestSharing } from '../share-requests';
import { createLiveRegistry, type LiveRegistry } from '../subscribe/live-registry';
import { createApolloFront, type ApolloFront } from './apollo-front';
import { createApp } from './app';
import { trackConnections } from './connections';
import { corsHeaders } from './cors';
import { serveDebug } from './debug-route';
import { serveGraphql } from './graphql-route';
import { serveHealth, type ReadinessCheck } from './health';
import { defaultLanding, serveLanding, type Landing } from './landing-page';
import { joinRunning } from './join-running';
import { closeApp, listen } from './listen';
import { createMetrics, type Gauge, type Metrics } from './metrics';
import { createSocketFront, type SocketFront } from './socket-front';
import type { SocketDescription } from './socket-session';
import { serveStream, type StreamRoute } from './stream-route';

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
  /** Who holds which of them. */
  describeSockets(): readonly SocketDescription[];
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
  const { config, log } = options;
  const parts = createParts(options);
  const { pipeline, admission, registry } = parts;
  const front = await createFront(options, parts);
  const cors = corsHeaders(config.http.corsOrigins, config.gateway.forwardHeaders);
  const app = createApp({ config, log, pipeline, cors });
  const connections = trackConnections(app.server);
  if (front === null && config.sharing.requests) {
    joinRunning(app.server, {
      pipeline,
      connections,
      cors,
      forwardHeaders: config.gateway.forwardHeaders,
      trustProxy: config.http.trustProxy,
      maxBytes: config.limits.bodyBytes,
    });
  }
  let stopping = false;
  const { streams, sockets } = serveOperations(app, front, parts, options);
  serveHealth(app, { checks: options.readiness ?? [], isStopping: () => stopping });
  serveLanding(app, options.landing ?? defaultLanding);
  serveMetrics(app, parts, sockets, options.gauges ?? []);

  return {
    app,
    pipeline,
    live: registry,
    get sockets() {
      return sockets.sockets;
    },
    describeSockets: () => sockets.describe(),
    listen: () => listen(app, config.http),
    async close() {
      stopping = true;
      admission.stop();
      const { shutdownTimeout } = config.http;
      await Promise.all([
        streams.close(shutdownTimeout),
        sockets.close(shutdownTimeout),
        closeApp(app, connections, shutdownTimeout),
      ]);
      await front?.close();
    },
  };
}

/** Apollo Server, when there are plugins for it: docs/decisions/0025. */
async function createFront(
  { log, apolloPlugins: plugins = [] }: GatewayServerOptions,
  { pipeline, documents }: Parts,
): Promise<ApolloFront | null> {
  if (plugins.length === 0) return null;
  return createApolloFront({ pipeline, documents, log, plugins });
}

interface Parts {
  readonly pipeline: Pipeline;
  readonly documents: Documents;
  readonly admission: Admission;
  readonly registry: LiveRegistry;
  readonly metrics: Metrics;
}

/** The guard and the pipeline, which know nothing of transports. */
function createParts({
  engine,
  config,
  log,
  allowList,
  interceptors,
}: GatewayServerOptions): Parts {
  const { limits, gateway, persisted, sharing } = config;
  const admission = createAdmission(limits);
  const documents = createDocuments({ limits, introspection: gateway.introspection });
  const metrics = createMetrics();
  const pipeline = createPipeline({
    engine,
    documents,
    checkCost: createCostCheck(limits),
    admission,
    log,
    persisted: createPersistedDocuments({
      mode: persisted.mode,
      allowed: allowList ?? new Map(),
      size: limits.cachedDocuments,
    }),
    requestTimeout: gateway.requestTimeout,
    responseBytes: limits.responseBytes,
    exposeQueryPlan: gateway.exposeQueryPlan,
    interceptors,
    sharing: sharing.requests ? createRequestSharing() : undefined,
    live: { isSharing: sharing.subscriptions, recovery: config.live.recovery },
    observe: metrics.observe,
  });
  return { pipeline, documents, admission, metrics, registry: createLiveRegistry(config.live) };
}

/** GraphQL on its three transports. */
function serveOperations(
  app: FastifyInstance,
  front: ApolloFront | null,
  { pipeline, registry, admission }: Parts,
  { config, log, verifier }: GatewayServerOptions,
): { readonly streams: StreamRoute; readonly sockets: SocketFront } {
  const authenticate = createAuthenticate(verifier);
  const { forwardHeaders } = config.gateway;
  const guarded = { pipeline, admission, authenticate, forwardHeaders };
  const live = { ...guarded, registry, limits: config.live };
  serveGraphql(app, { ...guarded, front });
  const { trustProxy } = config.http;
  const streams = serveStream(app, live);
  const sockets = createSocketFront({ ...live, server: app.server, trustProxy, log });
  serveDebug(app, { ...live, streams, sockets });
  return { streams, sockets };
}

function serveMetrics(
  app: FastifyInstance,
  { metrics, admission, registry, pipeline }: Parts,
  sockets: SocketFront,
  gauges: readonly Gauge[],
): void {
  const all: readonly Gauge[] = [
    {
      name: 'lahella_requests_running',
      help: 'Requests that run now.',
      read: () => admission.running,
    },
    {
      name: 'lahella_live_sockets',
      help: 'WebSockets that are open.',
      read: () => sockets.sockets,
    },
    {
      name: 'lahella_live_subscriptions',
      help: 'Subscriptions that run.',
      read: () => registry.running,
    },
    {
      name: 'lahella_live_upstreams',
      help: 'Streams of subgraphs that subscriptions share.',
      read: () => pipeline.live.groups,
    },
    ...gauges,
  ];
  app.get('/metrics', (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.print(all)),
  );
}
