import { ClientError } from '../../platform/errors';
import type { Principal } from '../../platform/identity/principal';
import { requireMayEdit, requireRole, requireScope } from '../kit/authorisation';
import { coveredAreas, type AnnouncementAreas } from './announcement.areas';
import { AnnouncementKind } from './announcement.codes';

const scope = 'announcements:write';

const publicKinds: ReadonlySet<AnnouncementKind> = new Set([
  AnnouncementKind.GRANT_CALL,
  AnnouncementKind.ASSOCIATION_EVENING,
]);

/** What rights to announce are decided on. */
export interface Announced extends AnnouncementAreas {
  readonly kind: AnnouncementKind;
  readonly publisherId: string;
}

/**
 * The publisher's own people, operators of an area that it is for, and admins. Grant calls and
 * association evenings are for public bodies.
 */
export function requireMayAnnounce(principal: Principal, announced: Announced): void {
  requireMayEdit(principal, scope, {
    organisationId: announced.publisherId,
    areas: coveredAreas(announced),
  });
  if (publicKinds.has(announced.kind))
    requireRole(principal, ['public_body'], `Announcing a ${announced.kind}`);
}

/** The organisation that is to publish: the one given, else the principal's own. */
export function publisherFor(principal: Principal, given: string | null | undefined): string {
  requireScope(principal, scope);
  const publisher = given ?? principal.organisationId;
  if (publisher !== null) return publisher;
  throw new ClientError(
    'BAD_USER_INPUT',
    'The token acts for no organisation: say by `publisherId` which one announces.',
    { argument: 'input.publisherId' },
  );
}

export const requireWriteScope = (principal: Principal): void => requireScope(principal, scope);
