import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** Finds clients that vanished without a word, on quiet topics too. */
export interface Heartbeat {
  /** The connection is the one under the socket. */
  add(socket: WebSocket, connection: Duplex): void;
  remove(socket: WebSocket): void;
  stop(): void;
}

/** A ping goes to a socket every three quarters of the time; the answer has the last quarter. */
const turns = 12;
const turnsToAnswer = 4;

/** RFC 6455, section 5.5.2, without a payload. */
const ping = Buffer.from([0x89, 0x00]);

/**
 * Pings every socket and cuts those that do not answer: who vanishes is gone within `milliseconds`.
 * Sockets take turns, so that the pings never come all at once.
 */
export function startHeartbeat(milliseconds: number): Heartbeat {
  const slots = Array.from({ length: turns }, () => new Map<WebSocket, Beat>());
  const slotOf = new WeakMap<WebSocket, number>();
  let added = 0;
  let turn = 0;
  const takeTurn = (): void => {
    turn = (turn + 1) % turns;
    for (const beat of slots[turn]?.values() ?? []) beat.ping();
    const due = slots[(turn + turns - turnsToAnswer) % turns];
    // A process that was busy may have answers that it has not read yet: after those.
    setImmediate(() => due?.forEach((beat) => beat.cutIfSilent()));
  };
  const timer = setInterval(takeTurn, Math.max(1, milliseconds / (turns + turnsToAnswer)));
  return {
    add(socket, connection) {
      added = (added + 1) % turns;
      slotOf.set(socket, added);
      slots[added]?.set(socket, new Beat(socket, connection));
    },
    remove(socket) {
      slots[slotOf.get(socket) ?? 0]?.delete(socket);
    },
    stop: () => clearInterval(timer),
  };
}

class Beat {
  readonly #socket: WebSocket;
  readonly #connection: Duplex;
  #isWaiting = false;

  constructor(socket: WebSocket, connection: Duplex) {
    this.#socket = socket;
    this.#connection = connection;
    socket.on('pong', () => (this.#isWaiting = false));
  }

  ping(): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#isWaiting = true;
    this.#connection.write(ping);
  }

  cutIfSilent(): void {
    if (this.#isWaiting) this.#socket.terminate();
  }
}
