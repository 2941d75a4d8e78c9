import {
  noAreas,
  scopes,
  type Principal,
  type PrincipalAreas,
} from '../../../platform/identity/principal';

const base: Principal = {
  subject: 'somebody',
  role: 'member',
  organisationId: null,
  scopes,
  policies: [],
  areas: noAreas,
  expiresAt: null,
};

/** Somebody of an organisation, with all scopes unless told otherwise. */
export const memberOf = (
  organisationId: string | null,
  more: Partial<Principal> = {},
): Principal => ({
  ...base,
  organisationId,
  ...more,
});

export const operatorOf = (areas: Partial<PrincipalAreas>): Principal => ({
  ...base,
  role: 'regional_operator',
  areas: { ...noAreas, ...areas },
});

export const publicBody = (organisationId: string): Principal => ({
  ...base,
  role: 'public_body',
  organisationId,
});

export const admin: Principal = { ...base, role: 'admin' };
