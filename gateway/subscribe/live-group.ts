import type { Answer } from '../answer';
import { LiveEvent } from './live-event';
import type { LiveOperation } from './live-operation';
import type { Membership, Subscriber } from './subscriber';

/** A stream of answers that can be released. */
export interface OpenedSource {
  readonly events: AsyncIterator<Answer>;
  /** Ends it and what it holds. */
  release(): void;
}

export interface LiveGroupOptions {
  readonly operation: LiveOperation;
  /** Called once, when the group has ended and nobody is in it any more. */
  onEnd(group: LiveGroup): void;
  /** Called after every event, when everybody has been handed it. */
  onEvent(group: LiveGroup): void;
  /** Called when the upstream was lost: opens another one behind the cursor, or gives null. */
  recover(group: LiveGroup): Promise<OpenedSource | null>;
  /** What members are told whose upstream failed in a way that is not theirs. */
  explain(error: unknown): unknown;
}

/**
 * Subscribers of one upstream: one source, one execution of the rest of the plan and one
 * serialisation for each event, however many they are. Nobody's coming, going or slowness is felt by
 * the others.
 */
export class LiveGroup implements Membership {
  readonly operation: LiveOperation;
  readonly since = Date.now();
  readonly #options: LiveGroupOptions;
  readonly #members = new Set<Subscriber>();
  #source: OpenedSource | null = null;
  #lastCursor: string | null;
  #events = 0;
  #over = false;
  /** The source is over; some may still be sent what waits for them. */
  #ended = false;
  #roomWanted: (() => void) | null = null;
  /** Cursors of events handed out while a successor of the source was being opened. */
  #meanwhile: Set<string> | null = null;
  /** Those of them that the successor brings again. */
  #again: ReadonlySet<string> = new Set();

  constructor(options: LiveGroupOptions) {
    this.#options = options;
    this.operation = options.operation;
    this.#lastCursor = options.operation.after;
  }

  get members(): ReadonlySet<Subscriber> {
    return this.#members;
  }

  /** Whether nothing comes any more: nobody may join. */
  get isOver(): boolean {
    return this.#over || this.#ended;
  }

  /** Events handed out. */
  get events(): number {
    return this.#events;
  }

  /** Everybody in the group has been handed everything up to this. */
  get lastCursor(): string | null {
    return this.#lastCursor;
  }

  /** Whether nothing is taken from the source, because every member is behind. */
  get isWaiting(): boolean {
    return this.#roomWanted !== null;
  }

  add(subscriber: Subscriber): void {
    this.#members.add(subscriber);
    subscriber.join(this);
    this.resume();
  }

  leave(subscriber: Subscriber): void {
    this.#members.delete(subscriber);
    if (this.#members.size === 0) this.#close();
    else this.resume();
  }

  /** Takes everybody over from a group that has handed out exactly as much. */
  absorb(other: LiveGroup): void {
    const members = [...other.#members];
    other.#members.clear();
    for (const member of members) this.add(member);
    other.#close();
  }

  resume(): void {
    const wake = this.#roomWanted;
    this.#roomWanted = null;
    wake?.();
  }

  /** Begins to hand out what the source yields. */
  start(source: OpenedSource): void {
    if (this.#over) return source.release();
    this.#source = source;
    void this.#pump(source);
  }

  /**
   * Exchanges the source for one that goes on behind the last cursor. Until it is there the old one
   * goes on; what both yield is handed out once.
   *
   * @returns whether it was exchanged
   */
  async exchange(open: (after: string) => Promise<OpenedSource | null>): Promise<boolean> {
    const after = this.#lastCursor;
    if (after === null || this.#over || this.#meanwhile !== null) return false;
    const meanwhile = (this.#meanwhile = new Set<string>());
    const next = await open(after).catch(() => null);
    this.#meanwhile = null;
    if (next === null) return false;
    this.#again = meanwhile;
    const previous = this.#source;
    this.start(next);
    previous?.release();
    return true;
  }

  /** Ends every member, with the error or in silence. */
  fail(error: unknown): void {
    for (const member of [...this.#members]) member.stop(error);
    this.#close();
  }

  async #pump(source: OpenedSource): Promise<void> {
    try {
      for (;;) {
        await this.#room();
        const step = await source.events.next();
        if (this.#source !== source) return;
        if (step.done === true) return this.#finish(null);
        if (step.value.upstreamLost === true) return await this.#onLost(source, step.value);
        if (step.value.refused) return this.#refuse(step.value);
        this.#handOut(step.value);
        if (this.#source !== source) return;
      }
    } catch (error) {
      if (this.#source === source) this.#finish(this.#options.explain(error));
    }
  }

  /** Waits while taking an event would only make it wait for everybody. */
  async #room(): Promise<void> {
    while (!this.#over && this.#isEverybodyBehind()) {
      await new Promise<void>((resolve) => (this.#roomWanted = resolve));
    }
  }

  #isEverybodyBehind(): boolean {
    for (const member of this.#members) if (!member.isBehind) return false;
    return true;
  }

  #handOut(answer: Answer): void {
    const cursor = this.operation.cursorOf(answer);
    if (cursor !== null) {
      if (this.#again.has(cursor)) return;
      if (this.#again.size > 0) this.#again = new Set();
      this.#meanwhile?.add(cursor);
      this.#lastCursor = cursor;
    }
    this.#events += 1;
    const event = new LiveEvent(answer, cursor);
    for (const member of this.#members) member.push(event);
    if (!this.#over) this.#options.onEvent(this);
  }

  async #onLost(source: OpenedSource, lost: Answer): Promise<void> {
    source.release();
    const next = await this.#options.recover(this);
    if (this.#over) return next?.release();
    // A new supergraph may have brought another source in the meantime.
    if (this.#source !== source) return next?.release();
    if (next !== null) return this.start(next);
    // What fails before the first event is an error of the operation, not an event.
    if (this.#events === 0) return this.#refuse(lost);
    this.#handOut(lost);
    this.#finish(null);
  }

  /** The subgraph refused after the stream was opened, as one that is reached by socket does. */
  #refuse(answer: Answer): void {
    this.#finish(this.#options.explain(answer));
  }

  #finish(error: unknown): void {
    this.#ended = true;
    for (const member of [...this.#members]) member.end(error);
    this.#release();
  }

  #release(): void {
    const source = this.#source;
    this.#source = null;
    source?.release();
  }

  #close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#release();
    this.resume();
    this.#options.onEnd(this);
  }
}
