import { setTimeout as delay } from 'node:timers/promises';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded-postgres';

export interface KeptPostgresOptions extends EmbeddedPostgresOptions {
  readonly start?: (options: EmbeddedPostgresOptions) => Promise<EmbeddedPostgres>;
  /** Milliseconds before the second try in a row, doubled with each further one; 250. */
  readonly firstPause?: number;
}

export interface KeptPostgres extends Pick<EmbeddedPostgres, 'url' | 'stop'> {
  /** Resolves when it is kept running no more: it was stopped, or given up. */
  readonly ended: Promise<void>;
}

/** Tries in a row before it is given up: half a minute of pauses. */
const mostTries = 8;
/** Whoever ran so many milliseconds started well. */
const steadyAfter = 60_000;

/**
 * An embedded PostgreSQL that is started again, on the same port and data, whenever it ends without
 * being stopped. Meanwhile connections are refused; those who need one try again. When it ends over
 * and over it is given up, with an error in the log.
 */
export async function keepPostgres(options: KeptPostgresOptions): Promise<KeptPostgres> {
  const { start = startEmbeddedPostgres, firstPause = 250, log } = options;
  const ending = new AbortController();
  const { signal } = ending;
  const stopped = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  const first = await start(options);
  const again = { ...options, port: Number(new URL(first.url).port) };
  let server: EmbeddedPostgres | null = first;

  const startAgain = (): Promise<EmbeddedPostgres | null> =>
    start(again).catch((cause: unknown) => {
      log.error({ cause: String(cause) }, 'PostgreSQL did not start again');
      return null;
    });

  async function keep(): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      const since = Date.now();
      await Promise.race([server?.ended, stopped]);
      if (signal.aborted) return;
      if (Date.now() - since >= steadyAfter) tries = 0;
      if (tries >= mostTries) return log.error({ tries }, givenUp);
      log.error({ tries }, 'PostgreSQL has ended by itself; starting it again');
      await pause(tries === 0 ? 0 : firstPause * 2 ** (tries - 1), signal);
      if (!signal.aborted) server = await startAgain();
    }
  }

  const ended = keep();
  return {
    url: first.url,
    ended,
    async stop() {
      ending.abort();
      await ended;
      await server?.stop();
    },
  };
}

const givenUp =
  'PostgreSQL ends again and again and is left alone: see the errors above, make room for it (disk, memory), then restart.';

const pause = (milliseconds: number, signal: AbortSignal): Promise<unknown> =>
  delay(milliseconds, undefined, { signal }).catch(() => undefined);
