import { ClientError } from '../../platform/errors';
import type { Principal } from '../../platform/identity/principal';
import { ownsOrOversees } from '../kit/authorisation';
import { or, raw, sql, type Sql } from '../kit/sql';
import { coveredAreas, municipalityKey, regionKey } from './announcement.areas';
import { AnnouncementStatus } from './announcement.codes';
import type { Announcement } from './announcement.entity';

/** Published ones for everybody, the others for those who may edit them. */
export const isVisible = (principal: Principal, announcement: Announcement): boolean =>
  announcement.status === AnnouncementStatus.PUBLISHED || mayEdit(principal, announcement);

/** An announcement knows its own areas only; its publisher's live in another service. */
export const mayEdit = (principal: Principal, announcement: Announcement): boolean =>
  ownsOrOversees(principal, {
    organisationId: announcement.publisherId,
    areas: coveredAreas(announcement),
  });

/**
 * Announcements of these statuses that the principal may see, as a condition on `announcement a`.
 * Asking for others than published ones without an identity is UNAUTHENTICATED.
 */
export function statusCondition(
  principal: Principal,
  asked: readonly AnnouncementStatus[] | null | undefined,
): Sql {
  const statuses = asked && asked.length > 0 ? asked : [AnnouncementStatus.PUBLISHED];
  const isPublic = statuses.every((status) => status === AnnouncementStatus.PUBLISHED);
  if (principal.role === 'anonymous' && !isPublic)
    throw new ClientError(
      'UNAUTHENTICATED',
      '`filter.status`: drafts and archived announcements need a token; leave it out for published ones.',
      { argument: 'filter.status' },
    );
  const wanted = sql`a.status = ANY(${statuses})`;
  if (isPublic || principal.role === 'admin') return wanted;
  return sql`${wanted} AND (a.status = 'PUBLISHED' OR ${editableBy(principal)})`;
}

function editableBy({ organisationId, role, areas }: Principal): Sql {
  const own = organisationId === null ? raw('FALSE') : sql`a.publisher_id = ${organisationId}`;
  if (role !== 'regional_operator') return own;
  const keys = [...areas.municipalities.map(municipalityKey), ...areas.regions.map(regionKey)];
  return or([own, sql`a.area_keys && ${keys}`]);
}
