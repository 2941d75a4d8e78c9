import { request, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import WebSocket from 'ws';
import type { Random } from '../differential/random';

/** How a visitor ends. */
const manners = ['polite', 'killed', 'vanished', 'slow'] as const;

/** One subscription on a connection of its own, over one of the two transports. */
export interface Line {
  /** The last message, as it came. */
  last(): string;
  /** As a client should. */
  leave(): void;
  /** As a process that was killed: the connection is reset. */
  reset(): void;
  /** Reads nothing and answers nothing, as a closed laptop. */
  freeze(): void;
  thaw(): void;
}

export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export type Open = (url: string, question: Question) => Promise<Line>;

export const openWebSocket: Open = (url, { query, variables }) => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  socket.on('error', () => undefined);
  let last = '';
  const send = (message: object): void => socket.send(JSON.stringify(message));
  return new Promise((resolve, reject) => {
    socket.once('close', () => reject(new Error('closed')));
    socket.once('open', () => {
      send({ type: 'connection_init' });
      socket.once('message', () => {
        send({ type: 'subscribe', id: '1', payload: { query, variables } });
        socket.on('message', (message: Buffer) => (last = message.toString()));
        resolve({
          last: () => last,
          leave() {
            if (socket.readyState !== WebSocket.OPEN) return;
            send({ type: 'complete', id: '1' });
            socket.close(1000);
          },
          reset: () => socket.terminate(),
          freeze: () => socket.pause(),
          thaw: () => socket.resume(),
        });
      });
    });
  });
};

export const openEventStream: Open = (url, question) =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const options = { method: 'POST', headers, agent: false as const };
    const sent = request(`${url}/graphql/stream`, options, (response: IncomingMessage) => {
      // The last that is no heartbeat.
      let last = '';
      response
        .on('error', () => undefined)
        .on('data', (chunk: Buffer) => {
          if (!String(chunk).startsWith(':')) last = String(chunk);
        });
      const end = (): void => void response.destroy();
      resolve({
        last: () => last,
        leave: end,
        reset: () => response.socket.resetAndDestroy(),
        freeze: () => response.pause(),
        thaw: () => response.resume(),
      });
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(question));
  });

const query = `subscription ($filter: ListingFilter) {
  listingPublished(filter: $filter) { cursor listing { id title organisation { name } } }
}`;

/** Some hear everything, some what meets a filter; some are alone with theirs and hear nothing. */
const questionOf = (random: Random): Question => ({
  query,
  variables: random.pick([
    {},
    { filter: { municipality: ['564'] } },
    { filter: { category: ['SUPPORT'], region: ['17'] } },
    { filter: { organisation: [`nobody-${random.below(50)}`] } },
  ]),
});

/** Comes, stays for some seconds, and leaves in its manner. */
export async function visit(url: string, random: Random): Promise<void> {
  const open = random.chance(0.5) ? openWebSocket : openEventStream;
  const manner = random.pick(manners);
  const stay = 200 + random.below(4_000);
  const line = await open(url, questionOf(random));
  if (manner === 'vanished' || manner === 'slow') line.freeze();
  await delay(stay);
  if (manner === 'slow') {
    line.thaw();
    await delay(stay);
  }
  if (manner === 'polite' || manner === 'slow') line.leave();
  else line.reset();
}
