import { noAreas, type Principal, type PrincipalAreas, type Role } from './principal';

const roles: ReadonlySet<string> = new Set<Role>([
  'member',
  'regional_operator',
  'public_body',
  'admin',
]);

/**
 * What a token says about its holder: `sub`, `scope` (words split by spaces), `role`,
 * `organisation`, `areas`, and the policies in the claim of the name that is given. A token with an
 * organisation and no role belongs to a member, one with neither to somebody without a role.
 *
 * @throws Error with a sentence that names the claim that cannot be used.
 */
export function principalFromClaims(
  claims: Readonly<Record<string, unknown>>,
  policiesClaim: string,
): Principal {
  const organisationId = optionalText(claims, 'organisation');
  return Object.freeze({
    subject: requiredText(claims, 'sub'),
    role: roleOf(claims.role, organisationId),
    organisationId,
    scopes: Object.freeze(wordsOf(optionalText(claims, 'scope') ?? '')),
    policies: Object.freeze(policiesOf(claims[policiesClaim])),
    areas: areasOf(claims.areas),
    expiresAt: typeof claims.exp === 'number' ? claims.exp : null,
  });
}

function roleOf(claim: unknown, organisationId: string | null): Role | null {
  if (claim === undefined) return organisationId === null ? null : 'member';
  if (typeof claim === 'string' && roles.has(claim)) return claim as Role;
  throw new Error(`the claim \`role\` must be one of ${[...roles].join(', ')}`);
}

function requiredText(claims: Readonly<Record<string, unknown>>, name: string): string {
  const value = optionalText(claims, name);
  if (value === null || value === '') throw new Error(`the claim \`${name}\` is missing`);
  return value;
}

function optionalText(claims: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = claims[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new Error(`the claim \`${name}\` must be text`);
  return value;
}

const wordsOf = (text: string): string[] => text.split(' ').filter(Boolean);

/**
 * A list, or words split by spaces. The claim is not ours to define, and can only grant: what is
 * neither grants nothing, and the token is good for the rest.
 */
function policiesOf(claim: unknown): string[] {
  if (typeof claim === 'string') return wordsOf(claim);
  if (!Array.isArray(claim)) return [];
  return claim.filter((policy) => typeof policy === 'string');
}

function areasOf(claim: unknown): PrincipalAreas {
  if (claim === undefined || claim === null) return noAreas;
  if (typeof claim !== 'object') throw new Error('the claim `areas` must be an object');
  const lists = claim as Readonly<Record<string, unknown>>;
  return Object.freeze({
    municipalities: codesOf(lists.municipalities),
    regions: codesOf(lists.regions),
    counties: codesOf(lists.counties),
  });
}

function codesOf(claim: unknown): readonly string[] {
  if (claim === undefined) return [];
  if (Array.isArray(claim) && claim.every((code) => typeof code === 'string')) return claim;
  throw new Error('the claim `areas` must hold lists of codes');
}
