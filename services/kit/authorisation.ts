import { ClientError } from '../../platform/errors';
import {
  hasScope,
  type Principal,
  type PrincipalAreas,
  type Role,
  type Scope,
} from '../../platform/identity/principal';

/** What rights are decided on: whose content it is and where. */
export interface OwnedContent {
  readonly organisationId: string;
  /** Areas of the content or of its organisation, as far as the service knows them. */
  readonly areas: PrincipalAreas;
}

/** UNAUTHENTICATED for the anonymous, FORBIDDEN without role or scope. Admins need no scope. */
export function requireScope(principal: Principal, scope: Scope): void {
  if (principal.role === 'anonymous')
    throw new ClientError('UNAUTHENTICATED', `This needs a token with the scope \`${scope}\`.`);
  if (principal.role === 'admin' || hasScope(principal, scope)) return;
  if (principal.role === null)
    throw new ClientError(
      'FORBIDDEN',
      `The token has no role: this needs one with \`role\` or \`organisation\`, and the scope \`${scope}\`.`,
    );
  throw new ClientError('FORBIDDEN', `The token lacks the scope \`${scope}\`.`);
}

/** Own organisation, an operator's area, or admin. Says nothing about scopes. */
export function ownsOrOversees(principal: Principal, content: OwnedContent): boolean {
  if (principal.role === 'admin') return true;
  if (principal.organisationId !== null && principal.organisationId === content.organisationId)
    return true;
  return principal.role === 'regional_operator' && sharesArea(principal.areas, content.areas);
}

/** Scope and ownership together, or an error that says which of them is missing. */
export function requireMayEdit(principal: Principal, scope: Scope, content: OwnedContent): void {
  requireScope(principal, scope);
  if (ownsOrOversees(principal, content)) return;
  throw new ClientError(
    'FORBIDDEN',
    `The token acts neither for organisation \`${content.organisationId}\` nor for its area.`,
  );
}

export function requireRole(principal: Principal, roles: readonly Role[], what: string): void {
  if (principal.role === 'admin' || roles.some((role) => role === principal.role)) return;
  throw new ClientError('FORBIDDEN', `${what} is for ${roles.join(' or ')} only.`);
}

/** True when the two have a municipality, region or county in common. */
export function sharesArea(left: PrincipalAreas, right: PrincipalAreas): boolean {
  return (
    overlaps(left.municipalities, right.municipalities) ||
    overlaps(left.regions, right.regions) ||
    overlaps(left.counties, right.counties)
  );
}

const overlaps = (left: readonly string[], right: readonly string[]): boolean =>
  left.some((code) => right.includes(code));
