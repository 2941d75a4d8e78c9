import type { DataSource, EntityManager } from 'typeorm';
import { isDatabaseGone } from '../errors';
import type { Log } from '../log';
import { run, sql } from '../sql';

export interface RetentionOptions {
  readonly dataSource: DataSource;
  /** Days that events are kept. */
  readonly days: number;
  readonly log: Log;
  /** Milliseconds between looks; an hour. */
  readonly interval?: number;
}

export interface Retention {
  /** Waits for a deletion that is under way. */
  close(): Promise<void>;
}

const hour = 3_600_000;
const batch = 1_000;
/** Milliseconds between two batches: readers and writers come first. */
const pause = 50;

/**
 * Deletes events that are older than `days`, now and then and a little at a time. Any number of
 * processes may run it: one of them works at any moment.
 */
export function startRetention({ interval = hour, ...options }: RetentionOptions): Retention {
  const stopped = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const look = (): void => {
    running = running.then(() => deleteAll(options, stopped.signal));
  };
  look();
  const timer = setInterval(look, interval);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      stopped.abort();
      await running;
    },
  };
}

async function deleteAll(
  { dataSource, days, log }: RetentionOptions,
  stopped: AbortSignal,
): Promise<void> {
  try {
    while (!stopped.aborted && (await deleteOldest(dataSource, days)) === batch)
      await rest(stopped);
  } catch (error) {
    // It is tried again at the next look; nothing depends on it meanwhile.
    if (!isDatabaseGone(error)) log.warn({ cause: String(error) }, 'deleting old events failed');
  }
}

/** Deletes up to `batch` events; gives how many. */
export function deleteOldest(dataSource: DataSource, days: number): Promise<number> {
  return dataSource.transaction(async (manager) => {
    if (!(await isAlone(manager))) return 0;
    const old = await oldestEvents(manager, days);
    const newest = old.at(-1);
    if (!newest) return 0;
    await run(
      manager,
      sql`UPDATE outbox_lost SET position = ${newest.position},
        occurred_at = greatest(occurred_at, ${newest.occurred_at})`,
    );
    await run(manager, sql`DELETE FROM outbox WHERE position <= ${newest.position}`);
    return old.length;
  });
}

async function isAlone(manager: EntityManager): Promise<boolean> {
  const [row] = await run<{ alone: boolean }>(
    manager,
    sql`SELECT pg_try_advisory_xact_lock(hashtextextended(current_schema() || '.outbox_lost', 0)) AS alone`,
  );
  return row?.alone ?? false;
}

interface OldEvent {
  readonly position: string;
  readonly occurred_at: Date;
  readonly is_old: boolean;
}

/**
 * The oldest events up to the first that is young enough: history is cut at one position, though
 * moments need not run in the order of commits.
 */
async function oldestEvents(manager: EntityManager, days: number): Promise<OldEvent[]> {
  const events = await run<OldEvent>(
    manager,
    sql`SELECT position, occurred_at, occurred_at < now() - make_interval(days => ${days}) AS is_old
      FROM outbox WHERE position IS NOT NULL ORDER BY position LIMIT ${batch}`,
  );
  const young = events.findIndex((event) => !event.is_old);
  return young === -1 ? events : events.slice(0, young);
}

function rest(stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, pause);
    timer.unref();
    stopped.addEventListener('abort', done);
  });
}
