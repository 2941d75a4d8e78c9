import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Answer } from '../answer';
import type { Pipeline } from '../pipeline';
import { forwardedAddress, socketAddress } from './client-address';
import type { Connections } from './connections';
import type { CorsHeaders } from './cors';
import { watchMessages, type Reply } from './equal-messages';
import { contentTypeOf, negotiate, statusFor, type Negotiated } from './media-types';
import { readBody } from './read-body';
import { requestIdHeader, requestIdOf } from './request-id';
import { isComparable, wireKeyOf } from './wire-key';

export interface JoinRunningOptions {
  readonly pipeline: Pipeline;
  readonly connections: Connections;
  readonly cors: CorsHeaders;
  readonly forwardHeaders: readonly string[];
  readonly trustProxy: boolean;
  readonly maxBytes: number;
}

/**
 * Answers a POST whose very body is being answered for the same identity now, ahead of routing: the
 * first such request was parsed, checked and authenticated by its route, and what it gets is what
 * this one gets. Where all of its bytes are the same, its head included, it is not even parsed. The
 * pipeline counts and limits both alike. Every other request goes on to Fastify, with its body read.
 */
export function joinRunning(server: Server, options: JoinRunningOptions): void {
  const [handle] = server.listeners('request') as RequestListener[];
  if (handle === undefined) throw new Error('The server has no handler to stand in front of');
  server.removeListener('request', handle);
  const messages = watchMessages(server, options.connections);
  server.on('request', (request, response) => {
    if (!isComparable(request)) return handle(request, response);
    readBody(request, options.maxBytes, (error) => {
      if (error !== null) {
        // What is too large is answered by the route; a broken connection has nobody to answer.
        if (!request.destroyed) handle(request, response);
        return;
      }
      const asked = readComparable(request, options);
      if (asked === null) return handle(request, response);
      messages.remember(request, response, (socket, send) => join(asked, socket, send, options));
      const leave = join(asked, request.socket, (reply) => respond(response, reply), options);
      if (leave === null) handle(request, response);
      else response.once('close', leave);
    });
  });
}

/** What a request says of itself: the same for every request of the same bytes. */
interface Comparable {
  readonly wireKey: string;
  readonly accepted: Negotiated;
  /** Names and values in turn. */
  readonly cors: readonly string[];
  readonly givenId: string | string[] | undefined;
  /** As a proxy told it. */
  readonly address: string | null;
}

/** Null when the request cannot be told by its bytes, or accepts nothing that is served. */
function readComparable(
  request: IncomingMessage,
  { forwardHeaders, cors, trustProxy }: JoinRunningOptions,
): Comparable | null {
  const wireKey = wireKeyOf(request, forwardHeaders);
  const accepted = negotiate(request.headers.accept);
  if (wireKey === undefined || accepted === null) return null;
  return {
    wireKey,
    accepted,
    cors: cors(request).flat(),
    givenId: request.headers[requestIdHeader],
    address: forwardedAddress(request, trustProxy),
  };
}

/** Null when nothing runs that can be joined. */
function join(
  { wireKey, accepted, cors, givenId, address }: Comparable,
  socket: Socket,
  send: (reply: Reply) => void,
  { pipeline }: JoinRunningOptions,
): (() => void) | null {
  const requestId = requestIdOf(givenId);
  const joiner = { requestId, address: address ?? socketAddress(socket) };
  return pipeline.join(wireKey, joiner, (answer) =>
    send(replyOf(answer, accepted, [requestIdHeader, requestId, ...cors])),
  );
}

function replyOf(answer: Answer, accepted: Negotiated, headers: readonly string[]): Reply {
  const body = answer.bytes();
  return {
    status: statusFor(answer.status, accepted),
    headers: [
      ...headers,
      ...Object.entries(answer.headers).flat(),
      'content-type',
      contentTypeOf(accepted),
      'content-length',
      String(body.length),
    ],
    body,
  };
}

function respond(response: ServerResponse, { status, headers, body }: Reply): void {
  if (response.destroyed) return;
  response.writeHead(status, [...headers]);
  response.end(body);
}
