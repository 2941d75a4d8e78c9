import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** The address of the client: behind a trusted proxy, the one that the proxy names. */
export const clientAddress = (request: IncomingMessage, trustProxy: boolean): string =>
  forwardedAddress(request, trustProxy) ?? socketAddress(request.socket);

/** The address that a trusted proxy names; null without one. */
export function forwardedAddress({ headers }: IncomingMessage, trustProxy: boolean): string | null {
  const forwarded = trustProxy ? headers['x-forwarded-for'] : undefined;
  return typeof forwarded === 'string' ? (forwarded.split(',', 1)[0]?.trim() ?? null) : null;
}

export const socketAddress = ({ remoteAddress }: Socket): string => remoteAddress ?? '';
