import type { WebSocket } from 'ws';

/** Finds clients that vanished without a word, on quiet topics too. */
export interface Heartbeat {
  add(socket: WebSocket): void;
  remove(socket: WebSocket): void;
  stop(): void;
}

/** Pings go out in that many turns, so that they never come all at once. */
const turns = 16;

/**
 * Pings every socket twice within the time, and cuts those that have not answered when the next
 * ping is due: who vanishes is gone within `milliseconds`.
 */
export function startHeartbeat(milliseconds: number): Heartbeat {
  const slots = Array.from({ length: turns }, () => new Map<WebSocket, Beat>());
  const slotOf = new WeakMap<WebSocket, number>();
  let added = 0;
  let turn = 0;
  const timer = setInterval(
    () => {
      turn = (turn + 1) % turns;
      for (const beat of slots[turn]?.values() ?? []) beat.look();
    },
    Math.max(1, milliseconds / 2 / turns),
  );
  return {
    add(socket) {
      added = (added + 1) % turns;
      slotOf.set(socket, added);
      slots[added]?.set(socket, new Beat(socket));
    },
    remove(socket) {
      slots[slotOf.get(socket) ?? 0]?.delete(socket);
    },
    stop: () => clearInterval(timer),
  };
}

class Beat {
  readonly #socket: WebSocket;
  #isWaiting = false;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('pong', () => (this.#isWaiting = false));
  }

  look(): void {
    // A process that was busy may have the answer and not have read it yet.
    if (this.#isWaiting) return void setImmediate(() => this.#cutIfSilent());
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#isWaiting = true;
    this.#socket.ping();
  }

  #cutIfSilent(): void {
    if (this.#isWaiting) this.#socket.terminate();
  }
}
