import type { StoredEvent } from '../stored-event';

/** The header by which JetStream drops what it has got already. */
const idHeader = 'Nats-Msg-Id';

/** One message of the stream. */
export interface EventMessage {
  readonly position: number;
  /** Null when the message only says that there is such an event: then the outbox tells it. */
  readonly event: StoredEvent | null;
}

interface Received {
  readonly data: Uint8Array;
  readonly headers?: { get(name: string): string };
  readonly header?: { get(name: string): string };
}

/** The id of the event's message: its position, which no other event has. */
export const messageId = ({ position }: Pick<StoredEvent, 'position'>): string => String(position);

export const printMessage = (event: StoredEvent): Uint8Array => Buffer.from(JSON.stringify(event));

/** Null when it is none of ours. */
export function parseMessage({ data, headers, header }: Received): EventMessage | null {
  const position = Number((headers ?? header)?.get(idHeader));
  if (!Number.isSafeInteger(position) || position < 1) return null;
  return { position, event: data.length === 0 ? null : parseEvent(data) };
}

/** Null for what cannot be read, e.g. of a later version: the outbox has it too. */
function parseEvent(data: Uint8Array): StoredEvent | null {
  try {
    const event = JSON.parse(Buffer.from(data).toString()) as StoredEvent;
    return { ...event, occurredAt: new Date(event.occurredAt) };
  } catch {
    return null;
  }
}
