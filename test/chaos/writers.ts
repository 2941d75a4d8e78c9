import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Deployment } from '../support/deployment';
import { ask } from '../support/graphql-client';
import { publish } from '../support/published-listings';

/** Publish listings until told to stop, whatever happens to the parts meanwhile. */
export interface Writers {
  /** Publications that were confirmed. */
  readonly successes: number;
  /** Publications that were refused or whose answer never came. */
  readonly failures: number;
  stop(): Promise<void>;
}

export function startWriters({ url, token }: Deployment, count: number): Writers {
  const controller = new AbortController();
  const { signal } = controller;
  const state = { successes: 0, failures: 0, written: 0 };
  const write = async (): Promise<void> => {
    while (!signal.aborted) {
      const title = `Kokoontuminen ${(state.written += 1)}`;
      try {
        await publish(url, token, title);
        state.successes += 1;
      } catch {
        state.failures += 1;
        await delay(100, undefined, { signal }).catch(() => undefined);
      }
    }
  };
  const running = Array.from({ length: count }, write);
  return {
    get successes() {
      return state.successes;
    },
    get failures() {
      return state.failures;
    },
    async stop() {
      controller.abort();
      await Promise.all(running);
    },
  };
}

/** In which every event must have got its position when nobody writes any more. */
const patience = 60_000;

/**
 * Positions behind the given one of all publications that were committed, in their order: what
 * every client must have got. Waits until the last of them are numbered: a service that was just
 * killed, or whose database was, does so when it is back.
 */
export async function committedPositions(
  { databaseUrl }: Deployment,
  after: number,
): Promise<readonly number[]> {
  const database = new Client(databaseUrl);
  await database.connect();
  try {
    await untilNumbered(database);
    const { rows } = await database.query<{ position: string }>(
      `SELECT position FROM listings.outbox
       WHERE type = 'listingPublished' AND position > $1 ORDER BY position`,
      [after],
    );
    return rows.map(({ position }) => Number(position));
  } finally {
    await database.end();
  }
}

async function untilNumbered(database: Client): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    const { rowCount } = await database.query(
      'SELECT 1 FROM listings.outbox WHERE position IS NULL LIMIT 1',
    );
    if (rowCount === 0) return;
    if (Date.now() > deadline) throw new Error('An event that was committed has got no position.');
    await delay(50);
  }
}

/** Of the newest event: where clients begin that are to hear all that comes. */
export async function newestCursor({ url }: Deployment): Promise<string> {
  const query = '{ listingChanges(first: 1) { pageInfo { newestCursor } } }';
  const { body } = await ask(url, { query });
  return body.data.listingChanges.pageInfo.newestCursor as string;
}
