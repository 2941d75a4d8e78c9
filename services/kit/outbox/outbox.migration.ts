import type { QueryRunner } from 'typeorm';

/**
 * The outbox of a service. Rows are written in the transaction of the change, without a
 * position: ids come from a sequence, and a later id can commit first. `outbox_advance` numbers
 * committed rows only, one caller at a time, so the order of positions never changes afterwards
 * and a slow commit is never skipped.
 */
export async function createOutbox(runner: QueryRunner, schema: string): Promise<void> {
  await runner.query(`
    CREATE TABLE "${schema}".outbox (
      id bigserial PRIMARY KEY,
      position bigint UNIQUE,
      type text NOT NULL,
      subject_id text NOT NULL,
      organisation_id text,
      payload jsonb NOT NULL,
      occurred_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
    )`);
  await runner.query(
    `CREATE INDEX outbox_unnumbered ON "${schema}".outbox (id) WHERE position IS NULL`,
  );
  await runner.query(`CREATE SEQUENCE "${schema}".outbox_position`);
  await runner.query(advanceFunction(schema));
}

export async function dropOutbox(runner: QueryRunner, schema: string): Promise<void> {
  await runner.query(`DROP FUNCTION "${schema}".outbox_advance(bigint, integer)`);
  await runner.query(`DROP SEQUENCE "${schema}".outbox_position`);
  await runner.query(`DROP TABLE "${schema}".outbox`);
}

/**
 * What of the outbox is kept no more: one row with the newest position that was deleted and when
 * that event happened. It also keeps the newest position known when every event is deleted.
 */
export async function createOutboxLost(runner: QueryRunner, schema: string): Promise<void> {
  await runner.query(`
    CREATE TABLE "${schema}".outbox_lost (
      is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
      position bigint NOT NULL,
      occurred_at timestamptz(3)
    )`);
  await runner.query(`INSERT INTO "${schema}".outbox_lost (position) VALUES (0)`);
}

export const dropOutboxLost = (runner: QueryRunner, schema: string): Promise<void> =>
  runner.query(`DROP TABLE "${schema}".outbox_lost`);

// Each statement of a volatile function sees what was committed when it starts: the UPDATE sees
// rows that committed while this caller waited for the lock, and the SELECT sees their numbers.
const advanceFunction = (schema: string): string => `
  CREATE FUNCTION "${schema}".outbox_advance(after bigint, at_most integer)
  RETURNS SETOF "${schema}".outbox LANGUAGE plpgsql VOLATILE AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM "${schema}".outbox WHERE position IS NULL) THEN
      PERFORM pg_advisory_xact_lock(hashtextextended('${schema}.outbox', 0));
      UPDATE "${schema}".outbox o SET position = numbered.position
      FROM (
        SELECT unnumbered.id, nextval('"${schema}".outbox_position') AS position
        FROM (SELECT id FROM "${schema}".outbox WHERE position IS NULL ORDER BY id) unnumbered
      ) numbered
      WHERE o.id = numbered.id;
    END IF;
    RETURN QUERY SELECT * FROM "${schema}".outbox o WHERE o.position > after
      ORDER BY o.position LIMIT at_most;
  END $$`;
