/** A source of events for tests: what is published reaches everybody who iterates. */
export interface Topic<T> {
  /** Iterations that were started and not ended. */
  readonly subscribers: number;
  publish(value: T): void;
  /** Ends every iteration. */
  end(): void;
  subscribe(): AsyncIterableIterator<T>;
}

interface Reader<T> {
  push(value: T): void;
  end(): void;
}

export function createTopic<T>(): Topic<T> {
  const readers = new Set<Reader<T>>();
  return {
    get subscribers() {
      return readers.size;
    },
    publish(value) {
      for (const reader of readers) reader.push(value);
    },
    end() {
      for (const reader of [...readers]) reader.end();
    },
    subscribe: () => createReader(readers),
  };
}

function createReader<T>(readers: Set<Reader<T>>): AsyncIterableIterator<T> {
  const queue: T[] = [];
  let wake: (() => void) | null = null;
  let ended = false;
  const reader: Reader<T> = {
    push(value) {
      queue.push(value);
      wake?.();
    },
    end() {
      ended = true;
      readers.delete(reader);
      wake?.();
    },
  };
  readers.add(reader);
  const iterator: AsyncIterableIterator<T> = {
    [Symbol.asyncIterator]: () => iterator,
    async next() {
      while (queue.length === 0 && !ended) await new Promise<void>((resolve) => (wake = resolve));
      const value = queue.shift();
      return value === undefined ? { done: true, value: undefined } : { done: false, value };
    },
    return() {
      reader.end();
      return Promise.resolve({ done: true, value: undefined });
    },
  };
  return iterator;
}
