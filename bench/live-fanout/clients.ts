import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { query as tick } from './event';

export interface Clients {
  /** Messages that came with an event, of all clients. */
  readonly received: number;
  /** Milliseconds since the epoch when the clients had that many events, all of them. */
  allHave(events: number): Promise<number>;
  close(): void;
}

const atOnce = 200;

/** Opens sockets that subscribe and count; they do not read what they are sent. */
export async function openClients(
  url: string,
  count: number,
  ids: 'equal' | 'own',
  query = tick,
): Promise<Clients> {
  const sockets: WebSocket[] = [];
  const state = { received: 0, wanted: Infinity, wake: (_at: number) => undefined as void };
  const onEvent = (): void => {
    state.received += 1;
    if (state.received >= state.wanted) state.wake(performance.timeOrigin + performance.now());
  };
  while (sockets.length < count) {
    const batch = Math.min(atOnce, count - sockets.length);
    const open = Array.from({ length: batch }, () =>
      subscribe(url, ids === 'own' ? randomUUID() : '1', query, onEvent),
    );
    sockets.push(...(await Promise.all(open)));
  }
  return {
    get received() {
      return state.received;
    },
    allHave: (events) =>
      new Promise((resolve) => {
        state.wanted = events * count;
        state.wake = resolve;
        if (state.received >= state.wanted) resolve(performance.timeOrigin + performance.now());
      }),
    close: () => sockets.forEach((socket) => socket.terminate()),
  };
}

/** Resolves when the server has taken the subscription up. */
function subscribe(
  url: string,
  id: string,
  query: string,
  onEvent: () => void,
): Promise<WebSocket> {
  const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => {
      socket.send('{"type":"connection_init"}');
      socket.once('message', () => {
        socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query } }));
        // What was subscribed before is served before this is answered.
        socket.send('{"type":"ping"}');
        socket.once('message', () => {
          socket.on('message', onEvent);
          resolve(socket);
        });
      });
    });
  });
}
