import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

/** Somebody else's identity provider: it serves its keys and signs whatever a test wants it to. */
export interface IdentityProvider {
  /** What a gateway is told of it. */
  readonly settings: Readonly<Record<string, string>>;
  /** `Bearer TOKEN`, of Maija and good for an hour unless the claims say otherwise. */
  bearer(claims: JWTPayload): Promise<string>;
  close(): Promise<void>;
}

export async function startIdentityProvider(): Promise<IdentityProvider> {
  const issuer = 'https://login.example.org/';
  const audience = 'people';
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' };
  const keys = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
  await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
  return {
    settings: {
      JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/`,
      JWT_ISSUER: issuer,
      JWT_AUDIENCE: audience,
    },
    async bearer(claims) {
      const exp = Math.floor(Date.now() / 1_000) + 3_600;
      const payload = { sub: 'maija', iss: issuer, aud: audience, exp, ...claims };
      const token = new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: 'one' });
      return `Bearer ${await token.sign(privateKey)}`;
    },
    close() {
      keys.closeAllConnections();
      return new Promise((resolve) => keys.close(() => resolve()));
    },
  };
}
