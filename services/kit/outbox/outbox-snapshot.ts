import type { DataSource, QueryRunner } from 'typeorm';
import { join, raw, run, sql, toQuery, type Sql } from '../sql';
import { RowSpool, type Row } from './row-spool';
import type { EventPosition } from './stored-event';

/** Rows as of one position: what happened by then is in them, what happens later is not. */
export interface Snapshot {
  readonly position: EventPosition;
  readonly rows: RowSpool;
}

const rowsAtOnce = 500;
/** Snapshots that one process reads at the same time; each holds a connection, others wait. */
const atOnce = 2;

/**
 * Reads what the statement gives, together with the position that it is of. The database is read
 * as fast as it answers and then left alone, however slowly the rows are taken from the spool.
 * The caller closes the spool. Rejects with the signal's reason when it fires.
 */
export async function takeSnapshot(
  dataSource: DataSource,
  select: Sql,
  signal: AbortSignal,
): Promise<Snapshot> {
  const leave = await enter(dataSource);
  try {
    return await readSnapshot(dataSource, select, signal);
  } finally {
    leave();
  }
}

async function readSnapshot(
  dataSource: DataSource,
  select: Sql,
  signal: AbortSignal,
): Promise<Snapshot> {
  const reader = dataSource.createQueryRunner();
  const rows = new RowSpool();
  try {
    signal.throwIfAborted();
    await reader.startTransaction('REPEATABLE READ');
    const position = await cutFeed(dataSource, reader);
    await copyRows(reader, select, rows, signal);
    await reader.commitTransaction();
    return { position, rows };
  } catch (error) {
    await rows.close();
    if (reader.isTransactionActive) await reader.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await reader.release();
  }
}

interface Cut {
  readonly newest: string;
  /** Ids of events that the snapshot contains and that have no position yet. */
  readonly pending: readonly string[];
  readonly at: Date;
}

/**
 * The position that parts what the reader's transaction sees from what it does not see. While
 * nobody else can number events, the reader's view is fixed, and then what is in it is numbered
 * before anything that is not.
 */
const cutFeed = (dataSource: DataSource, reader: QueryRunner): Promise<EventPosition> =>
  dataSource.transaction(async (numbering) => {
    // The lock of `outbox_advance`.
    await run(
      numbering,
      sql`SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '.outbox', 0))`,
    );
    const [cut] = await run<Cut>(
      reader,
      sql`SELECT greatest(position, (SELECT max(position) FROM outbox)) AS newest,
        ARRAY(SELECT id FROM outbox WHERE position IS NULL) AS pending, clock_timestamp() AS at
        FROM outbox_lost`,
    );
    const { newest = '0', pending = [], at = null } = cut ?? {};
    if (pending.length === 0) return { position: Number(newest), at };
    const [numbered] = await run<{ newest: string }>(
      numbering,
      sql`WITH numbered AS (
        UPDATE outbox o SET position = next.position FROM (
          SELECT id, nextval('outbox_position') AS position
          FROM (SELECT id FROM outbox WHERE id = ANY(${pending}::bigint[]) ORDER BY id) pending
        ) next WHERE o.id = next.id RETURNING o.position
      ) SELECT max(position) AS newest FROM numbered`,
    );
    return { position: Number(numbered?.newest), at };
  });

async function copyRows(
  reader: QueryRunner,
  select: Sql,
  rows: RowSpool,
  signal: AbortSignal,
): Promise<void> {
  const { text, values } = toQuery(join([raw('DECLARE rows NO SCROLL CURSOR FOR '), select], ''));
  await reader.query(text, values);
  for (;;) {
    signal.throwIfAborted();
    const page = await run<Row>(reader, raw(`FETCH ${rowsAtOnce} FROM rows`));
    if (page.length > 0) await rows.write(page);
    if (page.length < rowsAtOnce) return;
  }
}

interface Door {
  inside: number;
  readonly waiting: (() => void)[];
}

const doors = new WeakMap<DataSource, Door>();

/** Waits for its turn; the answer gives the turn on. */
async function enter(dataSource: DataSource): Promise<() => void> {
  const door = doors.get(dataSource) ?? { inside: 0, waiting: [] };
  doors.set(dataSource, door);
  if (door.inside >= atOnce) await new Promise<void>((resolve) => door.waiting.push(resolve));
  else door.inside += 1;
  return () => {
    const next = door.waiting.shift();
    if (next) next();
    else door.inside -= 1;
  };
}
