import type { IncomingMessage } from 'node:http';

/** The address of the client: behind a trusted proxy, the one that the proxy names. */
export function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers['x-forwarded-for'] : undefined;
  const first = typeof forwarded === 'string' ? forwarded.split(',', 1)[0]?.trim() : undefined;
  return first ?? request.socket.remoteAddress ?? '';
}
