import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface Connections {
  /** How many requests of the connection wait for their answer. */
  running(socket: Socket): number;
  /** A request began of which Node knows nothing. */
  begin(socket: Socket): void;
  /** Such a request was answered, or its client is gone. */
  end(socket: Socket): void;
  /** Resolves when none of the requests of which Node knows nothing is left. */
  ended(): Promise<void>;
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
  let unknownToNode = 0;
  let waiting: (() => void)[] = [];
  let draining = false;

  const endIfIdle = (socket: Socket): void => {
    if (draining && running.get(socket) === 0) socket.destroySoon();
  };
  const count = (socket: Socket, change: 1 | -1): void => {
    const before = running.get(socket);
    // Undefined when the connection itself is gone, or upgraded.
    if (before === undefined) return;
    running.set(socket, before + change);
    if (change < 0) endIfIdle(socket);
  };
  server.on('connection', (socket: Socket) => {
    running.set(socket, 0);
    socket.once('close', () => running.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    count(socket, 1);
    response.once('close', () => count(socket, -1));
  });
  server.on('upgrade', ({ socket }: IncomingMessage) => running.delete(socket));

  return {
    running: (socket) => running.get(socket) ?? 0,
    begin(socket) {
      unknownToNode += 1;
      count(socket, 1);
    },
    end(socket) {
      unknownToNode -= 1;
      count(socket, -1);
      if (unknownToNode > 0) return;
      for (const tell of waiting) tell();
      waiting = [];
    },
    ended: () =>
      new Promise((resolve) => {
        if (unknownToNode === 0) resolve();
        else waiting.push(resolve);
      }),
    drain() {
      draining = true;
      for (const socket of running.keys()) endIfIdle(socket);
    },
  };
}
