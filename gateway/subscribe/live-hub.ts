import { setTimeout as delay } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import type { Answer } from '../answer';
import type { AdmittedOperation, Caller, RequestParams } from '../operation';
import { describeGroup, type GroupDescription } from './describe-live';
import { LiveGroup, type OpenedSource } from './live-group';
import { readLiveOperation, type LiveOperation } from './live-operation';
import { LiveRefused } from './live-refused';
import { resumeAfter } from './resume';
import type { Subscriber } from './subscriber';

export type OpenStream = (
  operation: AdmittedOperation,
  caller: Caller,
) => Promise<AsyncIterableIterator<Answer> | Answer>;

export interface LiveHubOptions {
  readonly schema: () => GraphQLSchema;
  admit(params: RequestParams): AdmittedOperation;
  /** Opens an upstream. What is thrown is passed on to who asked. */
  readonly open: OpenStream;
  /** Everything of the caller that can change an answer. */
  identityOf(caller: Caller): string;
  answerToError(error: unknown): Answer;
  /** Whether identical subscriptions share an upstream. */
  readonly isSharing: boolean;
  /** Milliseconds for which a lost upstream is asked for again. */
  readonly recovery: number;
}

/** Running subscriptions, by what they have in common. */
export interface LiveHub {
  /** Upstreams. */
  readonly groups: number;
  /**
   * Puts the subscriber into a group that goes on where it wants to begin, or opens one.
   *
   * @returns the answer that says why there is no such subscription; otherwise null
   */
  join(
    operation: AdmittedOperation,
    caller: Caller,
    subscriber: Subscriber,
  ): Promise<Answer | null>;
  /**
   * The schema has changed: every subscription that is valid still goes on with a new plan, behind
   * its last cursor where it has one, otherwise on the old plan; the others end.
   */
  replan(): Promise<void>;
  describe(): readonly GroupDescription[];
}

/** Groups that differ by nothing but the event that they go on behind. */
interface Family {
  readonly key: string;
  readonly groups: Set<LiveGroup>;
  /** The one that began at a "now"; who begins now joins it. */
  live: Entry | null;
  readonly byCursor: Map<string, Entry>;
}

interface Entry {
  readonly group: LiveGroup;
  readonly family: Family | null;
  readonly operation: AdmittedOperation;
  readonly caller: Caller;
  readonly controller: AbortController;
  /** Of the last event handed out; before the first one the `after` that was asked for. */
  lastCursor: string | null;
  /** The cursor under which the family finds it. */
  listedAt: string | null;
  opened: Promise<Answer | null>;
  outage: Outage | null;
}

/** A time without an upstream. Moments are milliseconds of this process. */
interface Outage {
  /** When the clients are told. */
  readonly until: number;
  /** Events handed out before. */
  readonly events: number;
  /** Before the next attempt. */
  wait: number;
  reopenedAt: number;
}

export function createLiveHub(options: LiveHubOptions): LiveHub {
  return new Hub(options);
}

const firstRetry = 100;
const longestRetry = 5_000;

class Hub implements LiveHub {
  readonly #options: LiveHubOptions;
  readonly #families = new Map<string, Family>();
  readonly #entries = new Map<LiveGroup, Entry>();

  constructor(options: LiveHubOptions) {
    this.#options = options;
  }

  get groups(): number {
    return this.#entries.size;
  }

  async join(
    operation: AdmittedOperation,
    caller: Caller,
    subscriber: Subscriber,
  ): Promise<Answer | null> {
    const live = readLiveOperation(operation, this.#options.schema());
    const family = this.#familyOf(live, caller);
    const entry = this.#joinable(family, live) ?? this.#begin(operation, caller, live, family);
    subscriber.startBehind(live.after);
    entry.group.add(subscriber);
    const leave = (): void => subscriber.stop();
    caller.signal.addEventListener('abort', leave, { once: true });
    if (caller.signal.aborted) leave();
    return entry.opened;
  }

  describe(): readonly GroupDescription[] {
    return [...this.#entries.values()].map(({ group, operation, caller }) =>
      describeGroup(group, operation, caller),
    );
  }

  async replan(): Promise<void> {
    await Promise.all([...this.#entries.values()].map((entry) => this.#replanOne(entry)));
  }

  #familyOf(live: LiveOperation, caller: Caller): Family | null {
    if (live.sharingKey === null || !this.#options.isSharing) return null;
    const key = JSON.stringify([this.#options.identityOf(caller), live.sharingKey]);
    const known = this.#families.get(key);
    if (known !== undefined) return known;
    const family: Family = { key, groups: new Set(), live: null, byCursor: new Map() };
    this.#families.set(key, family);
    return family;
  }

  #joinable(family: Family | null, { after }: LiveOperation): Entry | null {
    const entry = after === null ? family?.live : family?.byCursor.get(after);
    // Who waits for slow readers is not at "now".
    return entry == null || entry.group.isOver || (after === null && entry.group.isWaiting)
      ? null
      : entry;
  }

  #begin(
    operation: AdmittedOperation,
    caller: Caller,
    live: LiveOperation,
    family: Family | null,
  ): Entry {
    const controller = new AbortController();
    const group: LiveGroup = new LiveGroup({
      operation: live,
      onEnd: () => this.#forget(entry),
      onEvent: () => this.#onEvent(entry),
      recover: () => this.#recover(entry),
      explain: (error) => this.#explain(error),
    });
    const opened = Promise.resolve(null);
    // Who gets the events ends with a token of its own; the upstream ends with the last of them.
    const principal = { ...caller.principal, expiresAt: null };
    const shared = { ...caller, principal, signal: controller.signal };
    const entry: Entry = {
      ...{
        group,
        family,
        operation,
        caller: shared,
        controller,
        lastCursor: live.after,
        listedAt: null,
        opened,
        outage: null,
      },
    };
    this.#entries.set(group, entry);
    family?.groups.add(group);
    if (family !== null && live.after === null && !live.hasSnapshot) family.live = entry;
    this.#list(entry, live.after);
    entry.opened = this.#openFirst(entry);
    return entry;
  }

  /** Settles with why there is no stream; rejects with what opening threw. */
  async #openFirst(entry: Entry): Promise<Answer | null> {
    try {
      const source = await this.#open(entry.operation, entry);
      if ('refused' in source) {
        entry.group.fail(null);
        return source;
      }
      entry.group.start(source);
      return null;
    } catch (error) {
      entry.group.fail(null);
      throw error;
    }
  }

  async #open(operation: AdmittedOperation, entry: Entry): Promise<OpenedSource | Answer> {
    const controller = new AbortController();
    const { signal } = entry.controller;
    const release = (): void => controller.abort();
    if (signal.aborted) release();
    signal.addEventListener('abort', release, { once: true });
    const caller = { ...entry.caller, signal: controller.signal };
    const events = await this.#options.open(operation, caller);
    if ('refused' in events) return events;
    return {
      events,
      release: () => {
        signal.removeEventListener('abort', release);
        controller.abort();
        // At once, also while it waits for its next event.
        void events.return?.();
      },
    };
  }

  #list(entry: Entry, cursor: string | null): void {
    const { family } = entry;
    if (family === null || cursor === null) return;
    this.#unlist(entry);
    family.byCursor.set(cursor, entry);
    entry.listedAt = cursor;
  }

