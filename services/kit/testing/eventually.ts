import { setTimeout as delay } from 'node:timers/promises';

/** Asks until the answer is truthy; fails at the deadline with the last answer or error. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  milliseconds = 5_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const answer = await Promise.resolve()
      .then(ask)
      .catch((error: unknown) => error);
    if (answer && !(answer instanceof Error)) return answer as NonNullable<T>;
    if (Date.now() > deadline) throw new Error('It did not come about in time', { cause: answer });
    await delay(10);
  }
}
