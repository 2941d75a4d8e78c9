import type { DataSource } from 'typeorm';
import { run, sql } from '../sql';
import { toStoredEvent, type EventRow } from './event-row';
import type { EventPage } from './event-source';

interface PageRow extends EventRow {
  readonly lost_position: string;
  readonly lost_until: Date | null;
}

/**
 * Events behind the position. One statement, so that what it finds and what it says to be lost
 * are of one moment: the oldest events are deleted while others read.
 */
export async function readOutboxPage(
  dataSource: DataSource,
  after: number,
  atMost: number,
): Promise<EventPage> {
  const rows = await run<PageRow>(
    dataSource,
    sql`SELECT lost.position AS lost_position, lost.occurred_at AS lost_until, kept.*
      FROM outbox_lost lost LEFT JOIN LATERAL (
        SELECT * FROM outbox WHERE position > ${after} ORDER BY position LIMIT ${atMost}
      ) kept ON TRUE ORDER BY kept.position`,
  );
  const events = rows.filter(({ position }) => position !== null).map(toStoredEvent);
  return {
    events,
    through: events.at(-1)?.position ?? after,
    lost: lostBehind(rows[0], after),
  };
}

/** The newest position that was ever given. */
export async function newestPosition(dataSource: DataSource): Promise<number> {
  const [row] = await run<{ newest: string }>(
    dataSource,
    sql`SELECT greatest(position, (SELECT max(position) FROM outbox)) AS newest FROM outbox_lost`,
  );
  return Number(row?.newest ?? 0);
}

function lostBehind(row: PageRow | undefined, after: number): EventPage['lost'] {
  const position = Number(row?.lost_position ?? 0);
  const until = row?.lost_until ?? null;
  return position > after && until ? { position, until } : null;
}
