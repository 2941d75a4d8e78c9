import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { readUnacknowledged, type Unacknowledged } from './unacknowledged';

/** Keeps event streams alive, and finds those whose client has vanished. */
export interface StreamHeartbeat {
  add(response: ServerResponse): void;
  remove(response: ServerResponse): void;
  stop(): void;
}

/**
 * Writes a comment to every stream twice within the time. Nobody answers a comment but the system of
 * the peer, which acknowledges its bytes: a connection of which not one byte was acknowledged from
 * one comment to the next is cut. So who vanishes is gone within `milliseconds` on Linux; elsewhere
 * when TCP gives up. Behind a proxy the peer is the proxy.
 */
export function startStreamHeartbeat(milliseconds: number): StreamHeartbeat {
  const beats = new Map<ServerResponse, Beat>();
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking || beats.size === 0) return;
    isLooking = true;
    const unacknowledged = await readUnacknowledged();
    isLooking = false;
    for (const beat of beats.values()) beat.look(unacknowledged);
  };
  const timer = setInterval(() => void look(), milliseconds / 2);
  return {
    add: (response) => void beats.set(response, new Beat(response)),
    remove: (response) => void beats.delete(response),
    stop: () => clearInterval(timer),
  };
}

class Beat {
  readonly #response: ServerResponse;
  readonly #socket: Socket | null;
  #acknowledged = -1;

  constructor(response: ServerResponse) {
    this.#response = response;
    this.#socket = response.socket;
  }

  look(unacknowledged: Unacknowledged | null): void {
    const socket = this.#socket;
    const waiting = socket === null ? undefined : unacknowledged?.(socket);
    if (socket !== null && waiting !== undefined) {
      const acknowledged = socket.bytesWritten - socket.writableLength - waiting;
      if (waiting > 0 && acknowledged === this.#acknowledged) return void socket.destroy();
      this.#acknowledged = acknowledged;
    }
    this.#response.write(':\n\n');
  }
}
