/**
 * Stands in a ring between the one before it and the one after it; alone at first.
 *
 * For what comes and goes with each request a ring is better than a Set: the tables that a Set
 * outgrows are garbage of the old generation, and keep what they hold from the collections of the
 * young one. With a Set of deadlines, more than half of what 50 requests at a time allocated outlived
 * each collection, and was garbage.
 */
export class Link {
  before: this = this;
  after: this = this;

  stepInBefore(other: this): void {
    this.before = other.before;
    this.after = other;
    other.before.after = this;
    other.before = this;
  }

  /** May be called again when it is alone. */
  stepOut(): void {
    this.before.after = this.after;
    this.after.before = this.before;
    this.before = this;
    this.after = this;
  }
}
