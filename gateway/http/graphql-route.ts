import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../answer';
import type { Admission } from '../guard/admission';
import type { Authenticate } from '../guard/authenticate';
import { refuse } from '../guard/request-refused';
import { callerKey, type AdmittedOperation, type Caller, type RequestParams } from '../operation';
import type { Pipeline } from '../pipeline';
import type { ApolloFront } from './apollo-front';
import { preventCrossSiteGet } from './cors';
import { paramsFromJson, paramsFromUrl } from './graphql-request';
import { contentTypeOf, isUtf8Json, negotiate, statusFor, type Negotiated } from './media-types';
import { wireKeyOf } from './wire-key';

export interface GraphqlRouteOptions {
  readonly pipeline: Pipeline;
  /** Runs operations through Apollo Server and its plugins; null where there are none. */
  readonly front: ApolloFront | null;
  readonly authenticate: Authenticate;
  readonly admission: Admission;
  /** Names, in lower case, of client headers that go on to remote subgraphs. */
  readonly forwardHeaders: readonly string[];
}

/** POST and GET `/graphql`, as "GraphQL over HTTP" describes. */
export function serveGraphql(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const run = options.front === null ? directly(options) : throughApollo(options.front);
  app.all('/graphql', { onRequest: checkMethod('GET', 'POST') }, async (request, reply) => {
    if (isVisit(request)) return reply.redirect('/', 303);
    const accepted = acceptedType(request);
    reply.type(contentTypeOf(accepted));
    const controller = new AbortController();
    const caller = {
      ...(await callerOf(request, reply, options, controller)),
      abort: () => controller.abort(),
    };
    const operation = admit(request, caller, options);
    if ('refused' in operation) {
      const { status } = operation;
      const shown = isOfDocument(operation) ? statusFor(status, accepted) : status;
      return reply.code(shown).headers(operation.headers).send(operation.bytes());
    }
    const { status, body } = await run(operation, caller, request, reply);
    return reply.code(statusFor(status, accepted)).send(body);
  });
}

/** Runs an operation and sets the headers of its answer. */
type RunOperation = (
  operation: AdmittedOperation,
  caller: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<{ readonly status: number; readonly body: Buffer | string }>;

const directly =
  ({ pipeline }: GraphqlRouteOptions): RunOperation =>
  async (operation, caller, _request, reply) => {
    const answer = await pipeline.run(operation, caller);
    reply.headers(answer.headers);
    return { status: answer.status, body: answer.bytes() };
  };

const throughApollo =
  (front: ApolloFront): RunOperation =>
  async (operation, caller, request, reply) => {
    const { status, headers, body } = await front.run(operation, caller, request.headers);
    for (const [name, value] of headers) {
      if (name !== 'content-type') reply.header(name, value);
    }
    return { status, body };
  };

/** Somebody who opened the address in a browser is shown what runs here. */
const isVisit = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'GET' && !url.includes('?') && headers.accept?.includes('text/html') === true;

function admit(
  request: FastifyRequest,
  caller: Caller,
  { pipeline, admission, front, forwardHeaders }: GraphqlRouteOptions,
): AdmittedOperation | Answer {
  const params = paramsOf(request);
  // Plugins are promised every request.
  const wireKey = front === null ? wireKeyOf(request.raw, forwardHeaders) : undefined;
  try {
    return admission.examine(callerKey(caller), () => {
      const operation = pipeline.admit(params, wireKey);
      if (operation.kind === 'subscription') throw subscriptionByHttp();
      if (operation.kind === 'mutation' && request.method === 'GET') throw mutationByGet();
      return operation;
    });
  } catch (error) {
    return pipeline.answerToError(error, request.id);
  }
}

function isOfDocument(answer: Answer): boolean {
  const code = answer.errors?.[0]?.extensions?.code;
  return code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED';
}

/** Refuses other methods before their bodies are read; answers the preflight of browsers. */
export function checkMethod(...allowed: readonly string[]) {
  const allow = allowed.join(', ');
  return (request: FastifyRequest, reply: FastifyReply, next: () => void): void => {
    if (allowed.includes(request.method)) {
      if (request.method === 'GET') checkGet(request, reply);
      return next();
    }
    const preflight = reply.hasHeader('access-control-allow-methods');
    if (request.method === 'OPTIONS' && preflight) return void reply.code(204).send();
    const message = `${request.method} is not served here: send the request by POST.`;
    throw refuse('METHOD_NOT_ALLOWED', message, { allow });
  };
}

/**
 * A GET with another content type can slip past a browser's preflight. Its answer depends on who asks,
 * by headers that no cache knows of: none may keep it.
 */
function checkGet(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('cache-control', 'no-store');
  const contentType = request.headers['content-type'];
  if (contentType !== undefined && !isUtf8Json(contentType)) {
    const message = 'A GET has no body: leave `Content-Type` out, or send application/json.';
    throw refuse('UNSUPPORTED_MEDIA_TYPE', message);
  }
  preventCrossSiteGet(request, reply);
}

export const paramsOf = (request: FastifyRequest): RequestParams =>
  request.method === 'GET' ? paramsFromUrl(request.url) : paramsFromJson(request.body);

function acceptedType(request: FastifyRequest): Negotiated {
  const accepted = negotiate(request.headers.accept);
  if (accepted !== null) return accepted;
  const message =
    'None of the types in `Accept` is served here: accept application/graphql-response+json or ' +
    'application/json.';
  throw refuse('NOT_ACCEPTABLE', message);
}

const subscriptionByHttp = () =>
  refuse(
    'NOT_ACCEPTABLE',
    'A subscription needs a stream: open a WebSocket at /graphql with the subprotocol ' +
      'graphql-transport-ws, or ask /graphql/stream for text/event-stream.',
  );

export const mutationByGet = () =>
  refuse('METHOD_NOT_ALLOWED', 'A mutation is not run by GET: send it by POST.', { allow: 'POST' });

/**
 * Who asks. The signal aborts when the client is gone before it has its answer.
 *
 * @throws RequestRefused UNAUTHENTICATED
 */
export async function callerOf(
  request: FastifyRequest,
  reply: FastifyReply,
  options: Pick<GraphqlRouteOptions, 'authenticate' | 'forwardHeaders'>,
  controller: AbortController,
): Promise<Caller> {
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return {
    requestId: request.id,
    principal: await options.authenticate(request.headers.authorization),
    address: request.ip,
    forwardedHeaders: forwardedHeaders(request.headers, options.forwardHeaders),
    signal: controller.signal,
  };
}

/** Only the named headers: never what the client invents beside them. */
export function forwardedHeaders(
  headers: FastifyRequest['headers'],
  names: readonly string[],
): ReadonlyMap<string, string> {
  const forwarded = new Map<string, string>();
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string') forwarded.set(name, value);
  }
  return forwarded;
}