  #unlist(entry: Entry): void {
    const { family, listedAt } = entry;
    if (listedAt !== null && family?.byCursor.get(listedAt) === entry)
      family.byCursor.delete(listedAt);
    entry.listedAt = null;
  }

  /** Two groups that have handed out the same are one from here on. */
  #onEvent(entry: Entry): void {
    const { family, group } = entry;
    const cursor = group.lastCursor;
    if (family === null || cursor === null) return;
    // Within a snapshot all cursors may be equal: they do not tell how far one has come.
    if (cursor === entry.lastCursor) return this.#unlist(entry);
    entry.lastCursor = cursor;
    const other = family.byCursor.get(cursor);
    if (other === undefined || other === entry || other.group.isOver) {
      return this.#list(entry, cursor);
    }
    if (family.live === entry) family.live = other;
    other.group.absorb(group);
  }

  #forget(entry: Entry): void {
    this.#entries.delete(entry.group);
    entry.controller.abort();
    this.#setApart(entry);
  }

  /** Nobody joins it any more. */
  #setApart(entry: Entry): void {
    const { family, group } = entry;
    if (family === null) return;
    family.groups.delete(group);
    if (family.live === entry) family.live = null;
    this.#unlist(entry);
    if (family.groups.size === 0) this.#families.delete(family.key);
  }

  async #recover(entry: Entry): Promise<OpenedSource | null> {
    const { group } = entry;
    const outage = this.#outageOf(entry);
    while (group.operation.isResumable && group.lastCursor !== null && !group.isOver) {
      // Not all at the same moment.
      await pause(outage.wait * (0.5 + Math.random() / 2), entry.controller.signal);
      if (group.isOver || performance.now() > outage.until) return null;
      outage.wait = Math.min(outage.wait * 2, longestRetry);
      const opened = await this.#openBehind(entry, group.lastCursor).catch(() => null);
      outage.reopenedAt = performance.now();
      if (opened !== null) return opened;
    }
    return null;
  }

  /**
   * A transport may hand out a stream before it has reached the subgraph: what is lost again soon and
   * has brought nothing was never there.
   */
  #outageOf(entry: Entry): Outage {
    const { outage, group } = entry;
    const now = performance.now();
    const isTheSame =
      outage !== null && outage.events === group.events && now - outage.reopenedAt < longestRetry;
    if (isTheSame) return outage;
    const until = now + this.#options.recovery;
    return (entry.outage = { until, wait: firstRetry, reopenedAt: now, events: group.events });
  }

  async #openBehind(entry: Entry, cursor: string): Promise<OpenedSource | null> {
    const { schema, admit } = this.#options;
    const operation = admit(resumeAfter(entry.operation, cursor, schema()));
    const source = await this.#open(operation, entry);
    return 'refused' in source ? null : source;
  }

  async #replanOne(entry: Entry): Promise<void> {
    const { document, operationName, variables } = entry.operation;
    try {
      this.#options.admit({
        query: document.text,
        operationName: operationName ?? null,
        variables,
        extensions: null,
      });
    } catch (error) {
      return entry.group.fail(this.#explain(error));
    }
    const isExchanged =
      entry.group.operation.isResumable &&
      (await entry.group.exchange((after) => this.#openBehind(entry, after)));
    // It ends with the old supergraph's plan: who comes now gets the new one.
    if (!isExchanged) this.#setApart(entry);
  }

  #explain(error: unknown): LiveRefused {
    const isAnswer = typeof error === 'object' && error !== null && 'refused' in error;
    return new LiveRefused(isAnswer ? (error as Answer) : this.#options.answerToError(error));
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  delay(milliseconds, undefined, { ref: false, signal }).catch(() => undefined);
