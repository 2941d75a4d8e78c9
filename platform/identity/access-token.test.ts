import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { ConfigError } from '../errors';
import { createAccessTokenVerifier } from './access-token';
import { remoteKeys } from './key-source';
import { loadLocalKey, loadLocalSecret, type DemoTokenClaims, type LocalKey } from './local-key';

const issuer = 'issuer';
const audience = 'audience';
const common = { issuer, audience, clockSkewSeconds: 5, policiesClaim: 'policies' };
const member: DemoTokenClaims = {
  subject: 'user-1',
  role: 'member',
  scopes: ['listings:write', 'announcements:write'],
  organisationId: 'org-1',
  areas: { regions: ['17'] },
};

let folder: string;
let local: LocalKey;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lahella-identity-'));
  local = await loadLocalKey({ folder, issuer, audience });
});
afterAll(() => rm(folder, { recursive: true }));

const verifier = () => createAccessTokenVerifier({ ...common, key: local.publicKey });
const refusal = async (token: string): Promise<string> => {
  const error = await verifier()
    .verify(token)
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  return (error as Error).message;
};

describe('an access token', () => {
  it('becomes a principal with scopes, organisation and areas', async () => {
    expect(await verifier().verify(await local.issueToken(member))).toMatchObject({
      subject: 'user-1',
      role: 'member',
      organisationId: 'org-1',
      scopes: ['listings:write', 'announcements:write'],
      areas: { municipalities: [], regions: ['17'], counties: [] },
    });
  });

  it('is refused when it has expired, and accepted within the clock skew', async () => {
    expect(await refusal(await local.issueToken({ ...member, expiresInSeconds: -6 }))).toBe(
      'The token has expired. Get a new one.',
    );
    const almost = await local.issueToken({ ...member, expiresInSeconds: -2 });
    await expect(verifier().verify(almost)).resolves.toBeDefined();
  });

  it('is refused when another key signed it', async () => {
    const stranger = await generateKeyPair('ES256');
    const token = await new SignJWT({ role: 'admin' })
      .setProtectedHeader({ alg: 'ES256' })
      .setSubject('x')
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime('1h')
      .sign(stranger.privateKey);
    expect(await refusal(token)).toContain('not by a key that is trusted');
  });

  it('is refused when it is not signed (alg none)', async () => {
    const token = new UnsecuredJWT({ sub: 'x', role: 'admin' }).setExpirationTime('1h').encode();
    expect(await refusal(token)).toContain('algorithm that is not accepted');
  });

  it('is refused when the public key served as an HMAC secret', async () => {
    const spki = new TextEncoder().encode(await exportSPKI(local.publicKey));
    const token = await new SignJWT({ role: 'admin' })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('x')
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime('1h')
      .sign(spki);
    expect(await refusal(token)).toContain('algorithm that is not accepted');
  });

  it('is refused when it was meant for somebody else', async () => {
    const other = await loadLocalKey({ folder, issuer, audience: 'another' });
    expect(await refusal(await other.issueToken(member))).toContain('aud');
    const elsewhere = await loadLocalKey({ folder, issuer: 'another', audience });
    expect(await refusal(await elsewhere.issueToken(member))).toContain('iss');
  });

  it.each(['', 'x', 'a.b.c', '{}', 'x'.repeat(10_000)])(
    'is refused when it is %j',
    async (text) => {
      expect(await refusal(text)).toMatch(/not a signed JWT|too long/);
    },
  );

  it('is refused with a role that does not exist', async () => {
    const token = await local.issueToken({ ...member, role: 'king' as 'admin' });
    expect(await refusal(token)).toBe(
      'The token cannot be used: the claim `role` must be one of member, regional_operator, ' +
        'public_body, admin.',
    );
  });

  it('is verified once and remembered until it expires', async () => {
    let now = Date.now();
    let lookups = 0;
    const subject = createAccessTokenVerifier({
      ...common,
      now: () => now,
      key: () => {
        lookups += 1;
        return local.publicKey;
      },
    });
    const token = await local.issueToken({ ...member, expiresInSeconds: 60 });
    await subject.verify(token);
    await subject.verify(token);
    expect(lookups).toBe(1);
    now += 66_000;
    await expect(subject.verify(token)).rejects.toThrow('expired');
  });

  it('is remembered for a bounded number of tokens', async () => {
    let lookups = 0;
    const key = () => {
      lookups += 1;
      return local.publicKey;
    };
    const subject = createAccessTokenVerifier({ ...common, cacheSize: 1, key });
    const [first, second] = await Promise.all([
      local.issueToken(member),
      local.issueToken({ ...member, subject: 'user-2' }),
    ]);
    await subject.verify(first);
    await subject.verify(second);
    await subject.verify(first);
    expect(lookups).toBe(3);
  });
});

describe('the local key', () => {
  it('is made once and survives a restart', async () => {
    const again = await loadLocalKey({ folder, issuer, audience });
    await expect(verifier().verify(await again.issueToken(member))).resolves.toBeDefined();
  });

  it('is made once when two processes start together, and no draft is left', async () => {
    const shared = await mkdtemp(join(folder, 'race-'));
    const secrets = await Promise.all([loadLocalSecret(shared), loadLocalSecret(shared)]);
    expect(secrets[0]).toBe(secrets[1]);
    expect(secrets[0].length).toBeGreaterThan(32);
    expect(await readdir(shared)).toEqual(['subgraph-secret']);
  });

  it('stops the start when its file is damaged', async () => {
    const broken = await mkdtemp(join(folder, 'broken-'));
    await writeFile(join(broken, 'signing-key.json'), '{');
    await expect(loadLocalKey({ folder: broken, issuer, audience })).rejects.toThrow(ConfigError);
  });
});

describe('keys of an identity provider', () => {
  it('are read once, survive its absence, and are not asked for in a flood', async () => {
    const pair = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256' };
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.end(JSON.stringify({ keys: [jwk] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const subject = createAccessTokenVerifier({ ...common, key: remoteKeys({ url }) });
    const tokenBy = (kid: string, sub: string) =>
      new SignJWT({ role: 'admin' })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setSubject(sub)
        .setIssuer(issuer)
        .setAudience(audience)
        .setExpirationTime('1h')
        .sign(pair.privateKey);

    await subject.verify(await tokenBy('k1', 'a'));
    for (let i = 0; i < 20; i += 1) {
      await expect(subject.verify(await tokenBy(`invented-${i}`, 'b'))).rejects.toThrow('trusted');
    }
    expect(requests).toBe(1);

    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(subject.verify(await tokenBy('k1', 'c'))).resolves.toMatchObject({ subject: 'c' });
  });

  it('are asked for once in ten seconds while they do not answer', async () => {
    let attempts = 0;
    const key = remoteKeys({
      url: 'http://127.0.0.1:1/keys',
      fetch: () => {
        attempts += 1;
        return Promise.reject(new Error('down'));
      },
    });
    const subject = createAccessTokenVerifier({ ...common, key });
    const token = await local.issueToken(member);
    await expect(subject.verify(token)).rejects.toThrow('cannot be verified now');
    await expect(subject.verify(token)).rejects.toThrow('cannot be verified now');
    expect(attempts).toBe(1);
  });
});
