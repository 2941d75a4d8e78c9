import type { AccessTokenVerifier } from '../../platform/identity/access-token';
import { anonymous, type Principal } from '../../platform/identity/principal';
import { refuse, type RequestRefused } from './request-refused';
import { ClientError } from '../../platform/errors';

export type Authenticate = (authorization: string | undefined) => Promise<Principal>;

/**
 * Who makes the request, from the value of `Authorization`. Without one the request is anonymous;
 * with one that cannot be used it is refused, never treated as anonymous. With no verifier the
 * header is not looked at.
 *
 * @throws RequestRefused UNAUTHENTICATED
 */
export function createAuthenticate(verifier: AccessTokenVerifier | null): Authenticate {
  return async (authorization) => {
    if (verifier === null || authorization === undefined || authorization === '') return anonymous;
    const token = /^Bearer +([^ ]+) *$/i.exec(authorization)?.[1];
    if (token === undefined) {
      throw challenge('The header Authorization must be `Bearer TOKEN`.');
    }
    try {
      return await verifier.verify(token);
    } catch (error) {
      if (error instanceof ClientError) throw challenge(error.message);
      throw error;
    }
  };
}

const challenge = (message: string): RequestRefused =>
  refuse('UNAUTHENTICATED', message, { 'www-authenticate': 'Bearer' });

/**
 * The token in the payload of `connection_init`: `authorization` at the top or among `headers`,
 * in any case, as clients of the various libraries send it.
 */
export function authorizationOf(payload: unknown): string | undefined {
  const direct =
    valueOf(payload, 'authorization') ?? valueOf(valueOf(payload, 'headers'), 'authorization');
  return typeof direct === 'string' ? direct : undefined;
}

function valueOf(object: unknown, name: string): unknown {
  if (typeof object !== 'object' || object === null) return undefined;
  return Object.entries(object).find(([key]) => key.toLowerCase() === name)?.[1];
}
