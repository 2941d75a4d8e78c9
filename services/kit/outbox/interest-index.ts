import type { Interest } from './event-source';
import type { StoredEvent } from './stored-event';

/** Somebody who shares an interest. */
export interface Follower<T> {
  push(event: StoredEvent, value: T): void;
  /** Evaluating the interest failed. */
  fail(error: unknown): void;
}

interface Group {
  readonly interest: Interest<unknown>;
  readonly followers: Set<Follower<unknown>>;
}

/** The groups that care for one type of event. */
interface Branch {
  readonly byToken: Map<string, Set<Group>>;
  /** Groups that no token rules out. */
  readonly always: Set<Group>;
}

/**
 * Who is to hear of an event. Followers of equal interests are one group, evaluated once; groups
 * hang at the tokens that they cannot do without, so an event meets only those groups whose
 * rarest condition it already fulfils.
 */
export class InterestIndex {
  readonly #tokensOf: (event: StoredEvent) => readonly string[];
  readonly #groups = new Map<string, Group>();
  readonly #branches = new Map<string, Branch>();
  #evaluations = 0;

  constructor(tokensOf: (event: StoredEvent) => readonly string[]) {
    this.#tokensOf = tokensOf;
  }

  get size(): number {
    return this.#groups.size;
  }

  /** Places where groups hang: of every type its tokens, and one for those that have none. */
  get places(): number {
    let places = 0;
    for (const { byToken, always } of this.#branches.values())
      places += byToken.size + (always.size > 0 ? 1 : 0);
    return places;
  }

  /** How often `toValue` was called. */
  get evaluations(): number {
    return this.#evaluations;
  }

  add<T>(interest: Interest<T>, follower: Follower<T>): void {
    // The key stands for the type of the values, which nothing here looks into.
    const known = this.#groups.get(interest.key) ?? this.#plant(interest as Interest<unknown>);
    known.followers.add(follower as Follower<unknown>);
  }

  remove<T>(interest: Interest<T>, follower: Follower<T>): void {
    const group = this.#groups.get(interest.key);
    group?.followers.delete(follower as Follower<unknown>);
    if (group?.followers.size === 0) this.#uproot(group);
  }

  /** Tells everybody whom the event interests. */
  deliver(event: StoredEvent): void {
    for (const group of this.#candidates(event)) {
      this.#evaluations += 1;
      tell(group, event);
    }
  }

  #candidates(event: StoredEvent): Iterable<Group> {
    const branch = this.#branches.get(event.type);
    if (!branch) return [];
    if (branch.byToken.size === 0) return branch.always;
    const candidates = new Set(branch.always);
    for (const token of this.#tokensOf(event))
      for (const group of branch.byToken.get(token) ?? []) candidates.add(group);
    return candidates;
  }

  #plant(interest: Interest<unknown>): Group {
    const group: Group = { interest, followers: new Set() };
    this.#groups.set(interest.key, group);
    for (const type of interest.types) plantIn(this.#branchOf(type), group);
    return group;
  }

  #uproot(group: Group): void {
    this.#groups.delete(group.interest.key);
    for (const type of group.interest.types) {
      const branch = this.#branchOf(type);
      uprootFrom(branch, group);
      if (branch.always.size === 0 && branch.byToken.size === 0) this.#branches.delete(type);
    }
  }

  #branchOf(type: string): Branch {
    const branch = this.#branches.get(type) ?? { byToken: new Map(), always: new Set() };
    this.#branches.set(type, branch);
    return branch;
  }
}

function tell({ interest, followers }: Group, event: StoredEvent): void {
  try {
    const value = interest.toValue(event);
    if (value === null) return;
    for (const follower of followers) follower.push(event, value);
  } catch (error) {
    for (const follower of [...followers]) follower.fail(error);
  }
}

function plantIn(branch: Branch, group: Group): void {
  const { tokens } = group.interest;
  if (tokens === null) return void branch.always.add(group);
  for (const token of tokens) {
    const groups = branch.byToken.get(token) ?? new Set();
    branch.byToken.set(token, groups.add(group));
  }
}

function uprootFrom(branch: Branch, group: Group): void {
  branch.always.delete(group);
  for (const token of group.interest.tokens ?? []) {
    const groups = branch.byToken.get(token);
    groups?.delete(group);
    if (groups?.size === 0) branch.byToken.delete(token);
  }
}
