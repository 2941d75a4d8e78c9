import type { GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import type { DemoData } from '../../demo/records';
import { createContext, type ServiceContext, type ServiceRequest } from './context';
import { createDataSource } from './data-source';
import { unavailable, isDatabaseGone } from './errors';
import type { Subgraph } from './federation/subgraph';
import type { Log } from './log';
import type { CopyNames } from './name-feed';
import { noEvents, type EventSource } from './outbox/event-source';
import { startEventSource } from './outbox/outbox-event-source';
import type { StoredEvent } from './outbox/stored-event';
import type { RegisteredClass } from './registered-class';

/** Everything a service is, before it runs. */
export interface ServiceDefinition {
  /** Name of the subgraph and of its database schema. */
  readonly name: string;
  readonly entities: readonly RegisteredClass[];
  /** In order; each with `up` and `down`. Reference data is loaded by migrations too. */
  readonly migrations: readonly RegisteredClass[];
  /** The schema; built once and shared by all runs. */
  subgraph(): Subgraph;
  /**
   * Whether the service has an outbox (`createOutbox` and `createOutboxLost` in its migrations) and
   * live events.
   */
  readonly hasEvents: boolean;
  /** The tokens by which subscriptions find an event; without it each looks at every event. */
  eventTokens?(event: StoredEvent): readonly string[];
  /**
   * Runs after the migrations at every start, before the first request: brings code lists up to
   * date and reads what requests need in memory. An error stops the start.
   */
  prepare?(dataSource: DataSource): Promise<void>;
  /** Starts what the service does by itself, without a request; stopped before the data source. */
  startUpkeep?(dataSource: DataSource, log: Log): Upkeep;
  /**
   * For a service that finds something by the names of organisations: how it keeps its copy of them,
   * with the table `organisation_names_read`. Whoever starts it lets it follow their owner.
   */
  readonly copyNames?: CopyNames;
  /** Loads the service's part of the demo data into empty tables; emits no events. */
  loadDemoData?(dataSource: DataSource, data: DemoData): Promise<void>;
}

/** Work that goes on beside requests. */
export interface Upkeep {
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  /** `postgresql://…` */
  readonly url: string;
  readonly poolSize?: number;
  /** Milliseconds after which the database ends a statement. */
  readonly statementTimeout?: number;
  /** Days that events can be replayed; 30. */
  readonly eventRetentionDays?: number;
  /** False: nothing goes on beside requests; for tests that count statements. */
  readonly hasUpkeep?: boolean;
  /** A NATS server to hear of events by; without it the database tells of them. */
  readonly eventsUrl?: string | null;
  readonly log: Log;
  /** Hears every statement of the service; for tests that count and benchmarks that explain. */
  readonly onStatement?: (text: string, values: readonly unknown[]) => void;
}

export interface RunningService {
  readonly name: string;
  /** What `_service { sdl }` answers. */
  readonly sdl: string;
  /** Executable, with `_service` and `_entities`. */
  readonly schema: GraphQLSchema;
  readonly dataSource: DataSource;
  readonly events: EventSource;
  /** The context value for one operation. */
  contextFor(request: ServiceRequest): ServiceContext;
  /** Resolves when the database answers; rejects with DATABASE_UNAVAILABLE otherwise. */
  ready(): Promise<void>;
  loadDemoData(data: DemoData): Promise<void>;
  /** Ends live streams, then gives back every connection. */
  close(): Promise<void>;
}

/** Connects, migrates up and starts the event source. */
export async function startService(
  definition: ServiceDefinition,
  options: ServiceOptions,
): Promise<RunningService> {
  const { sdl, schema } = definition.subgraph();
  const dataSource = await connect(definition, options);
  const events = await prepare(definition, options, dataSource).catch(async (error: unknown) => {
    await dataSource.destroy();
    throw error;
  });
  const resources = { dataSource, events, log: options.log };
  const upkeep =
    options.hasUpkeep === false ? undefined : definition.startUpkeep?.(dataSource, options.log);
  return {
    name: definition.name,
    sdl,
    schema,
    dataSource,
    events,
    contextFor: (request) => createContext(resources, request),
    ready: () => checkDatabase(dataSource),
    loadDemoData: async (data) => definition.loadDemoData?.(dataSource, data),
    close: async () => {
      await upkeep?.stop();
      await closeAll(events, dataSource);
    },
  };
}

async function prepare(
  definition: ServiceDefinition,
  options: ServiceOptions,
  dataSource: DataSource,
): Promise<EventSource> {
  await migrateUp(dataSource, definition.name);
  await definition.prepare?.(dataSource);
  return definition.hasEvents ? startEvents(definition, options, dataSource) : noEvents;
}

const startEvents = (
  { name, eventTokens }: ServiceDefinition,
  { url, log, eventRetentionDays, eventsUrl }: ServiceOptions,
  dataSource: DataSource,
): Promise<EventSource> =>
  startEventSource({
    dataSource,
    url,
    schema: name,
    log,
    tokensOf: eventTokens,
    retentionDays: eventRetentionDays ?? 30,
    eventsUrl,
  });

/** One process at a time: several may start at once on the same database. */
async function migrateUp(dataSource: DataSource, name: string): Promise<void> {
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SET statement_timeout = 0');
    await lock.query('SELECT pg_advisory_lock(hashtext($1))', [`migrate ${name}`]);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await lock.query('SELECT pg_advisory_unlock(hashtext($1))', [`migrate ${name}`]);
    await lock.query('RESET statement_timeout');
    await lock.release();
  }
}

/** Undoes every migration, newest first: the tables of the service are gone afterwards. */
export async function migrateDown(
  definition: ServiceDefinition,
  options: ServiceOptions,
): Promise<void> {
  const dataSource = await connect(definition, options);
  try {
    for (let left = definition.migrations.length; left > 0; left -= 1)
      await dataSource.undoLastMigration({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

const connect = (definition: ServiceDefinition, options: ServiceOptions): Promise<DataSource> =>
  createDataSource({
    ...options,
    schema: definition.name,
    entities: definition.entities,
    migrations: definition.migrations,
  });

async function checkDatabase(dataSource: DataSource): Promise<void> {
  try {
    await dataSource.query('SELECT 1');
  } catch (error) {
    throw isDatabaseGone(error) ? unavailable(error) : error;
  }
}

async function closeAll(events: EventSource, dataSource: DataSource): Promise<void> {
  await events.close();
  if (dataSource.isInitialized) await dataSource.destroy();
}
