export interface Deadlines {
  /**
   * Calls back when the time is up, unless the function it gives is called before. That one may be
   * called twice.
   */
  start(onPassed: () => void): () => void;
}

interface Deadline {
  readonly at: number;
  readonly onPassed: () => void;
}

/**
 * Deadlines of one length on one timer. As all are equally long, the first to start is the first
 * to pass: a set in the order of insertion is the whole queue, and nothing is started or cleared
 * per request.
 */
export function createDeadlines(milliseconds: number, now = () => performance.now()): Deadlines {
  const waiting = new Set<Deadline>();
  let armed = false;

  const arm = (delay: number): void => {
    armed = true;
    // What waits for a deadline keeps the process alive by itself: a client's connection.
    setTimeout(check, delay).unref();
  };
  const check = (): void => {
    armed = false;
    for (const deadline of waiting) {
      const left = deadline.at - now();
      if (left > 0) return arm(Math.ceil(left));
      waiting.delete(deadline);
      deadline.onPassed();
    }
  };
  return {
    start(onPassed) {
      const deadline: Deadline = { at: now() + milliseconds, onPassed };
      waiting.add(deadline);
      if (!armed) arm(milliseconds);
      return () => waiting.delete(deadline);
    },
  };
}
