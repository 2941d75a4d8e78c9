import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface Connections {
  /**
   * Ends connections without a running request now, and the others after their answer. Node's own
   * `closeIdleConnections` overlooks those that never sent a request, as browsers open them in
   * advance, and those that become idle later.
   */
  drain(): void;
}

/** Keeps the book of which connections have a request running. Upgraded ones are not its concern. */
export function trackConnections(server: Server): Connections {
  const running = new Map<Socket, number>();
  let draining = false;

  const endIfIdle = (socket: Socket): void => {
    if (draining && running.get(socket) === 0) socket.destroySoon();
  };
  server.on('connection', (socket: Socket) => {
    running.set(socket, 0);
    socket.once('close', () => running.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    running.set(socket, (running.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const left = running.get(socket);
      // Undefined when the connection itself is gone.
      if (left === undefined) return;
      running.set(socket, left - 1);
      endIfIdle(socket);
    });
  });
  server.on('upgrade', ({ socket }: IncomingMessage) => running.delete(socket));

  return {
    drain() {
      draining = true;
      for (const socket of running.keys()) endIfIdle(socket);
    },
  };
}
