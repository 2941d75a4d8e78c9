import { refuse } from '../guard/request-refused';

export interface LiveLimits {
  readonly maxPerPrincipal: number;
  readonly maxPerProcess: number;
}

export type LiveTransport = 'websocket' | 'sse';

/** Every running subscription of this process: caps, figures, and proof of cleanup. */
export interface LiveRegistry {
  readonly running: number;
  runningOn(transport: LiveTransport): number;
  /** Callers that hold at least one subscription. */
  readonly callers: number;
  /** Subscriptions of each caller, most first. */
  byCaller(): ReadonlyMap<string, number>;
  /**
   * Counts a subscription in. The answer counts it out, once however often it is called.
   *
   * @throws RequestRefused TOO_MANY_SUBSCRIPTIONS
   */
  open(transport: LiveTransport, caller: string): () => void;
}

export function createLiveRegistry(limits: LiveLimits): LiveRegistry {
  const byTransport: Record<LiveTransport, number> = { websocket: 0, sse: 0 };
  const byCaller = new Map<string, number>();
  const running = () => byTransport.websocket + byTransport.sse;

  const check = (caller: string): void => {
    if (running() >= limits.maxPerProcess) {
      throw tooMany(
        `This process runs ${limits.maxPerProcess} subscriptions, as many as it may (LIVE_MAX_PER_PROCESS).`,
      );
    }
    if ((byCaller.get(caller) ?? 0) >= limits.maxPerPrincipal) {
      throw tooMany(
        `You run ${limits.maxPerPrincipal} subscriptions, as many as you may (LIVE_MAX_PER_PRINCIPAL).`,
      );
    }
  };
  const count = (transport: LiveTransport, caller: string, change: 1 | -1): void => {
    byTransport[transport] += change;
    const left = (byCaller.get(caller) ?? 0) + change;
    if (left > 0) byCaller.set(caller, left);
    else byCaller.delete(caller);
  };

  return {
    get running() {
      return running();
    },
    runningOn: (transport) => byTransport[transport],
    get callers() {
      return byCaller.size;
    },
    byCaller: () => new Map([...byCaller].sort(([, a], [, b]) => b - a)),
    open(transport, caller) {
      check(caller);
      count(transport, caller, 1);
      let open = true;
      return () => {
        if (open) count(transport, caller, -1);
        open = false;
      };
    },
  };
}

const tooMany = (message: string) => refuse('TOO_MANY_SUBSCRIPTIONS', `${message} End one first.`);
