import { ClientError } from '../../platform/errors';
import type { Principal } from '../../platform/identity/principal';
import { requireMayEdit, requireScope, sharesArea } from '../kit/authorisation';
import { areasOf } from './organisation.areas';
import type { Organisation } from './organisation.entity';
import type { OrganisationContent } from './organisation.rules';

/** Its own people, the operators of its area, and admins. */
export function requireMayUpdate(principal: Principal, organisation: Organisation): void {
  requireMayEdit(principal, 'organisations:write', {
    organisationId: organisation.id,
    areas: areasOf(organisation),
  });
}

/**
 * Admins anywhere, operators in their area, people without an organisation their first one, and
 * people of an umbrella organisation its members.
 */
export function requireMayRegister(principal: Principal, content: OrganisationContent): void {
  requireScope(principal, 'organisations:write');
  if (principal.role === 'admin') return;
  if (principal.role === 'regional_operator') return requireArea(principal, content);
  if (principal.organisationId === null) return;
  if (content.parentId === principal.organisationId) return;
  throw new ClientError(
    'FORBIDDEN',
    'The token acts for an organisation already; it may register members of it (`parentId`) only.',
  );
}

function requireArea(principal: Principal, content: OrganisationContent): void {
  if (sharesArea(principal.areas, areasOf(content))) return;
  throw new ClientError(
    'FORBIDDEN',
    'A regional operator registers organisations at home or active in its own area only.',
  );
}
