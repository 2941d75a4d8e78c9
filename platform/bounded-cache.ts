/**
 * The `size` entries that were used last. A Map keeps insertion order, so taking an entry out and
 * putting it back makes it the newest.
 */
export class BoundedCache<V> {
  readonly #entries = new Map<string, V>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): V | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: string, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#size) return;
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  /**
   * The value of the key, made once however many ask for it at the same time. A failure is given
   * to all who wait and is not kept.
   */
  static async once<V>(
    cache: BoundedCache<Promise<V>>,
    key: string,
    make: () => Promise<V>,
  ): Promise<V> {
    const known = cache.get(key);
    if (known) return known;
    const made = make();
    cache.set(key, made);
    try {
      return await made;
    } catch (error) {
      cache.delete(key);
      throw error;
    }
  }
}
