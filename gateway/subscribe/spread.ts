import { setTimeout as delay } from 'node:timers/promises';

/** A handful is not kept waiting: at least so many are done each second. */
const leastEachSecond = 500;

/**
 * Does something for each, evenly spread over the window (milliseconds) or faster. Settles when all
 * of it has settled.
 */
export async function spread<T>(
  items: readonly T[],
  window: number,
  work: (item: T) => Promise<void> | void,
): Promise<void> {
  const step = Math.min(window / items.length, 1_000 / leastEachSecond);
  await Promise.all(
    items.map(async (item, index) => {
      if (index * step >= 1) await delay(index * step);
      await work(item);
    }),
  );
}
