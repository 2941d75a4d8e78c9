import type { Config } from '../config';
import { createAccessTokenVerifier, type AccessTokenVerifier } from './access-token';
import { remoteKeys } from './key-source';
import { loadLocalKey } from './local-key';

/**
 * The verifier that the configuration asks for: by the keys at JWKS_URL or, without one, by the key
 * in the data folder. Null when tokens are not looked at.
 *
 * @throws ConfigError when the key in the data folder is none
 */
export async function createVerifier(
  identity: Config['identity'],
): Promise<AccessTokenVerifier | null> {
  if (!identity.isVerified) return null;
  const { issuer, audience, jwksUrl, localKeyFolder: folder } = identity;
  const { clockSkewSeconds, policiesClaim } = identity;
  const key =
    jwksUrl === null
      ? (await loadLocalKey({ folder, issuer, audience })).publicKey
      : remoteKeys({ url: jwksUrl });
  return createAccessTokenVerifier({ key, issuer, audience, clockSkewSeconds, policiesClaim });
}
