import { Link } from './link';

export interface Deadlines {
  /**
   * Calls back when the time is up, unless the function it gives is called before. That one may be
   * called twice.
   */
  start(onPassed: () => void): () => void;
}

class Deadline extends Link {
  constructor(
    readonly at: number,
    public onPassed: (() => void) | null,
  ) {
    super();
  }

  override stepOut(): void {
    super.stepOut();
    this.onPassed = null;
  }
}

/**
 * Deadlines of one length on one timer. As all are equally long, the first to start is the first
 * to pass: a ring in that order is the whole queue, and nothing is started or cleared per request.
 */
export function createDeadlines(milliseconds: number, now = () => performance.now()): Deadlines {
  const ring = new Deadline(Number.POSITIVE_INFINITY, null);
  let armed = false;

  const arm = (delay: number): void => {
    armed = true;
    // What waits for a deadline keeps the process alive by itself: a client's connection.
    setTimeout(check, delay).unref();
  };
  const check = (): void => {
    armed = false;
    for (;;) {
      const first = ring.after;
      if (first === ring) return;
      const left = first.at - now();
      if (left > 0) return arm(Math.ceil(left));
      const { onPassed } = first;
      first.stepOut();
      onPassed?.();
    }
  };
  return {
    start(onPassed) {
      const deadline = new Deadline(now() + milliseconds, onPassed);
      deadline.stepInBefore(ring);
      if (!armed) arm(milliseconds);
      return () => deadline.stepOut();
    },
  };
}
