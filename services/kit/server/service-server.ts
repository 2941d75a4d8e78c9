import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { explainListenError } from '../../../platform/explain-listen-error';
import {
  answerClientError,
  refuseExpectations,
  refuseTunnels,
} from '../../../platform/refused-connections';
import type { Principal } from '../../../platform/identity/principal';
import type { ServiceRequest } from '../context';
import type { Log } from '../log';
import type { RunningService } from '../service';
import { createDocumentCache } from './document-cache';
import { addGraphqlRoute } from './http-route';
import { sendError, unreadableUrl } from './refusals';
import { addSocket } from './socket';

export interface ServiceServerOptions {
  readonly service: RunningService;
  /** 0 = any free port. */
  readonly port: number;
  /** The loopback address unless told otherwise. */
  readonly host?: string;
  /** Reads the signed header `x-lahella-principal`; throws UNAUTHENTICATED. */
  verifyPrincipal(header: string | undefined): Principal;
  readonly log: Log;
  /** Bytes; 4 MiB: representations of a full page fit many times over. */
  readonly bodyLimit?: number;
  /** Milliseconds in which a request must have arrived; 20 seconds. */
  readonly bodyTimeout?: number;
}

export interface ServiceServer {
  readonly url: string;
  readonly port: number;
  /** Lets running requests finish and closes sockets with 1001; the service itself runs on. */
  close(): Promise<void>;
}

/**
 * One subgraph as a server of its own: GraphQL over HTTP and graphql-transport-ws on `/graphql`,
 * `/health/live` and `/health/ready`.
 *
 * @throws ConfigError when the port is taken or the host is not one of this machine
 */
export async function startServiceServer(options: ServiceServerOptions): Promise<ServiceServer> {
  const { service, log, host = '127.0.0.1', bodyTimeout = 20_000 } = options;
  const bodyLimit = options.bodyLimit ?? 4 * 1024 * 1024;
  const app = Fastify({
    bodyLimit,
    requestTimeout: bodyTimeout,
    http: {
      headersTimeout: bodyTimeout,
      connectionsCheckingInterval: Math.min(5_000, bodyTimeout),
    },
    clientErrorHandler: answerClientError(bodyTimeout),
    frameworkErrors: (_error, _request, reply: FastifyReply) => sendError(reply, unreadableUrl()),
    forceCloseConnections: 'idle',
    // Keys of a client's JSON are data; nothing here copies them onto objects with a prototype.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
  }) as unknown as FastifyInstance;
  refuseExpectations(app.server);
  refuseTunnels(app.server);
  // A foreign page may send text/plain without being asked; JSON only.
  app.removeContentTypeParser('text/plain');
  const documents = createDocumentCache(service.schema);
  const callerOf = callerFrom(options);
  addHealth(app, service);
  addGraphqlRoute(app, { service, documents, log, callerOf, bodyLimit });
  const closeSocket = addSocket(app.server, { service, documents, log, callerOf });
  try {
    await app.listen({ port: options.port, host });
  } catch (error) {
    throw explainListenError(error, { port: options.port, host });
  }
  const { port } = app.server.address() as AddressInfo;
  return {
    port,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/graphql`,
    close: async () => {
      await closeSocket();
      await app.close();
    },
  };
}

interface WithHeaders {
  readonly headers: IncomingHttpHeaders;
}

/** The principal of the signed header and the gateway's request id, so that logs can be joined. */
const callerFrom =
  ({ verifyPrincipal }: ServiceServerOptions) =>
  ({ headers }: WithHeaders, signal: AbortSignal): ServiceRequest => ({
    principal: verifyPrincipal(single(headers['x-lahella-principal'])),
    requestId: single(headers['x-request-id']) ?? crypto.randomUUID(),
    signal,
  });

const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

function addHealth(app: FastifyInstance, service: RunningService): void {
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    try {
      await service.ready();
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'not ready', code: 'DATABASE_UNAVAILABLE' });
    }
  });
}
