/** What somebody may act as, beside the scopes of the token. */
export type Role = 'anonymous' | 'member' | 'regional_operator' | 'public_body' | 'admin';

/** Area codes that a regional operator or public body is responsible for. */
export interface PrincipalAreas {
  readonly municipalities: readonly string[];
  readonly regions: readonly string[];
  readonly counties: readonly string[];
}

/**
 * Who makes a request. Built once by the gateway from a token; subgraphs receive it as a value
 * (in-process) or as a signed header (remote) and trust nothing else.
 */
export interface Principal {
  /** Stable id of the user or client; null for anonymous requests. */
  readonly subject: string | null;
  /**
   * Null for a token that is good and says nothing of roles, as those of an identity provider that
   * serves another graph: somebody who is known, with no rights over content of ours.
   */
  readonly role: Role | null;
  /** The organisation that the principal acts for. */
  readonly organisationId: string | null;
  readonly scopes: readonly string[];
  /** Names for `@policy`: the policies that the principal meets. */
  readonly policies: readonly string[];
  readonly areas: PrincipalAreas;
  /** Seconds since the epoch; null when the principal does not expire (anonymous). */
  readonly expiresAt: number | null;
}

export const scopes = [
  'listings:write',
  'organisations:write',
  'announcements:write',
  'debug:read',
] as const;
export type Scope = (typeof scopes)[number];

export const noAreas: PrincipalAreas = Object.freeze({
  municipalities: [],
  regions: [],
  counties: [],
});

export const anonymous: Principal = Object.freeze({
  subject: null,
  role: 'anonymous',
  organisationId: null,
  scopes: [],
  policies: [],
  areas: noAreas,
  expiresAt: null,
});

/**
 * Whether the principal holds a scope of ours. Without a role it holds none: another graph may give
 * the same name another meaning.
 */
export const hasScope = ({ role, scopes: held }: Principal, scope: Scope): boolean =>
  role !== null && held.includes(scope);

/**
 * One string for everything in a principal that can change an answer. Two requests may share
 * work only when their keys are equal.
 */
export function principalKey(principal: Principal): string {
  if (principal.role === 'anonymous') return '';
  const { municipalities, regions, counties } = principal.areas;
  return JSON.stringify([
    principal.subject,
    principal.role,
    principal.organisationId,
    principal.scopes,
    principal.policies,
    municipalities,
    regions,
    counties,
  ]);
}
