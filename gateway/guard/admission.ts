import { refuse } from './request-refused';

export interface AdmissionLimits {
  readonly concurrentRequests: number;
  /** Of one caller; 0 = no cap. */
  readonly requestsPerMinute: number;
}

export interface Admission {
  readonly running: number;
  /**
   * Counts a request in; the answer counts it out and must be called once.
   *
   * @throws RequestRefused OVERLOADED or RATE_LIMITED, with Retry-After
   */
  enter(caller: string): () => void;
  /**
   * Does what has to be done before it is known whether the request may run: reading its document.
   * Not for a caller that came too often; and what is refused there counts as a request, too.
   *
   * @throws RequestRefused RATE_LIMITED, and whatever `work` throws
   */
  examine<T>(caller: string, work: () => T): T;
  /** From now on nothing is let in. */
  stop(): void;
}

/** How many requests may run, and how often one caller may come. */
export function createAdmission(limits: AdmissionLimits, now: () => number = Date.now): Admission {
  const calls = createCallCounter(limits.requestsPerMinute, now);
  let running = 0;
  let stopped = false;

  return {
    get running() {
      return running;
    },
    enter(caller) {
      if (stopped) throw refuse('OVERLOADED', shuttingDown, retryAfter(5));
      if (running >= limits.concurrentRequests) {
        const message =
          `The gateway runs ${running} requests, as many as it may (MAX_CONCURRENT_REQUESTS). Try ` +
          'again after the seconds in Retry-After.';
        throw refuse('OVERLOADED', message, retryAfter(1));
      }
      calls.count(caller);
      running += 1;
      return () => {
        running -= 1;
      };
    },
    examine(caller, work) {
      calls.check(caller);
      try {
        return work();
      } catch (error) {
        calls.count(caller);
        throw error;
      }
    },
    stop() {
      stopped = true;
    },
  };
}

const shuttingDown =
  'The gateway is shutting down. Try again after the seconds in Retry-After, on a new connection.';

const minute = 60_000;

interface CallCounter {
  /** @throws RequestRefused RATE_LIMITED when no further call is allowed */
  check(caller: string): void;
  /** @throws RequestRefused RATE_LIMITED when this one was not allowed */
  count(caller: string): void;
}

const uncounted: CallCounter = { check: () => undefined, count: () => undefined };

/** Counts per minute of the clock; the memory of a minute is dropped with it. */
function createCallCounter(allowed: number, now: () => number): CallCounter {
  if (allowed === 0) return uncounted;
  let calls = new Map<string, number>();
  let windowStart = 0;
  const callsOf = (caller: string): number => {
    if (now() - windowStart >= minute) {
      calls = new Map();
      windowStart = now() - (now() % minute);
    }
    return calls.get(caller) ?? 0;
  };
  const refuseAbove = (count: number): void => {
    if (count <= allowed) return;
    const seconds = Math.ceil((windowStart + minute - now()) / 1_000);
    const message =
      `At most ${allowed} requests a minute are allowed (MAX_REQUESTS_PER_MINUTE). Wait ${seconds} ` +
      'seconds.';
    throw refuse('RATE_LIMITED', message, retryAfter(seconds));
  };
  return {
    check: (caller) => refuseAbove(callsOf(caller) + 1),
    count(caller) {
      const count = callsOf(caller) + 1;
      calls.set(caller, count);
      refuseAbove(count);
    },
  };
}

const retryAfter = (seconds: number) => ({ 'retry-after': String(seconds) });
