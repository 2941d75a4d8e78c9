import { ClientError } from '../../platform/errors';
import { type Principal } from '../../platform/identity/principal';
import { countyKey, municipalityKey, regionKey } from './listing.areas';
import { type ListingStatus } from './listing.codes';
import { allOf, anyOf, oneOf, overlaps, type Condition } from './listing.condition';

/**
 * What the principal may read: everybody what is published; drafts and archived listings the
 * organisation itself, regional operators whose areas the listing reaches, and admins. A listing
 * knows its own areas only, not its organisation's: those live in another service.
 */
export const visibleTo = (principal: Principal): Condition =>
  principal.role === 'admin' ? allOf([]) : anyOf([published, maintainedBy(principal)]);

/**
 * Listings with one of the statuses, as far as the principal may see them. Asking for drafts or
 * archived listings without an identity is refused with UNAUTHENTICATED.
 */
export function statusCondition(
  statuses: readonly ListingStatus[],
  principal: Principal,
): Condition {
  const hidden = statuses.filter((status) => status !== 'PUBLISHED');
  if (hidden.length === 0) return published;
  if (principal.role === 'anonymous')
    throw new ClientError(
      'UNAUTHENTICATED',
      '`filter.status`: drafts and archived listings need a token; leave it out for published ones.',
      { argument: 'filter.status' },
    );
  if (principal.role === 'admin') return oneOf('status', statuses);
  const own = allOf([oneOf('status', hidden), maintainedBy(principal)]);
  return statuses.includes('PUBLISHED') ? anyOf([published, own]) : own;
}

const published: Condition = oneOf('status', ['PUBLISHED']);

/** Whether the conditions of a filter leave out drafts and archived listings. */
export const isPublishedOnly = (conditions: readonly Condition[]): boolean =>
  conditions.includes(published);

/** Nobody's, for principals without an organisation and areas: no condition of `any` holds. */
function maintainedBy({ role, organisationId, areas }: Principal): Condition {
  const own = organisationId === null ? [] : [oneOf('organisationId', [organisationId])];
  if (role !== 'regional_operator') return anyOf(own);
  const keys = [
    ...areas.municipalities.map(municipalityKey),
    ...areas.regions.map(regionKey),
    ...areas.counties.map(countyKey),
  ];
  return anyOf([...own, overlaps('areaKeys', keys)]);
}
