import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import type { Log } from './log';
import type { CopyNames, Named, NameFeed } from './name-feed';
import { positionOf, type EventPosition, type StoredEvent } from './outbox/stored-event';
import { run, sql } from './sql';

export interface FollowerOptions {
  /** Of the service that keeps the copy, with the table `organisation_names_read`. */
  readonly dataSource: DataSource;
  readonly copyNames: CopyNames;
  readonly feed: NameFeed;
  readonly log: Log;
  /** Milliseconds to wait when something failed; 5,000. */
  readonly retryAfter?: number;
}

export interface Follower {
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

/**
 * Keeps the copy of the organisations' names: reads all of them once, then goes on with each event
 * behind the position that it has stored with the copy. Where events are kept no more it reads all
 * of them again. Several processes may do so at once: whatever is written twice is the same.
 */
export function followOrganisationNames(options: FollowerOptions): Follower {
  const ending = new AbortController();
  const done = followUntil(options, ending.signal);
  return {
    async stop() {
      ending.abort();
      await done;
    },
  };
}

async function followUntil(options: FollowerOptions, signal: AbortSignal): Promise<void> {
  const { log, retryAfter = 5_000 } = options;
  while (!signal.aborted) {
    try {
      await follow(options, signal);
    } catch (cause) {
      if (signal.aborted) return;
      log.warn({ cause: String(cause) }, 'following the names of organisations failed');
      await forgetUnknown(options, cause);
      await delay(retryAfter, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** A position that the source never gave: it is another database by now. */
async function forgetUnknown({ dataSource }: FollowerOptions, cause: unknown): Promise<void> {
  const { extensions } = cause as { extensions?: { code?: string } };
  if (extensions?.code === 'INVALID_CURSOR')
    await dataSource.transaction((manager) => keepPosition(manager, null));
}

interface Heard {
  readonly named: Named;
  readonly position: EventPosition;
}

async function follow(options: FollowerOptions, signal: AbortSignal): Promise<void> {
  const { dataSource, feed } = options;
  const after = (await readPosition(dataSource)) ?? (await readAll(options));
  const heard = await feed.events.subscribe<Heard | 'gap'>({
    after,
    signal,
    interest: {
      key: 'names of organisations',
      types: feed.types,
      tokens: null,
      toValue: (event: StoredEvent) => ({
        named: feed.nameIn(event),
        position: positionOf(event),
      }),
      toGap: () => 'gap',
    },
  });
  for await (const one of heard) {
    if (one === 'gap') return dataSource.transaction((manager) => keepPosition(manager, null));
    await write(options, [one.named], one.position);
  }
}

/** What changes while it reads comes again as an event behind the position. */
async function readAll(options: FollowerOptions): Promise<EventPosition> {
  const { dataSource, feed } = options;
  await feed.events.refresh();
  const position = { position: feed.events.head, at: new Date() };
  for await (const names of feed.readAll()) await write(options, names, null);
  await dataSource.transaction((manager) => keepPosition(manager, position));
  return position;
}

const write = (
  { dataSource, copyNames }: FollowerOptions,
  names: readonly Named[],
  position: EventPosition | null,
): Promise<void> =>
  dataSource.transaction(async (manager) => {
    // Some thousand rows may be found by the name of one organisation.
    await manager.query('SET LOCAL statement_timeout = 0');
    await copyNames(manager, names);
    if (position) await keepPosition(manager, position);
  });

async function readPosition(dataSource: DataSource): Promise<EventPosition | null> {
  const [row] = await run<{ position: string | null; occurred_at: Date | null }>(
    dataSource,
    sql`SELECT position, occurred_at FROM organisation_names_read`,
  );
  return row?.position ? { position: Number(row.position), at: row.occurred_at } : null;
}

async function keepPosition(manager: EntityManager, at: EventPosition | null): Promise<void> {
  await run(
    manager,
    sql`UPDATE organisation_names_read
      SET position = ${at?.position ?? null}::bigint, occurred_at = ${at?.at ?? null}::timestamptz`,
  );
}
