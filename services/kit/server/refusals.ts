import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { errorCodes, type ErrorCode } from '../../../platform/error-codes';

/** A request that does not run, with its status by the code. */
export const refusal = (code: ErrorCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

export function sendError(reply: FastifyReply, error: GraphQLError): FastifyReply {
  const { code } = error.extensions as { code: ErrorCode };
  return reply
    .code(errorCodes[code].status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ errors: [error] }));
}

/** What Fastify itself refuses, in our words; everything else is masked. */
export function frameworkRefusal(
  { statusCode, message }: { readonly statusCode?: number; readonly message: string },
  bodyLimit: number,
): GraphQLError {
  switch (statusCode) {
    case 400:
      return refusal('BAD_REQUEST', `The body cannot be read: ${message}. Send a JSON object.`);
    case 413:
      return refusal(
        'PAYLOAD_TOO_LARGE',
        `The body is larger than the ${bodyLimit} bytes that a service takes. Send fewer ` +
          'representations or values, in several requests.',
      );
    case 415:
      return refusal(
        'UNSUPPORTED_MEDIA_TYPE',
        'Send the body as `Content-Type: application/json`.',
      );
    default:
      return refusal('INTERNAL_SERVER_ERROR', 'Something failed on our side.');
  }
}

export const unreadableUrl = (): GraphQLError =>
  refusal('BAD_REQUEST', `The path of the URL is not percent-encoded as it should be: ${graphql}.`);

/** Answers where there is no route: nothing is at the address, or nothing for the method. */
export function refuseUnknownRoutes(app: FastifyInstance): void {
  app.setNotFoundHandler((request: FastifyRequest, reply) => {
    const [path = ''] = request.url.split('?', 1);
    const allowed = (['GET', 'POST'] as const).find((method) =>
      app.hasRoute({ method, url: path }),
    );
    if (!allowed) {
      const message = `There is nothing at ${path.slice(0, 200)}: ${graphql}.`;
      return sendError(reply, refusal('NOT_FOUND', message));
    }
    const message = `${request.method} is not served at ${path}: send the request by ${allowed}.`;
    return sendError(reply.header('allow', allowed), refusal('METHOD_NOT_ALLOWED', message));
  });
}

const graphql = 'GraphQL is at /graphql, by POST';
