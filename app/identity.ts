import { demoOrganisation } from '../demo/demo-cases';
import type { Config } from '../platform/config';
import {
  createAccessTokenVerifier,
  type AccessTokenVerifier,
} from '../platform/identity/access-token';
import { loadLocalKey } from '../platform/identity/local-key';
import { remoteKeys } from '../platform/identity/key-source';

export interface Identity {
  readonly verifier: AccessTokenVerifier;
  /** A token that acts for the demo organisation; null where an identity provider issues tokens. */
  readonly demoToken: string | null;
}

const demoScopes = ['listings:write', 'organisations:write', 'announcements:write'];

/** Tokens of the identity provider at JWKS_URL or, without one, of a key in the data folder. */
export async function createIdentity({ identity }: Config): Promise<Identity> {
  const { jwksUrl, issuer, audience, clockSkewSeconds } = identity;
  const rules = { issuer, audience, clockSkewSeconds };
  if (jwksUrl !== null) {
    const key = remoteKeys({ url: jwksUrl });
    return { verifier: createAccessTokenVerifier({ ...rules, key }), demoToken: null };
  }
  const local = await loadLocalKey({ folder: identity.localKeyFolder, issuer, audience });
  return {
    verifier: createAccessTokenVerifier({ ...rules, key: local.publicKey }),
    demoToken: await local.issueToken({
      subject: 'demo-member',
      role: 'member',
      scopes: demoScopes,
      organisationId: demoOrganisation.id,
    }),
  };
}
