import type { WebSocket } from 'ws';

/**
 * Pings every socket, and cuts those that have not answered the ping before: a client that
 * vanished without a word is found on a quiet topic too.
 *
 * @returns ends the heartbeat
 */
export function startHeartbeat(
  sockets: () => Iterable<WebSocket>,
  milliseconds: number,
): () => void {
  const waiting = new WeakSet<WebSocket>();
  const listening = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const socket of sockets()) {
      if (waiting.has(socket)) {
        socket.terminate();
        continue;
      }
      if (socket.readyState !== socket.OPEN) continue;
      if (!listening.has(socket)) socket.on('pong', () => waiting.delete(socket));
      listening.add(socket);
      waiting.add(socket);
      socket.ping();
    }
  }, milliseconds);
  return () => clearInterval(timer);
}
