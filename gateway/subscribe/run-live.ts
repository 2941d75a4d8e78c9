import { ClientError } from '../../platform/errors';
import type { Answer } from '../answer';

/** Where the answers of a live operation go: a socket or an event stream. */
export interface LiveSink {
  /** Bytes that were handed over and are not sent yet. */
  buffered(): number;
  /** Resolves when something was sent, or soon; the caller looks at `buffered` again. */
  drained(): Promise<void>;
  send(answer: Answer): void;
}

export interface LiveOptions {
  readonly source: AsyncIterableIterator<Answer>;
  readonly sink: LiveSink;
  readonly maxBufferedBytes: number;
  /** Milliseconds that the client may stay above `maxBufferedBytes`. */
  readonly slowGrace: number;
  /** Ends the operation: the client ended it, or is gone. */
  readonly signal: AbortSignal;
}

/** The reason to abort with when another operation on the same connection proved too slow. */
export const tooSlow = Symbol('too slow');

/**
 * Sends what the source yields until it ends, the signal aborts or the client proves too slow.
 * While the client is behind nothing is taken from the source. However it ends, the source has
 * been released when this settles.
 *
 * @throws SlowConsumer when the client stayed behind for longer than `slowGrace`
 */
export async function runLive(options: LiveOptions): Promise<void> {
  const { source, sink, signal } = options;
  const release = () => void source.return?.();
  // At once, also while the source waits for its next event: a quiet topic must not keep what a
  // client that is gone has held.
  signal.addEventListener('abort', release, { once: true });
  let last: Answer | null = null;
  try {
    for (;;) {
      await waitForRoom(options, last);
      if (signal.aborted) break;
      const step = await source.next();
      if (signal.aborted || step.done === true) break;
      last = step.value;
      sink.send(last);
    }
    if (signal.reason === tooSlow) throw slowConsumer(last);
  } finally {
    signal.removeEventListener('abort', release);
    await source.return?.();
  }
}

async function waitForRoom(options: LiveOptions, last: Answer | null): Promise<void> {
  const { sink, maxBufferedBytes, slowGrace, signal } = options;
  if (sink.buffered() <= maxBufferedBytes) return;
  const until = performance.now() + slowGrace;
  while (sink.buffered() > maxBufferedBytes && !signal.aborted) {
    if (performance.now() >= until) throw slowConsumer(last);
    await sink.drained();
  }
}

const slowConsumer = (last: Answer | null): SlowConsumer =>
  new SlowConsumer(last === null ? null : cursorOf(last));

/** The client reads too slowly; `extensions.lastCursor` is that of the last event sent to it. */
export class SlowConsumer extends ClientError {
  constructor(lastCursor: string | null) {
    super(
      'SLOW_CONSUMER',
      'Events came faster than they were read. Subscribe again, with `after: lastCursor` if there is one.',
      { lastCursor },
    );
  }
}

/**
 * The cursor in an event: by convention the field `cursor` of the subscription's root field. Null
 * when the client did not ask for it.
 */
export function cursorOf(answer: Answer): string | null {
  const root: unknown = Object.values(answer.data ?? {})[0];
  if (typeof root !== 'object' || root === null || !('cursor' in root)) return null;
  return typeof root.cursor === 'string' ? root.cursor : null;
}
