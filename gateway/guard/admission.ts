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
  /** From now on nothing is let in. */
  stop(): void;
}

/** How many requests may run, and how often one caller may come. */
export function createAdmission(limits: AdmissionLimits, now: () => number = Date.now): Admission {
  const countCall = createCallCounter(limits.requestsPerMinute, now);
  let running = 0;
  let stopped = false;

  return {
    get running() {
      return running;
    },
    enter(caller) {
      if (stopped) throw refuse('OVERLOADED', 'The gateway is shutting down.', retryAfter(5));
      if (running >= limits.concurrentRequests) {
        const message = `The gateway runs ${running} requests, as many as it may. Try again.`;
        throw refuse('OVERLOADED', message, retryAfter(1));
      }
      countCall(caller);
      running += 1;
      return () => {
        running -= 1;
      };
    },
    stop() {
      stopped = true;
    },
  };
}

const minute = 60_000;

/** Counts per minute of the clock; the memory of a minute is dropped with it. */
function createCallCounter(allowed: number, now: () => number): (caller: string) => void {
  if (allowed === 0) return () => undefined;
  let calls = new Map<string, number>();
  let windowStart = 0;
  return (caller) => {
    if (now() - windowStart >= minute) {
      calls = new Map();
      windowStart = now() - (now() % minute);
    }
    const count = (calls.get(caller) ?? 0) + 1;
    calls.set(caller, count);
    if (count <= allowed) return;
    const seconds = Math.ceil((windowStart + minute - now()) / 1_000);
    const message = `At most ${allowed} requests a minute are allowed. Wait ${seconds} seconds.`;
    throw refuse('RATE_LIMITED', message, retryAfter(seconds));
  };
}

const retryAfter = (seconds: number) => ({ 'retry-after': String(seconds) });
