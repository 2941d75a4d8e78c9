import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Principal } from '../../platform/identity/principal';
import { callerKey } from '../operation';
import type { SlowPolicy } from '../subscribe/slow-consumer';
import type { Subscriber } from '../subscribe/subscriber';

/** What is known of one socket. */
export interface Session {
  readonly socket: WebSocket;
  /** The connection under the socket: ready frames are written to it. */
  readonly connection: Duplex;
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** Anonymous until `connection_init`. */
  principal: Principal;
  readonly address: string;
  readonly forwardedHeaders: ReadonlyMap<string, string>;
  /** The header of the upgrade; `connection_init` may bring another token. */
  readonly authorization: string | undefined;
  /** Ends the socket when the token expires. */
  expiry: NodeJS.Timeout | null;
  /** What `connection_init` asks for its subscriptions. */
  slow: SlowPolicy;
  /** Operations that run: aborted when the socket closes. */
  readonly operations: Set<AbortController>;
  /** Subscriptions that run, by the id of the operation. */
  readonly subscribers: Map<string, Subscriber>;
  /** Queries and mutations that run. */
  requests: number;
  finishRequest(): void;
  /** Resolves when no query or mutation runs. */
  idle(): Promise<void>;
}

export interface SocketDescription {
  /** The principal or address that it counts for. */
  readonly caller: string;
  /** ISO 8601. */
  readonly since: string;
  readonly operations: number;
  readonly bufferedBytes: number;
  readonly subscriptions: readonly {
    readonly id: string;
    readonly queued: number;
    readonly skipped: number;
    readonly lastCursor: string | null;
  }[];
}

export function describeSession(session: Session): SocketDescription {
  const { since, operations, connection, subscribers } = session;
  return {
    caller: callerKey(session),
    since: new Date(since).toISOString(),
    operations: operations.size,
    bufferedBytes: connection.writableLength,
    subscriptions: [...subscribers].map(([id, { queued, skipped, lastCursor }]) => ({
      ...{ id, queued, skipped, lastCursor },
    })),
  };
}
