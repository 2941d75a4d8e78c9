export interface BackOff {
  /** Milliseconds before the first new attempt, about. */
  readonly base: number;
  readonly max: number;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/**
 * Milliseconds until the next attempt: doubled with each one that failed, up to `max`, and
 * scattered by half, so that what failed together does not come back together.
 */
export function backOff(attempts: number, { base, max, random }: BackOff): number {
  const full = Math.min(max, base * 2 ** Math.min(attempts - 1, 30));
  return full * (0.5 + random() / 2);
}
