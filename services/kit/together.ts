import { isDatabaseGone } from './errors';

interface Asked<Item, Result> {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * Does what is asked for at the same time as one. What comes alone is done at once; what comes
 * while something is being done waits for its end, and is done next, all of it in one go. When that
 * fails each is done by itself, so that nobody pays for another's mistake: `doAll` must do all or
 * nothing. After a lost database nobody knows which it was, so that all are told.
 */
export function together<Item, Result>(
  doAll: (items: readonly Item[]) => Promise<readonly Result[]>,
  atMost = 50,
): (item: Item) => Promise<Result> {
  let waiting: Asked<Item, Result>[] = [];
  let isBusy = false;

  async function doNext(): Promise<void> {
    isBusy = true;
    while (waiting.length > 0) {
      const next = waiting.slice(0, atMost);
      waiting = waiting.slice(atMost);
      await doThese(next);
    }
    isBusy = false;
  }

  async function doThese(asked: readonly Asked<Item, Result>[]): Promise<void> {
    try {
      const results = await doAll(asked.map(({ item }) => item));
      asked.forEach(({ resolve }, index) => resolve(results[index] as Result));
    } catch (error) {
      if (asked.length > 1 && !isDatabaseGone(error)) for (const one of asked) await doThese([one]);
      else asked.forEach(({ reject }) => reject(error));
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isBusy) void doNext();
    });
}
