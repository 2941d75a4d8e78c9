import type { EntityManager } from 'typeorm';
import { kept } from '../kept-statements';
import { raw, run, sql, toQuery, type Queries, type Sql } from '../sql';
import type { NewEvent } from './stored-event';

/** The NOTIFY channel that wakes the readers of a schema's outbox. */
export const outboxChannel = (schema: string): string => `outbox_${schema}`;

/**
 * Writes the event in the transaction of `manager`: it is committed with the change or not at
 * all. PostgreSQL sends the wake-up call with the commit.
 */
export async function recordEvent(manager: EntityManager, event: NewEvent): Promise<void> {
  await recordChange(manager, raw('changed AS (SELECT)'), event);
}

/**
 * Makes a change and writes its event in one statement: both are committed or neither, without the
 * round trips of a transaction. The change is a list of common table expressions, one of them named
 * `changed`; its text is the same each time. If it gives no row there is no event, and the answer is false.
 */
export async function recordChange(on: Queries, change: Sql, event: NewEvent): Promise<boolean> {
  const { type, subjectId, organisationId, payload } = event;
  const recorded = await run(
    on,
    kept(sql`WITH ${change}, recorded AS (
      INSERT INTO outbox (type, subject_id, organisation_id, payload)
      SELECT ${type}::text, ${subjectId}::text, ${organisationId}::text, ${JSON.stringify(payload)}::jsonb
      FROM changed RETURNING id
    ) SELECT pg_notify('outbox_' || current_schema(), '') FROM recorded`),
  );
  return recorded.length > 0;
}

/**
 * The same of several changes, each with its event. `changed` gives the `id` of each that was made,
 * which is the subject of its event; the answer has those.
 */
export async function recordChanges(
  on: Queries,
  change: Sql,
  events: readonly NewEvent[],
): Promise<ReadonlySet<string>> {
  const [event] = events;
  const [text, values] =
    event && events.length === 1
      ? [textForOne(change), eventValues(event)]
      : [textForSeveral(change), [JSON.stringify(events)]];
  const made = await on.query<{ id: string }[]>(text, [...change.values, ...values]);
  return new Set(made.map(({ id }) => id));
}

const eventValues = ({ type, subjectId, organisationId, payload }: NewEvent): unknown[] => [
  type,
  subjectId,
  organisationId,
  JSON.stringify(payload),
];

const textForSeveral = recordingText(sql`
  SELECT event.type, "subjectId", "organisationId", event.payload
  FROM json_to_recordset(${null}::json) AS event (
         type text, "subjectId" text, "organisationId" text, payload jsonb)
  WHERE "subjectId" IN (SELECT id FROM changed)`);

/** Most changes come alone: no list to be read, nothing to be joined. */
const textForOne = recordingText(
  sql`SELECT ${null}::text, ${null}::text, ${null}::text, ${null}::jsonb FROM changed`,
);

/** Text that is put together once for changes that differ in their values only (`withValues`). */
function recordingText(events: Sql): (change: Sql) => string {
  const known = new WeakMap<Sql['strings'], string>();
  return (change) => {
    const text = known.get(change.strings) ?? recording(change, events);
    known.set(change.strings, text);
    return text;
  };
}

const recording = (change: Sql, events: Sql): string =>
  toQuery(
    kept(sql`WITH ${change}, recorded AS (
      INSERT INTO outbox (type, subject_id, organisation_id, payload) ${events}
    ) SELECT id, pg_notify('outbox_' || current_schema(), '') FROM changed`),
  ).text;
