import { Client } from 'pg';
import { ConfigError } from '../../../platform/errors';
import { toQuery, type Sql } from '../../kit/sql';

/** One connection to the tables of the ledger. */
export interface LedgerConnection {
  run<R>(statement: Sql): Promise<R[]>;
  /** All of it or nothing. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** Aborts when the connection is lost, and with it every lock that was held. */
  readonly lost: AbortSignal;
  close(): Promise<void>;
}

/** Connects to the schema of the classification service, which makes the tables. */
export async function connectLedger(url: string): Promise<LedgerConnection> {
  const client = new Client({
    connectionString: url,
    application_name: 'lahella-graph ptv transfer',
    connectionTimeoutMillis: 5_000,
    options: '-c search_path=classification,public',
    statement_timeout: 30_000,
    keepAlive: true,
  });
  const lost = new AbortController();
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  await client.connect();
  const run = async <R>(statement: Sql): Promise<R[]> => {
    const { text, values } = toQuery(statement);
    return (await client.query<Record<string, unknown>>(text, values)).rows as R[];
  };
  return {
    run,
    lost: lost.signal,
    async transaction(work) {
      await client.query('BEGIN');
      try {
        const result = await work();
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    },
    close: () => client.end().catch(() => undefined),
  };
}

/** @throws ConfigError when nobody has made the tables yet */
export async function requireLedger({ run }: LedgerConnection): Promise<void> {
  const [row] = await run<{ there: boolean }>({
    strings: [`SELECT to_regclass('ptv_listing') IS NOT NULL AS there`],
    values: [],
  });
  if (!row?.there)
    throw new ConfigError(
      'The database of DATABASE_URL has no ledger for PTV: start the classification service first, it makes the tables.',
    );
}
