import { Link } from './link';

class Waiter extends Link {
  constructor(public onAbort: (() => void) | null) {
    super();
  }

  override stepOut(): void {
    super.stepOut();
    this.onAbort = null;
  }
}

const rings = new WeakMap<AbortSignal, Waiter>();

/**
 * Calls back when the signal is aborted, unless the function it gives is called before. All calls
 * that one request makes wait for one signal: the first to do so listens for all, as a listener costs
 * more than a place in a ring. The signal must not be aborted yet.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  let ring = rings.get(signal);
  if (ring === undefined) {
    ring = listen(signal);
    rings.set(signal, ring);
  }
  const waiter = new Waiter(callback);
  waiter.stepInBefore(ring);
  return () => waiter.stepOut();
}

function listen(signal: AbortSignal): Waiter {
  const ring = new Waiter(null);
  const callAll = (): void => {
    while (ring.after !== ring) {
      const { onAbort: call } = ring.after;
      ring.after.stepOut();
      call?.();
    }
  };
  signal.addEventListener('abort', callAll, { once: true });
  return ring;
}
