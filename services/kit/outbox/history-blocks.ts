import type { EventPage } from './event-source';

/** Positions per block; blocks begin at multiples of it. */
const blockSize = 200;
/** Blocks that are kept: some megabytes. */
const blocksKept = 16;

/**
 * History in blocks that many readers share: those who come back at the same time read the same
 * stretch, one after the other or at once. What has its position never changes, so a block that
 * ends before the head can be kept.
 */
export class HistoryBlocks {
  readonly #read: (after: number, atMost: number) => Promise<EventPage>;
  readonly #blocks = new Map<number, Promise<EventPage>>();

  constructor(read: (after: number, atMost: number) => Promise<EventPage>) {
    this.#read = read;
  }

  /** What follows the position within its block; null when the block does not end by `head`. */
  async after(position: number, head: number): Promise<EventPage | null> {
    const start = Math.floor(position / blockSize) * blockSize;
    const through = start + blockSize;
    if (through > head) return null;
    const { events, lost } = await this.#block(start);
    return {
      events: events.filter((event) => event.position > position && event.position <= through),
      through,
      lost: lost && lost.position > position ? lost : null,
    };
  }

  #block(start: number): Promise<EventPage> {
    // No more than `blockSize` events have these positions; some positions have none.
    const block = this.#blocks.get(start) ?? this.#read(start, blockSize);
    this.#blocks.delete(start);
    this.#blocks.set(start, block);
    block.catch(() => this.#blocks.delete(start));
    const [oldest] = this.#blocks.keys();
    if (this.#blocks.size > blocksKept && oldest !== undefined) this.#blocks.delete(oldest);
    return block;
  }
}
