import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../platform/config';
import { explainListenError } from '../../platform/explain-listen-error';
import type { Connections } from './connections';

/**
 * @returns the address, such as `http://127.0.0.1:4000`
 * @throws ConfigError that names the setting to change
 */
export async function listen(
  app: FastifyInstance,
  { port, host }: Config['http'],
): Promise<string> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    throw explainListenError(error, { port, host });
  }
  const { address, port: bound, family } = app.server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`;
}

/** Lets running requests finish until the deadline (milliseconds), then cuts them. */
export async function closeApp(
  app: FastifyInstance,
  connections: Connections,
  shutdownTimeout: number,
): Promise<void> {
  const deadline = setTimeout(() => app.server.closeAllConnections(), shutdownTimeout);
  try {
    // Node would take their connections for idle ones.
    await connections.ended();
    const closed = app.close();
    connections.drain();
    await closed;
  } finally {
    clearTimeout(deadline);
  }
}
