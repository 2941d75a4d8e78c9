import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../platform/log';
import { createDataSource } from '../services/kit/data-source';
import { startEventSource } from '../services/kit/outbox/outbox-event-source';
import type { RunningService } from '../services/kit/service';
import {
  followOrganisationNames,
  type Follower,
} from '../services/listings/organisation-name.follower';
import { organisations as definition } from '../services/organisations';
import { organisationNameFeed } from '../services/organisations/organisation.names';

type Owner = Pick<RunningService, 'dataSource' | 'events'>;

interface Parts {
  readonly listings: Pick<RunningService, 'dataSource'>;
  readonly organisations: Owner;
  readonly log: Log;
}

/** Listings are found by the names of organisations: the one service follows the other's events. */
export const followNames = ({ listings, organisations, log }: Parts): Follower =>
  followOrganisationNames({
    dataSource: listings.dataSource,
    feed: organisationNameFeed(organisations.dataSource, organisations.events),
    log,
  });

export interface ApartOptions {
  readonly listings: Pick<RunningService, 'dataSource'>;
  /** Of the database that the services share. */
  readonly url: string;
  readonly eventsUrl: string | null;
  readonly log: Log;
  /** Milliseconds to wait while the organisations are not there; 5,000. */
  readonly retryAfter?: number;
}

/**
 * The same where the organisations are a process of their own: through two connections to their
 * schema. Which of the two starts first does not matter.
 */
export function followNamesApart(options: ApartOptions): Follower {
  const ending = new AbortController();
  const done = followWhenThere(options, ending.signal);
  return {
    async stop() {
      ending.abort();
      await done;
    },
  };
}

async function followWhenThere(options: ApartOptions, signal: AbortSignal): Promise<void> {
  const { listings, log, retryAfter = 5_000 } = options;
  while (!signal.aborted) {
    const owner = await openOwner(options).catch((cause: unknown) => {
      log.info({ cause: String(cause) }, 'the names of organisations are not to be read yet');
      return null;
    });
    if (owner) {
      const follower = followNames({ listings, organisations: owner, log });
      await aborted(signal);
      await follower.stop();
      await closeOwner(owner);
    } else await delay(retryAfter, undefined, { signal }).catch(() => undefined);
  }
}

/** What of the organisations service the names are read from; it deletes nothing and serves nothing. */
async function openOwner({ url, eventsUrl, log }: ApartOptions): Promise<Owner> {
  const { name: schema, entities } = definition;
  const dataSource = await createDataSource({
    schema,
    url,
    entities,
    migrations: [],
    poolSize: 2,
    log,
  });
  try {
    return {
      dataSource,
      events: await startEventSource({ dataSource, url, schema, log, eventsUrl }),
    };
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

async function closeOwner({ dataSource, events }: Owner): Promise<void> {
  await events.close();
  await dataSource.destroy();
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
