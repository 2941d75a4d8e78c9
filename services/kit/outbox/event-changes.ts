import type { EventPage, EventSource, Interest } from './event-source';
import { positionOf, type EventPosition } from './stored-event';

/** A page of the feed. */
export interface Changes<T> {
  readonly values: readonly T[];
  /** Behind everything that the page has looked at. */
  readonly end: EventPosition;
  readonly hasNextPage: boolean;
  readonly newest: EventPosition;
}

/** A page of a filter that nothing meets must end some time. */
const mostLookedAt = 5_000;

/**
 * The same events, in the same order and with the same gaps as a subscription gives them, page by
 * page: at most `first` values behind `after`, or from the oldest event that is kept. Whatever was
 * committed before the call is among them. INVALID_CURSOR for an `after` that was never given.
 */
export async function readChanges<T>(
  events: EventSource,
  interest: Interest<T>,
  after: EventPosition | null,
  first: number,
): Promise<Changes<T>> {
  await events.refresh();
  if (after) await events.requireKnown(after.position);
  const page = new PageOfChanges(interest, after, first);
  const newest = { position: events.head, at: new Date() };
  while (!page.isComplete) page.add(await events.read(page.end.position), events.head);
  const { values, end, hasNextPage } = page;
  return { values, end, hasNextPage, newest };
}

/** Grows until it is full, or has looked at enough. */
class PageOfChanges<T> {
  readonly values: T[] = [];
  end: EventPosition;
  hasNextPage = true;
  readonly #interest: Interest<T>;
  readonly #first: number;
  /** Without `after`, the beginning of what is kept is no gap. */
  #tellsGap: boolean;
  #lookedAt = 0;

  constructor(interest: Interest<T>, after: EventPosition | null, first: number) {
    this.#interest = interest;
    this.#first = first;
    this.#tellsGap = after !== null;
    this.end = after ?? { position: 0, at: null };
  }

  get isComplete(): boolean {
    return !this.hasNextPage || this.#isFull || this.#lookedAt >= mostLookedAt;
  }

  add({ events, lost, through }: EventPage, head: number): void {
    if (lost) this.#addGap(lost);
    let taken = 0;
    for (const event of events) {
      if (this.#isFull) break;
      this.end = positionOf(event);
      taken += 1;
      this.#add(event);
    }
    this.#lookedAt += taken;
    const isWhole = taken === events.length;
    if (isWhole && through > this.end.position) this.end = { position: through, at: this.end.at };
    this.hasNextPage = !isWhole || this.end.position < head;
  }

  get #isFull(): boolean {
    return this.values.length >= this.#first;
  }

  #add(event: Parameters<Interest<T>['toValue']>[0]): void {
    if (!this.#interest.types.includes(event.type)) return;
    const value = this.#interest.toValue(event);
    if (value !== null) this.values.push(value);
  }

  #addGap(lost: NonNullable<EventPage['lost']>): void {
    if (this.#tellsGap) this.values.push(this.#interest.toGap({ ...lost, since: this.end.at }));
    this.#tellsGap = true;
    this.end = { position: lost.position, at: lost.until };
  }
}
