import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../guard/request-refused';

/** Any of these makes a browser ask first (a preflight) before it sends the request. */
const preflightHeaders = [
  'graphql-require-preflight',
  'apollo-require-preflight',
  'x-apollo-operation-name',
];

const knownHeaders = ['authorization', 'content-type', 'last-event-id', 'x-request-id'];

type Header = readonly [name: string, value: string];

/**
 * The headers that let pages of the configured origins read an answer. With no origins there are
 * none, and no page of another origin can.
 */
export type CorsHeaders = (
  request: Pick<IncomingMessage, 'method' | 'headers'>,
) => readonly Header[];

export function corsHeaders(
  origins: readonly string[],
  forwardHeaders: readonly string[] = [],
): CorsHeaders {
  if (origins.length === 0) return () => [];
  const preflight = preflightAnswer(forwardHeaders);
  const any = origins.includes('*');
  return ({ method, headers: { origin } }) => {
    const vary: readonly Header[] = any ? [] : [['vary', 'Origin']];
    if (origin === undefined || !(any || origins.includes(origin))) return vary;
    const allowed: readonly Header[] = [
      ...vary,
      ['access-control-allow-origin', any ? '*' : origin],
      ['access-control-expose-headers', 'x-request-id, retry-after'],
    ];
    return method === 'OPTIONS' ? [...allowed, ...preflight] : allowed;
  };
}

/** Pages may send what the gateway reads, and what it hands on to subgraphs. */
const preflightAnswer = (forwardHeaders: readonly string[]): readonly Header[] => [
  ['access-control-allow-methods', 'GET, POST'],
  [
    'access-control-allow-headers',
    [...new Set([...knownHeaders, ...preflightHeaders, ...forwardHeaders])].join(', '),
  ],
  ['access-control-max-age', '600'],
];

/**
 * A GET that a foreign page made the browser send, without asking first. (A POST needs a JSON
 * content type here, which always asks first.) Tokens travel in a header that browsers never add
 * by themselves, so such a request is anonymous; refusing it also hides how long answers take.
 *
 * @throws RequestRefused CSRF_PREVENTED
 */
export function preventCrossSiteGet(request: FastifyRequest, reply: FastifyReply): void {
  if (reply.hasHeader('access-control-allow-origin')) return;
  const { headers } = request;
  const site = headers['sec-fetch-site'];
  const foreign = site === 'cross-site' || site === 'same-site';
  if (!foreign || headers['content-type'] !== undefined) return;
  if (preflightHeaders.some((name) => headers[name] !== undefined)) return;
  const remedy = 'Send it by POST, or with the header `graphql-require-preflight: 1`.';
  throw refuse('CSRF_PREVENTED', `The request came from another site without preflight. ${remedy}`);
}
