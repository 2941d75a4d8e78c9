import type { Answer } from '../answer';
import { webSocketHeader } from './web-socket-header';

/** The operation's id as the text and bytes that begin each of its messages. */
export interface MessageStart {
  readonly id: string;
  readonly bytes: Buffer;
}

export const messageStart = (id: string): MessageStart => ({
  id,
  bytes: Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`),
});

/** Above this, copying costs more than a second write to the socket. */
const copyUpTo = 16_384;

/**
 * One event of a subscription, written once for everybody who gets it. A client that falls behind
 * keeps a reference to it, not a copy.
 */
export class LiveEvent {
  readonly answer: Answer;
  /** Where a client goes on behind this event; null when the operation does not ask for it. */
  readonly cursor: string | null;
  #payload: Buffer | null = null;
  #stream: Buffer | null = null;
  #frameId: string | null = null;
  #frame: Buffer | null = null;

  constructor(answer: Answer, cursor: string | null) {
    this.answer = answer;
    this.cursor = cursor;
  }

  /** Bytes that the event takes while it waits. */
  get size(): number {
    return this.#bytes().length;
  }

  /**
   * The frame of a graphql-transport-ws `next` message, in the parts to write. Clients that chose
   * the same id, as most do, get the same Buffer.
   */
  webSocketFrame(start: MessageStart): readonly Buffer[] {
    if (this.#frame !== null && this.#frameId === start.id) return [this.#frame];
    const payload = this.#bytes();
    const header = webSocketHeader(start.bytes.length + payload.length);
    if (payload.length > copyUpTo) return [Buffer.concat([header, start.bytes]), payload];
    const frame = Buffer.concat([header, start.bytes, payload]);
    this.#frameId = start.id;
    this.#frame = frame;
    return [frame];
  }

  /** The server-sent event, with the cursor as its id. */
  serverSentEvent(): Buffer {
    return (this.#stream ??= Buffer.from(
      `${idLine(this.cursor)}event: next\ndata: ${this.answer.body()}\n\n`,
    ));
  }

  /** The answer and the bracket that ends the message around it. */
  #bytes(): Buffer {
    return (this.#payload ??= Buffer.from(`${this.answer.body()}}`));
  }
}

/** A line break would end the field; EventSource ignores ids with NUL. */
const idLine = (cursor: string | null): string =>
  cursor === null || /[\n\r\0]/.test(cursor) ? '' : `id: ${cursor}\n`;
