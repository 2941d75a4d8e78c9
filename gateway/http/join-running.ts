import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Answer } from '../answer';
import type { Pipeline } from '../pipeline';
import { clientAddress } from './client-address';
import type { CorsHeaders } from './cors';
import { contentTypeOf, negotiate, statusFor, type Negotiated } from './media-types';
import { readBody } from './read-body';
import { requestIdHeader, requestIdOf } from './request-id';
import { isComparable, wireKeyOf } from './wire-key';

export interface JoinRunningOptions {
  readonly pipeline: Pipeline;
  readonly cors: CorsHeaders;
  readonly forwardHeaders: readonly string[];
  readonly trustProxy: boolean;
  readonly maxBytes: number;
}

/**
 * Answers a POST whose very bytes are being answered for the same identity now, ahead of routing:
 * the first such request was parsed, checked and authenticated by its route, and what it gets is
 * what this one gets. The pipeline counts and limits both alike. Every other request goes on to
 * Fastify, with its body read.
 */
export function joinRunning(server: Server, options: JoinRunningOptions): void {
  const [handle] = server.listeners('request') as RequestListener[];
  if (handle === undefined) throw new Error('The server has no handler to stand in front of');
  server.removeListener('request', handle);
  server.on('request', (request, response) => {
    if (!isComparable(request)) return handle(request, response);
    readBody(request, options.maxBytes).then(
      () => {
        if (!join(request, response, options)) handle(request, response);
      },
      // What is too large is answered by the route; a broken connection has nobody to answer.
      () => {
        if (!request.destroyed) handle(request, response);
      },
    );
  });
}

/** False when nothing runs that the request can join. */
function join(
  request: IncomingMessage,
  response: ServerResponse,
  { pipeline, cors, forwardHeaders, trustProxy }: JoinRunningOptions,
): boolean {
  const key = wireKeyOf(request, forwardHeaders);
  const accepted = negotiate(request.headers.accept);
  if (key === undefined || accepted === null) return false;
  const requestId = requestIdOf(request.headers[requestIdHeader]);
  const address = clientAddress(request, trustProxy);
  const joined = pipeline.join(key, { requestId, address });
  if (joined === null) return false;
  response.once('close', joined.leave);
  void joined.answer.then((answer) => {
    const own = [requestIdHeader, requestId, ...cors(request).flat()];
    send(response, answer, accepted, own);
  });
  return true;
}

/** `headers`: names and values in turn. */
function send(
  response: ServerResponse,
  answer: Answer,
  accepted: Negotiated,
  headers: readonly string[],
): void {
  if (response.destroyed) return;
  const bytes = answer.bytes();
  response.writeHead(statusFor(answer.status, accepted), [
    ...headers,
    ...Object.entries(answer.headers).flat(),
    'content-type',
    contentTypeOf(accepted),
    'content-length',
    String(bytes.length),
  ]);
  response.end(bytes);
}
