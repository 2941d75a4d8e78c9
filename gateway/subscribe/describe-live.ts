import { callerKey, type AdmittedOperation, type Caller } from '../operation';
import type { LiveGroup } from './live-group';
import type { Subscriber } from './subscriber';

/** Who holds what: one upstream and those who get its events. */
export interface GroupDescription {
  readonly operation: string | null;
  /** SHA-256 of the document. */
  readonly document: string;
  /** The principal or address that it was opened for. */
  readonly caller: string;
  /** ISO 8601. */
  readonly since: string;
  readonly events: number;
  readonly lastCursor: string | null;
  readonly subscribers: { readonly websocket: number; readonly sse: number };
  /** Whether nothing is taken from the source because every subscriber is behind. */
  readonly isWaiting: boolean;
  /** Events that wait for slow subscribers: the longest queue, and all of them. */
  readonly queued: { readonly longest: number; readonly total: number };
}

export function describeGroup(
  group: LiveGroup,
  { operationName, document }: AdmittedOperation,
  caller: Caller,
): GroupDescription {
  const members = [...group.members];
  const on = (transport: Subscriber['info']['transport']): number =>
    members.filter(({ info }) => info.transport === transport).length;
  const queues = members.map(({ queued }) => queued);
  return {
    operation: operationName ?? null,
    document: document.hash,
    caller: callerKey(caller),
    since: new Date(group.since).toISOString(),
    events: group.events,
    lastCursor: group.lastCursor,
    subscribers: { websocket: on('websocket'), sse: on('sse') },
    isWaiting: group.isWaiting,
    queued: {
      longest: queues.reduce((a, b) => Math.max(a, b), 0),
      total: queues.reduce((a, b) => a + b, 0),
    },
  };
}
