import type { Socket } from 'node:net';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Config } from '../../platform/config';
import type { Log } from '../../platform/log';
import { refuse, RequestRefused } from '../guard/request-refused';
import type { Pipeline } from '../pipeline';
import { readJsonBodies, unsupportedMediaType } from './body-parser';
import type { CorsHeaders } from './cors';
import { requestIdHeader, requestIdOf } from './request-id';

export interface AppOptions {
  readonly config: Pick<Config, 'http' | 'limits'>;
  readonly log: Log;
  readonly pipeline: Pipeline;
  readonly cors: CorsHeaders;
}

/** Fastify with what all routes share: request ids, CORS, bodies, and errors in GraphQL's form. */
export function createApp({ config, log, pipeline, cors }: AppOptions): FastifyInstance {
  const app = Fastify({
    // Its own news (such as each address it listens at) is not ours to tell.
    loggerInstance: log.child({}, { level: log.isLevelEnabled('warn') ? 'warn' : log.level }),
    logController: new LogController({ disableRequestLogging: true }),
    // Whoever logs names the request; a logger for each takes 3 µs.
    childLoggerFactory: (logger) => logger,
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

  app.addHook('onRequest', (request, reply, next) => {
    reply.header(requestIdHeader, request.id);
    for (const [name, value] of cors(request.raw)) reply.header(name, value);
    next();
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
