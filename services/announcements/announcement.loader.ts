import type { DataSource } from 'typeorm';
import type { ServiceContext } from '../kit/context';
import { entityOf, selectColumns } from '../kit/entity-rows';
import { defineLoader, inOrderOf } from '../kit/loader';
import { defineSubjectLoader, type StoredEvent } from '../kit/outbox';
import { run, sql } from '../kit/sql';
import { isStorable } from '../kit/storable';
import { AnnouncementStatus } from './announcement.codes';
import { Announcement } from './announcement.entity';
import { isVisible } from './announcement.visibility';

async function findAnnouncements(
  dataSource: DataSource,
  ids: readonly string[],
): Promise<Announcement[]> {
  const rows = await run<Record<string, unknown>>(
    dataSource,
    sql`SELECT ${selectColumns(dataSource, Announcement, 'a')} FROM announcement a WHERE a.id = ANY(${ids.filter(isStorable)})`,
  );
  return rows.map(entityOf(dataSource, Announcement));
}

const announcementById = defineLoader<string, Announcement | null>(async (ids, { dataSource }) =>
  inOrderOf(ids, await findAnnouncements(dataSource, ids), (one) => one.id),
);

/** The announcement, if there is one that the principal may see. */
export async function visibleAnnouncement(
  context: ServiceContext,
  id: string,
): Promise<Announcement | null> {
  const announcement = await announcementById(context).load(id);
  return announcement && isVisible(context.principal, announcement) ? announcement : null;
}

const announcementOfEvent = defineSubjectLoader<Announcement>(async (ids, dataSource) =>
  inOrderOf(ids, await findAnnouncements(dataSource, ids), (one) => one.id),
);

/** The announcement of an event as it is now; null when it is not public any more. */
export async function publishedAnnouncementOf(
  context: ServiceContext,
  event: StoredEvent,
): Promise<Announcement | null> {
  const announcement = await announcementOfEvent(context, event);
  return announcement?.status === AnnouncementStatus.PUBLISHED ? announcement : null;
}
