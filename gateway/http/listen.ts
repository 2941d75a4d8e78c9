import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../platform/config';
import { ConfigError } from '../../platform/errors';
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
    throw explainListenError(error as NodeJS.ErrnoException, port, host);
  }
  const { address, port: bound, family } = app.server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`;
}

function explainListenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigError(
        `PORT is ${port}: something else listens there. Stop it, or write another PORT.`,
      );
    case 'EACCES':
      return new ConfigError(
        `PORT is ${port}: this user may not listen there. Write 1024 or more.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigError(`HOST is ${host}: this machine has no such address. Write 0.0.0.0.`);
    default:
      return error;
  }
}

/** Lets running requests finish until the deadline (milliseconds), then cuts them. */
export async function closeApp(
  app: FastifyInstance,
  connections: Connections,
  shutdownTimeout: number,
): Promise<void> {
  const deadline = setTimeout(() => app.server.closeAllConnections(), shutdownTimeout);
  try {
    const closed = app.close();
    connections.drain();
    await closed;
  } finally {
    clearTimeout(deadline);
  }
}
