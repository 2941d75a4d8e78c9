import { noAreas, type Principal, type PrincipalAreas } from '../../../platform/identity/principal';

const signedIn: Principal = {
  subject: 'user-1',
  role: 'member',
  organisationId: null,
  scopes: ['listings:write'],
  policies: [],
  areas: noAreas,
  expiresAt: 4_000_000_000,
};

export const memberOf = (organisationId: string): Principal => ({ ...signedIn, organisationId });

export const operatorOf = (areas: Partial<PrincipalAreas>): Principal => ({
  ...signedIn,
  role: 'regional_operator',
  organisationId: 'operator',
  areas: { ...noAreas, ...areas },
});

/** Has areas, but no say over others' listings in them. */
export const publicBodyOf = (areas: Partial<PrincipalAreas>): Principal => ({
  ...operatorOf(areas),
  role: 'public_body',
  organisationId: 'municipality',
});

export const admin: Principal = { ...signedIn, role: 'admin', scopes: [] };
