import type { EntityManager } from 'typeorm';
import { kept } from '../kept-statements';
import { raw, run, sql, toQuery, withValues, type Queries, type Sql } from '../sql';
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
  const recorded = await run(
    on,
    kept(sql`WITH ${change}, recorded AS (
      INSERT INTO outbox (type, subject_id, organisation_id, payload)
      ${eventSql(event)} RETURNING id
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
  // Most changes come alone: no list to be read, nothing to be joined.
  const given = event && events.length === 1 ? eventSql(event) : eventsSql(events);
  const values = [...change.values, ...given.values];
  const made = await on.query<{ id: string }[]>(recordingText(change, given), values);
  return new Set(made.map(({ id }) => id));
}

const oneEvent = sql`
  SELECT ${null}::text, ${null}::text, ${null}::text, ${null}::jsonb FROM changed`;

const eventSql = ({ type, subjectId, organisationId, payload }: NewEvent): Sql =>
  withValues(oneEvent, [type, subjectId, organisationId, JSON.stringify(payload)]);

const severalEvents = sql`
  SELECT event.type, "subjectId", "organisationId", event.payload
  FROM json_to_recordset(${null}::json) AS event (
         type text, "subjectId" text, "organisationId" text, payload jsonb)
  WHERE "subjectId" IN (SELECT id FROM changed)`;

const eventsSql = (events: readonly NewEvent[]): Sql =>
  withValues(severalEvents, [JSON.stringify(events)]);

type Strings = Sql['strings'];
const recordingTexts = new WeakMap<Strings, WeakMap<Strings, string>>();

/** Put together once for changes and events that differ in their values only (`withValues`). */
function recordingText(change: Sql, events: Sql): string {
  const ofChange = recordingTexts.get(change.strings) ?? new WeakMap<Strings, string>();
  recordingTexts.set(change.strings, ofChange);
  const known = ofChange.get(events.strings);
  if (known !== undefined) return known;
  const { text } = toQuery(
    kept(sql`WITH ${change}, recorded AS (
      INSERT INTO outbox (type, subject_id, organisation_id, payload) ${events}
    ) SELECT id, pg_notify('outbox_' || current_schema(), '') FROM changed`),
  );
  ofChange.set(events.strings, text);
  return text;
}
