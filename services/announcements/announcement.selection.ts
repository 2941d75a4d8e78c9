import { sql, type Sql } from '../kit/sql';
import type { Announcement } from './announcement.entity';
import type { AnnouncementSelection } from './announcement.filter';

/** What a selection looks at; JSON, so that it can travel with an event. */
export interface AnnouncementFacts {
  readonly kind: string;
  readonly publisherId: string;
  readonly areaKeys: readonly string[];
  /** End of the event or of the application time, whichever is later. */
  readonly endsAt: string | null;
}

export function factsOf(announcement: Announcement): AnnouncementFacts {
  const { kind, publisherId, areaKeys, eventEndsAt, applicationClosesAt } = announcement;
  const ends = [eventEndsAt, applicationClosesAt].filter((end) => end !== null);
  const last = Math.max(...ends.map((end) => end.getTime()));
  const endsAt = ends.length === 0 ? null : new Date(last).toISOString();
  return { kind, publisherId, areaKeys, endsAt };
}

/** The selection as conditions on `announcement a`: the same answer as `isSelected`. */
export function selectionConditions(selection: AnnouncementSelection): Sql[] {
  const { kinds, publishers, areaKeys, endsAfter } = selection;
  const conditions = [
    kinds && sql`a.kind = ANY(${kinds})`,
    publishers && sql`a.publisher_id = ANY(${publishers})`,
    endsAfter &&
      sql`greatest(a.event_ends_at, a.application_closes_at) > ${endsAfter}::timestamptz`,
    ...areaKeys.map((keys) => sql`a.area_keys && ${keys}`),
  ];
  return conditions.filter((condition) => typeof condition === 'object' && condition !== null);
}

export function isSelected(selection: AnnouncementSelection, facts: AnnouncementFacts): boolean {
  const { kinds, publishers, areaKeys, endsAfter } = selection;
  if (kinds && !kinds.some((kind) => kind === facts.kind)) return false;
  if (publishers && !publishers.includes(facts.publisherId)) return false;
  if (endsAfter && (facts.endsAt === null || facts.endsAt <= endsAfter)) return false;
  return areaKeys.every((keys) => keys.some((key) => facts.areaKeys.includes(key)));
}
