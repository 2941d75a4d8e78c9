import Fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Config } from '../../platform/config';
import type { Log } from '../../platform/log';
import {
  answerClientError,
  refuseExpectations,
  refuseTunnels,
} from '../../platform/refused-connections';
import { refusalOf, type Answer } from '../answer';
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
    clientErrorHandler: answerClientError(config.http.bodyTimeout),
    frameworkErrors: (_error, request, reply: FastifyReply) =>
      sendError(reply, pipeline.answerToError(unreadableUrl(), request.id)),
  }) as unknown as FastifyInstance;
  refuseExpectations(app.server);
  refuseTunnels(app.server);

  app.addHook('onRequest', (request, reply, next) => {
    reply.header(requestIdHeader, request.id);
    for (const [name, value] of cors(request.raw)) reply.header(name, value);
    next();
  });
  readJsonBodies(app, config.limits.bodyBytes);
  app.setErrorHandler((error, request, reply) =>
    sendError(reply, pipeline.answerToError(asRefusal(error), request.id)),
  );
  app.setNotFoundHandler((request, reply) =>
    // Not counted: it was no request to the graph.
    sendError(reply, refusalOf(notServed(app, request), { requestId: request.id, log })),
  );
  return app;
}

const sendError = (reply: FastifyReply, answer: Answer): FastifyReply =>
  reply
    .code(answer.status)
    .headers(answer.headers)
    .type('application/json; charset=utf-8')
    .send(answer.body());

const unreadableUrl = (): RequestRefused =>
  refuse(
    'BAD_REQUEST',
    'The path of the URL is not percent-encoded as it should be: GraphQL is at /graphql.',
  );

/** Nothing is at the address, or nothing for the method. */
function notServed(app: FastifyInstance, { method, url }: FastifyRequest): RequestRefused {
  const [path = ''] = url.split('?', 1);
  if (!app.hasRoute({ method: 'GET', url: path })) {
    const message = `There is nothing at ${path.slice(0, 200)}: GraphQL is at /graphql.`;
    return refuse('NOT_FOUND', message);
  }
  const message = `${method} is not served at ${path}: send the request by GET.`;
  return refuse('METHOD_NOT_ALLOWED', message, { allow: 'GET, HEAD' });
}

/** What Fastify itself refuses is the client's doing when it says so by its status. */
function asRefusal(error: unknown): unknown {
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  const fromClient = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  if (error instanceof RequestRefused || !fromClient) return error;
  if (statusCode === 415) return unsupportedMediaType();
  return refuse('BAD_REQUEST', `The request cannot be read: ${message}.`);
}
