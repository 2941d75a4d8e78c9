import { createHash } from 'node:crypto';
import { errors, jwtVerify, type CryptoKey, type JWTVerifyGetKey } from 'jose';
import { ClientError } from '../errors';
import { principalFromClaims } from './claims';
import type { Principal } from './principal';

/** Signatures by a private key only: a public key must never pass as an HMAC secret. */
const algorithms = [
  'ES256',
  'ES384',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'EdDSA',
];
const maxTokenLength = 8_192;

export interface AccessTokenOptions {
  /** The local key, or keys of an identity provider (`remoteKeys`). */
  readonly key: CryptoKey | JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  readonly clockSkewSeconds: number;
  /** The claim that lists the policies that its holder meets. */
  readonly policiesClaim: string;
  /** Verified tokens that are remembered until they expire. */
  readonly cacheSize?: number;
  readonly now?: () => number;
}

export interface AccessTokenVerifier {
  /**
   * @throws ClientError UNAUTHENTICATED with the reason: malformed, forged, expired, not for us.
   */
  verify(token: string): Promise<Principal>;
}

/** Verifies access tokens (JWT, signed) and turns their claims into a principal. */
export function createAccessTokenVerifier(options: AccessTokenOptions): AccessTokenVerifier {
  const { cacheSize = 10_000, now = Date.now } = options;
  const verified = new Map<string, Principal>();

  const remember = (digest: string, principal: Principal): Principal => {
    if (verified.size >= cacheSize) verified.delete(verified.keys().next().value ?? '');
    verified.set(digest, principal);
    return principal;
  };

  return {
    async verify(token) {
      // The digest, so that no usable token stays in memory as a key.
      const digest = createHash('sha256').update(token).digest('base64');
      const known = verified.get(digest);
      if (known !== undefined && isCurrent(known, now())) return known;
      verified.delete(digest);
      return remember(digest, await verifyToken(token, options));
    },
  };
}

const isCurrent = (principal: Principal, now: number): boolean =>
  principal.expiresAt !== null && principal.expiresAt * 1_000 > now;

async function verifyToken(token: string, options: AccessTokenOptions): Promise<Principal> {
  const { issuer, audience, clockSkewSeconds, now = Date.now } = options;
  if (token.length > maxTokenLength) {
    throw unauthenticated(`The token is too long: ${maxTokenLength} characters are read at most.`);
  }
  try {
    const { payload } = await jwtVerify(token, keyGetter(options.key), {
      algorithms,
      issuer,
      audience,
      clockTolerance: clockSkewSeconds,
      currentDate: new Date(now()),
      requiredClaims: ['exp', 'sub'],
    });
    return principalFromClaims(payload, options.policiesClaim);
  } catch (error) {
    throw unauthenticated(reasonOf(error));
  }
}

const keyGetter = (key: CryptoKey | JWTVerifyGetKey): JWTVerifyGetKey =>
  typeof key === 'function' ? key : () => key;

function reasonOf(error: unknown): string {
  if (!(error instanceof errors.JOSEError)) {
    return error instanceof Error && error.message.startsWith('the claim')
      ? `The token cannot be used: ${error.message}.`
      : 'The token cannot be verified now: the keys of the identity provider are not available.';
  }
  switch (error.code) {
    case 'ERR_JWT_EXPIRED':
      return 'The token has expired. Get a new one.';
    case 'ERR_JWT_CLAIM_VALIDATION_FAILED':
      return `The token cannot be used: ${error.message}.`;
    case 'ERR_JWKS_TIMEOUT':
      return 'The token cannot be verified now: the identity provider does not answer.';
    case 'ERR_JOSE_ALG_NOT_ALLOWED':
      return `The token is signed with an algorithm that is not accepted: use one of ${algorithms.join(', ')}.`;
    case 'ERR_JWKS_NO_MATCHING_KEY':
    case 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED':
      return 'The signature of the token is not by a key that is trusted here: get one from the issuer of this graph.';
    default:
      return 'The token is not a signed JWT: send it whole, as the issuer gave it.';
  }
}

const unauthenticated = (message: string): ClientError =>
  new ClientError('UNAUTHENTICATED', message);
