import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../platform/log';
import { createDataSource } from '../services/kit/data-source';
import type { CopyNames } from '../services/kit/name-feed';
import { followOrganisationNames, type Follower } from '../services/kit/name-follower';
import { startEventSource } from '../services/kit/outbox/outbox-event-source';
import type { RunningService } from '../services/kit/service';
import { organisations as definition } from '../services/organisations';
import { organisationNameFeed } from '../services/organisations/organisation.names';

type Owner = Pick<RunningService, 'dataSource' | 'events'>;

/** A service that finds something by the names of organisations. */
interface Finder {
  readonly dataSource: RunningService['dataSource'];
  readonly copyNames: CopyNames;
}

interface Parts {
  readonly finder: Finder;
  readonly organisations: Owner;
  readonly log: Log;
}

/** What is found by the names of organisations follows them: the one service the other's events. */
export const followNames = ({ finder, organisations, log }: Parts): Follower =>
  followOrganisationNames({
    ...finder,
    feed: organisationNameFeed(organisations.dataSource, organisations.events),
    log,
  });

export interface ApartOptions {
  readonly finder: Finder;
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
  const { finder, log, retryAfter = 5_000 } = options;
  while (!signal.aborted) {
    const owner = await openOwner(options).catch((cause: unknown) => {
      log.info({ cause: String(cause) }, 'the names of organisations are not to be read yet');
      return null;
    });
    if (owner) {
      const follower = followNames({ finder, organisations: owner, log });
      if (!signal.aborted) await once(signal, 'abort');
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
