/** One server-sent event; comments, ids and retry times are left out. */
export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
}

/**
 * Reads an event stream as the HTML standard describes it.
 *
 * @throws Error when an event is longer than `maxLength` characters
 */
export async function* readServerSentEvents(
  chunks: AsyncIterable<Uint8Array>,
  maxLength: number,
): AsyncGenerator<ServerSentEvent> {
  const decoder = new TextDecoder();
  const block = new OpenBlock();
  let held = '';
  for await (const chunk of chunks) {
    const text = held + decoder.decode(chunk, { stream: true });
    // A line may end with CR LF: a CR at the end of a chunk waits for what follows.
    held = text.endsWith('\r') ? '\r' : '';
    const lines = text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
    for (const ended of block.add(lines)) {
      const event = parseBlock(ended);
      if (event !== null) yield event;
    }
    if (block.length > maxLength)
      throw new Error(`An event has more than ${maxLength} characters.`);
  }
}

/**
 * The block of lines that has not ended, in the pieces it came in: what was looked at once is not
 * looked at again with every further piece.
 */
class OpenBlock {
  #pieces: string[] = [];
  #length = 0;
  #endsLine = false;

  get length(): number {
    return this.#length;
  }

  /** Takes more text, and gives the blocks that end in it. */
  add(text: string): string[] {
    if (text === '') return [];
    // The empty line that ends a block can be cut in two.
    const isEnd = this.#endsLine && text.startsWith('\n');
    const [first = '', ...others] = (isEnd ? text.slice(1) : text).split('\n\n');
    const ended = isEnd ? [this.#take()] : [];
    this.#put(first);
    for (const other of others) {
      ended.push(this.#take());
      this.#put(other);
    }
    return ended;
  }

  #put(piece: string): void {
    if (piece === '') return;
    this.#pieces.push(piece);
    this.#length += piece.length;
    this.#endsLine = piece.endsWith('\n');
  }

  #take(): string {
    const block = this.#pieces.join('');
    this.#pieces = [];
    this.#length = 0;
    this.#endsLine = false;
    return block;
  }
}

function parseBlock(block: string): ServerSentEvent | null {
  let event = 'message';
  const data: string[] = [];
  let isEvent = false;
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon === 0) continue;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') event = value;
    if (name === 'data') data.push(value);
    isEvent ||= name === 'event' || name === 'data';
  }
  return isEvent ? { event, data: data.join('\n') } : null;
}
