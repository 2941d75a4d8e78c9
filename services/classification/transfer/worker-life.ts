import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../kit/log';
import { connectLedger, type LedgerConnection } from './ledger-connection';

/** Thrown to leave whatever is being done, when the worker is to end. */
export class WorkerStopping extends Error {}

export interface WorkerLifeOptions {
  readonly databaseUrl: string;
  readonly log: Log;
  readonly pollInterval: number;
  readonly shutdownTimeout: number;
}

const longestRest = 300_000;

/** What the loops of a worker share: when to rest, and when to end. */
export class WorkerLife {
  readonly #options: WorkerLifeOptions;
  readonly #stopping = new AbortController();
  readonly #cut = new AbortController();
  #restUntil = 0;

  constructor(options: WorkerLifeOptions) {
    this.#options = options;
    // Every lane listens to them, and there may be many lanes.
    setMaxListeners(0, this.#stopping.signal, this.#cut.signal);
  }

  get isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** Aborts when what still runs must not be waited for any longer. */
  get cut(): AbortSignal {
    return this.#cut.signal;
  }

  stop(): void {
    this.#stopping.abort();
    setTimeout(() => this.#cut.abort(), this.#options.shutdownTimeout).unref();
  }

  /** Ends early when the worker is stopping. */
  async pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }

  /** PTV has asked for it; it holds for everything that would be called. */
  leavePtvAlone(milliseconds: number): void {
    this.#restUntil = Math.max(this.#restUntil, Date.now() + Math.min(milliseconds, longestRest));
  }

  async waitForPtv(): Promise<void> {
    const rest = this.#restUntil - Date.now();
    if (rest > 0) await this.pause(rest);
  }

  /**
   * Does it again and again on a connection of its own until the worker is stopping. What fails is
   * logged and done again after a pause, on a new connection if the old one is lost.
   */
  async keepDoing(work: (ledger: LedgerConnection) => Promise<void>): Promise<void> {
    let ledger: LedgerConnection | null = null;
    while (!this.isStopping) {
      try {
        if (ledger === null || ledger.lost.aborted)
          ledger = await connectLedger(this.#options.databaseUrl);
        await work(ledger);
      } catch (error) {
        if (error instanceof WorkerStopping) continue;
        this.#options.log.warn({ cause: String(error) }, 'the PTV transfer could not go on');
        await this.pause(this.#options.pollInterval);
      }
    }
    await ledger?.close();
  }
}
