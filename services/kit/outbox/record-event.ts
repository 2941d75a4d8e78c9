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
  const values = [...change.values, JSON.stringify(events)];
  const made = await on.query<{ id: string }[]>(recordingText(change), values);
  return new Set(made.map(({ id }) => id));
}

const recordingTexts = new WeakMap<Sql['strings'], string>();

/** Put together once for changes that differ in their values only (`withValues`). */
function recordingText(change: Sql): string {
  const known = recordingTexts.get(change.strings);
  if (known !== undefined) return known;
  const { text } = toQuery(
    kept(sql`WITH ${change}, recorded AS (
      INSERT INTO outbox (type, subject_id, organisation_id, payload)
      SELECT event.type, "subjectId", "organisationId", event.payload
      FROM json_to_recordset(${null}::json) AS event (
             type text, "subjectId" text, "organisationId" text, payload jsonb)
      WHERE "subjectId" IN (SELECT id FROM changed)
    ) SELECT id, pg_notify('outbox_' || current_schema(), '') FROM changed`),
  );
  recordingTexts.set(change.strings, text);
  return text;
}
