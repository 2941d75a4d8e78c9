import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { ServiceRequest } from '../context';
import { frameworkRefusal, refusal, refuseUnknownRoutes, sendError } from './refusals';
import { runOperation, type OperationParts, type OperationRequest } from './run-operation';

export interface HttpRouteOptions extends OperationParts {
  /** Who sends the request; throws UNAUTHENTICATED. */
  callerOf(request: FastifyRequest, signal: AbortSignal): ServiceRequest;
  /** Bytes that a body may have. */
  readonly bodyLimit: number;
}

/** `POST /graphql` with a JSON body. */
export function addGraphqlRoute(app: FastifyInstance, options: HttpRouteOptions): void {
  app.post('/graphql', async (request, reply) => {
    const operation = readRequest(request.body);
    const caller = options.callerOf(request, goneSignal(reply));
    const { status, result } = await runOperation(options, operation, caller);
    return reply.code(status).type(mediaType(request)).send(JSON.stringify(result));
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const shown =
      error instanceof GraphQLError ? error : frameworkRefusal(error, options.bodyLimit);
    if (shown.extensions.code === 'INTERNAL_SERVER_ERROR')
      options.log.error({ requestId: request.id, err: error }, 'a request failed');
    return sendError(reply, shown);
  });
  refuseUnknownRoutes(app);
}

/** Aborts when the connection is lost before the answer is out. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

const graphqlResponse = 'application/graphql-response+json';

const mediaType = ({ headers }: FastifyRequest): string =>
  `${headers.accept?.includes(graphqlResponse) ? graphqlResponse : 'application/json'}; charset=utf-8`;

function readRequest(body: unknown): OperationRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw badRequest('The body must be a JSON object with a string `query`.');
  const { query, operationName, variables } = body as Record<string, unknown>;
  if (typeof query !== 'string') throw badRequest('The body needs a `query` that is a string.');
  if (!isAbsent(operationName) && typeof operationName !== 'string')
    throw badRequest('`operationName` must be a string.');
  if (!isAbsent(variables) && (typeof variables !== 'object' || Array.isArray(variables)))
    throw badRequest('`variables` must be an object.');
  return body as OperationRequest;
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const badRequest = (message: string): GraphQLError => refusal('BAD_REQUEST', message);
