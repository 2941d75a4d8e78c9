import type { EntityManager } from 'typeorm';
import { run, sql } from '../sql';
import type { NewEvent } from './stored-event';

/** The NOTIFY channel that wakes the readers of a schema's outbox. */
export const outboxChannel = (schema: string): string => `outbox_${schema}`;

/**
 * Writes the event in the transaction of `manager`: it is committed with the change or not at
 * all. PostgreSQL sends the wake-up call with the commit.
 */
export async function recordEvent(manager: EntityManager, event: NewEvent): Promise<void> {
  const { type, subjectId, organisationId, payload } = event;
  await run(
    manager,
    sql`WITH written AS (
      INSERT INTO outbox (type, subject_id, organisation_id, payload)
      VALUES (${type}, ${subjectId}, ${organisationId}, ${JSON.stringify(payload)}::jsonb)
      RETURNING id
    ) SELECT pg_notify('outbox_' || current_schema(), '') FROM written`,
  );
}
