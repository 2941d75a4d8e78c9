import { DataSource, type QueryRunner } from 'typeorm';
import { createDataSource } from '../data-source';
import { silentLog } from '../log';
import type { EventSource } from '../outbox/event-source';
import {
  createOutbox,
  createOutboxLost,
  dropOutbox,
  dropOutboxLost,
} from '../outbox/outbox.migration';
import { startEventSource, type EventSourceOptions } from '../outbox/outbox-event-source';
import { outboxChannel } from '../outbox/record-event';
import { createTestDatabase, type TestDatabase } from './test-database';

const schema = 'things';

class CreateOutbox1767225600000 {
  async up(runner: QueryRunner): Promise<void> {
    await createOutbox(runner, schema);
    await createOutboxLost(runner, schema);
  }
  async down(runner: QueryRunner): Promise<void> {
    await dropOutboxLost(runner, schema);
    await dropOutbox(runner, schema);
  }
}

/** An outbox without a service, for tests of the outbox itself. */
export interface TestOutbox {
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  /** One process that reads it; close it before the outbox. */
  start(options?: Partial<EventSourceOptions>): Promise<EventSource>;
  /** Commits an event of the type `thingHappened` about each subject, all in one transaction. */
  happen(...subjectIds: string[]): Promise<void>;
  /** Makes all events that are there older by these days. */
  age(days: number): Promise<void>;
  close(): Promise<void>;
}

export async function createTestOutbox(): Promise<TestOutbox> {
  const database = await createTestDatabase();
  const dataSource = await createDataSource({
    schema,
    url: database.url,
    entities: [],
    migrations: [CreateOutbox1767225600000],
    poolSize: 20,
    log: silentLog,
  });
  await dataSource.runMigrations();
  const { url } = database;
  return {
    database,
    dataSource,
    start: (options) =>
      startEventSource({
        dataSource,
        url,
        schema,
        log: silentLog,
        pollInterval: 60_000,
        ...options,
      }),
    happen: (...subjectIds) =>
      dataSource.query(
        `WITH written AS (
           INSERT INTO outbox (type, subject_id, payload)
           SELECT 'thingHappened', subject_id, '{}' FROM unnest($1::text[]) AS subject_id
           RETURNING id
         ) SELECT pg_notify('${outboxChannel(schema)}', '') FROM written LIMIT 1`,
        [subjectIds],
      ),
    age: (days) =>
      dataSource.query(
        'UPDATE outbox SET occurred_at = occurred_at - make_interval(days => $1::int)',
        [days],
      ),
    async close() {
      await dataSource.destroy();
      await database.drop();
    },
  };
}
