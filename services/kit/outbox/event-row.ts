import type { StoredEvent } from './stored-event';

/** A row of the outbox as the driver gives it; bigint comes as text. */
export interface EventRow {
  readonly position: string;
  readonly type: string;
  readonly subject_id: string;
  readonly organisation_id: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly occurred_at: Date;
}

export const toStoredEvent = (row: EventRow): StoredEvent => ({
  position: Number(row.position),
  type: row.type,
  subjectId: row.subject_id,
  organisationId: row.organisation_id,
  payload: row.payload,
  occurredAt: row.occurred_at,
});
