import { Client } from 'pg';
import { DataSource, type Logger } from 'typeorm';
import { ConfigError } from '../../platform/errors';
import { KeepingClient } from './kept-statements';
import type { Log } from './log';
import type { RegisteredClass } from './registered-class';
import { SnakeNaming } from './snake-naming';

export interface DataSourceOptions {
  /** The service's database schema; made if it is missing. */
  readonly schema: string;
  readonly url: string;
  readonly entities: readonly RegisteredClass[];
  readonly migrations: readonly RegisteredClass[];
  readonly poolSize?: number;
  /** Milliseconds after which the database ends a statement; 10,000 unless told otherwise. */
  readonly statementTimeout?: number;
  readonly log: Log;
  readonly onStatement?: (text: string, values: readonly unknown[]) => void;
}

const connectTimeout = 5_000;

/**
 * A connected TypeORM data source whose tables, migrations table and search path are the
 * service's schema. A database that goes away makes statements fail (`isDatabaseGone`), never
 * the process; when it is back, the next statement connects anew.
 */
export async function createDataSource(options: DataSourceOptions): Promise<DataSource> {
  await createSchema(options.url, options.schema);
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    schema: options.schema,
    entities: [...options.entities],
    migrations: [...options.migrations],
    migrationsTableName: 'migrations',
    namingStrategy: new SnakeNaming(),
    installExtensions: false,
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: connectTimeout,
    applicationName: `lahella-graph ${options.schema}`,
    poolErrorHandler: (error: Error) =>
      options.log.warn({ schema: options.schema, cause: error.message }, 'lost a connection'),
    logger: statementLogger(options),
    extra: {
      Client: KeepingClient,
      // Raw SQL names tables without their schema.
      // Compiling a plan takes longer than any of ours runs; what is on a disk is hardly further
      // away when it is read out of order.
      options: `-c search_path=${options.schema},public -c jit=off -c random_page_cost=1.1`,
      statement_timeout: options.statementTimeout ?? 10_000,
      keepAlive: true,
    },
  });
  return dataSource.initialize();
}

/** Before the data source: its migrations table already lies in the schema. */
async function createSchema(url: string, schema: string): Promise<void> {
  const client = await connectOrExplain(url);
  try {
    await checkServer(client);
    // IF NOT EXISTS still fails when two processes create the schema at the same moment.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [`create schema ${schema}`]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
  } finally {
    await client.end();
  }
}

/** A wrong DATABASE_URL must stop the start with a sentence, and without the password in it. */
async function connectOrExplain(url: string): Promise<Client> {
  try {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeout });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (cause) {
    const reason = (cause as { code?: string }).code ?? (cause as Error).message;
    throw new ConfigError(
      `The database at ${withoutPassword(url)} does not answer (${reason}). ` +
        'Check DATABASE_URL and that PostgreSQL runs there, or leave it out for the embedded one.',
    );
  }
}

function withoutPassword(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'the address given';
  }
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; icu: boolean }>(
    `SELECT current_setting('server_version_num')::int AS version,
            EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'fi-x-icu') AS icu`,
  );
  if ((rows[0]?.version ?? 0) < 150_000)
    throw new ConfigError('DATABASE_URL names a PostgreSQL older than 15; use 15 or newer.');
  if (!rows[0]?.icu)
    throw new ConfigError('The PostgreSQL of DATABASE_URL has no ICU collations (fi-x-icu).');
}

function statementLogger({ log, onStatement, schema }: DataSourceOptions): Logger {
  return {
    // Values by name are TypeORM's for other databases.
    logQuery: (text, values) => onStatement?.(text, Array.isArray(values) ? values : []),
    logQueryError: (error, text) =>
      log.debug({ schema, statement: text, cause: String(error) }, 'a statement failed'),
    logQuerySlow: () => undefined,
    logSchemaBuild: () => undefined,
    logMigration: (message) => log.debug({ schema }, message),
    log: (level, message) => log.debug({ schema, level }, String(message)),
  };
}
