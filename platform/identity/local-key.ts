import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose';
import { ConfigError } from '../errors';
import type { PrincipalAreas, Role } from './principal';

const algorithm = 'ES256';

/** What a demo token says about its holder. */
export interface DemoTokenClaims {
  readonly subject: string;
  /** Without one: a member with an organisation, or else somebody without a role. */
  readonly role?: Exclude<Role, 'anonymous'>;
  readonly scopes?: readonly string[];
  readonly organisationId?: string;
  readonly areas?: Partial<PrincipalAreas>;
  /** Seconds until it expires; a day by default. */
  readonly expiresInSeconds?: number;
}

/** A signing key that lives beside the data: for `npm start` without an identity provider. */
export interface LocalKey {
  readonly publicKey: CryptoKey;
  /** A signed access token. */
  issueToken(claims: DemoTokenClaims): Promise<string>;
}

export interface LocalKeyOptions {
  readonly folder: string;
  readonly issuer: string;
  readonly audience: string;
  readonly now?: () => number;
}

/**
 * Loads the key from `signing-key.json` in the folder, or makes one on the first start.
 *
 * @throws ConfigError when the file is there and is no such key.
 */
export async function loadLocalKey(options: LocalKeyOptions): Promise<LocalKey> {
  const file = join(options.folder, 'signing-key.json');
  const jwk = await readOrCreate(file, makePrivateKey);
  const { privateKey, publicKey } = await importKeys(file, jwk);
  return { publicKey, issueToken: (claims) => signToken(privateKey, claims, options) };
}

/**
 * The secret by which gateway and subgraphs of this machine sign who makes a request, made on the
 * first start. Processes that share the folder share the secret.
 */
export function loadLocalSecret(folder: string): Promise<string> {
  const make = () => Promise.resolve(randomBytes(32).toString('base64url'));
  return readOrCreate(join(folder, 'subgraph-secret'), make);
}

async function signToken(
  key: CryptoKey,
  claims: DemoTokenClaims,
  { issuer, audience, now = Date.now }: LocalKeyOptions,
): Promise<string> {
  const issuedAt = Math.floor(now() / 1_000);
  const payload: JWTPayload = {
    role: claims.role,
    scope: (claims.scopes ?? []).join(' '),
    ...(claims.organisationId === undefined ? {} : { organisation: claims.organisationId }),
    ...(claims.areas === undefined ? {} : { areas: claims.areas }),
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: algorithm })
    .setSubject(claims.subject)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + (claims.expiresInSeconds ?? 86_400))
    .sign(key);
}

async function makePrivateKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return JSON.stringify(await exportJWK(privateKey));
}

async function importKeys(file: string, text: string) {
  try {
    const jwk = JSON.parse(text) as JWK;
    const publicPart = { ...jwk, d: undefined };
    const [privateKey, publicKey] = await Promise.all([
      importJWK(jwk, algorithm),
      importJWK(publicPart, algorithm),
    ]);
    return { privateKey: privateKey as CryptoKey, publicKey: publicKey as CryptoKey };
  } catch {
    throw new ConfigError(`${file} is no ${algorithm} key: delete it and start again.`);
  }
}

/**
 * Two processes may start at once: a link appears whole or not at all, and whoever comes second
 * uses what the first one wrote.
 */
async function readOrCreate(file: string, make: () => Promise<string>): Promise<string> {
  const existing = await readIfThere(file);
  if (existing !== null) return existing;
  // Only this folder is private: the database's account must pass through the one above.
  await mkdir(dirname(dirname(file)), { recursive: true });
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, await make(), { mode: 0o600, flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return readFile(file, 'utf8');
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
