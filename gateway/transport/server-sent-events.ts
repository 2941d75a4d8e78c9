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
  let rest = '';
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    // A line may end with CR LF: a CR at the end of a chunk waits for what follows.
    const isSplit = rest.endsWith('\r');
    const text = (isSplit ? rest.slice(0, -1) : rest).replace(/\r\n?/g, '\n');
    const blocks = text.split('\n\n');
    rest = (blocks.pop() ?? '') + (isSplit ? '\r' : '');
    if (rest.length > maxLength) throw new Error(`An event has more than ${maxLength} characters.`);
    for (const block of blocks) {
      const event = parseBlock(block);
      if (event !== null) yield event;
    }
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
