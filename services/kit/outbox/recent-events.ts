import type { StoredEvent } from './stored-event';

/**
 * The last events that a source has given out: a reader who is a little behind finds them here
 * and not in the database. What is kept has no holes.
 */
export class RecentEvents {
  readonly #size: number;
  #events: StoredEvent[] = [];
  /** Every event behind this position that was given out is kept. */
  #start: number;

  constructor(size: number, start: number) {
    this.#size = size;
    this.#start = start;
  }

  add(event: StoredEvent): void {
    this.#events.push(event);
    // Cut in bulk: moving the whole array for every event would cost its length each time.
    if (this.#events.length >= 1.25 * this.#size) this.#cut(this.#events.length - this.#size);
  }

  /** What follows the position, oldest first; null when that reaches back too far. */
  after(position: number, atMost: number): readonly StoredEvent[] | null {
    if (position < this.#start) return null;
    const from = this.#firstBehind(position);
    return this.#events.slice(from, from + atMost);
  }

  #cut(count: number): void {
    this.#start = this.#events[count - 1]?.position ?? this.#start;
    this.#events = this.#events.slice(count);
  }

  #firstBehind(position: number): number {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#events[middle]?.position ?? 0) > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
