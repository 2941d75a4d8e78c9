import type { Call } from './answer';

/** How a call goes wrong. */
export const faultKinds = ['500', '429', '503', 'html', 'nothing', 'hang'] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** After: the call has had its effect, and only its answer is lost. */
  readonly when: 'before' | 'after';
}

/** Decides about each call; null lets it pass. */
export type FaultPlan = (call: Call) => Fault | null;

export const noFaults: FaultPlan = () => null;

/** A share of the calls fails, each in one of the ways; the same seed fails in the same order. */
export function shareOfFaults(share: number, of: readonly FaultKind[], seed: number): FaultPlan {
  const random = mulberry32(seed);
  return () => {
    if (random() >= share) return null;
    const kind = of[Math.floor(random() * of.length)] as FaultKind;
    return { kind, when: random() < 0.5 ? 'before' : 'after' };
  };
}

/** A small generator of equal numbers for equal seeds. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
