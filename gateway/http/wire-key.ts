import type { IncomingMessage } from 'node:http';
import { isUtf8Json } from './media-types';
import { bodyOf } from './read-body';

/** Longer bodies are compared by the pipeline alone, as operations. */
const longest = 65_536;

/**
 * Whether a request may be told by its bytes: a POST to /graphql with a short body that can be read
 * as it comes. All others are looked at more closely, by their route.
 */
export function isComparable({ method, url, headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length'] ?? Number.NaN);
  return (
    method === 'POST' &&
    url === '/graphql' &&
    length > 0 &&
    length <= longest &&
    headers['content-encoding'] === undefined &&
    (headers['content-type'] === 'application/json' || isUtf8Json(headers['content-type']))
  );
}

/**
 * A string that is equal for two requests only when every byte of their bodies, their
 * `Authorization` and each forwarded header are. What else differs (media type, origin, request id)
 * concerns how an answer is sent, not what it says. Undefined unless the body was read.
 */
export function wireKeyOf(
  request: IncomingMessage,
  forwardHeaders: readonly string[],
): string | undefined {
  const bytes = bodyOf(request);
  if (bytes === undefined || !isComparable(request)) return undefined;
  const { headers } = request;
  // No header value holds a line feed: Node refuses such requests.
  let key = `${headers.authorization ?? ''}\n`;
  for (const name of forwardHeaders)
    key += `${headers[name] === undefined ? '' : '='}${headers[name]}\n`;
  return key + bytes.toString('latin1');
}
