import { createHmac, timingSafeEqual } from 'node:crypto';
import { ClientError } from '../errors';
import { anonymous, principalKey, type Principal } from './principal';

/** Carries the principal from the gateway to a remote subgraph. */
export const principalHeaderName = 'x-lahella-principal';

const lifetimeSeconds = 60;
const cacheSize = 10_000;

export interface PrincipalHeaderOptions {
  /** Shared by gateway and subgraphs. */
  readonly secret: string;
  readonly now?: () => number;
}

/**
 * Signs principals for remote subgraphs. A header is valid for a minute, never longer than the
 * principal, and used again for half of that time. Anonymous requests carry none: null.
 */
export function createPrincipalHeaderSigner(
  options: PrincipalHeaderOptions,
): (principal: Principal) => string | null {
  const { secret, now = Date.now } = options;
  const signed = new Map<string, { readonly value: string; readonly freshUntil: number }>();

  return (principal) => {
    if (principal.role === 'anonymous') return null;
    const key = `${principalKey(principal)}${principal.expiresAt}`;
    const seconds = Math.floor(now() / 1_000);
    const known = signed.get(key);
    if (known !== undefined && known.freshUntil > seconds) return known.value;
    if (signed.size >= cacheSize) signed.delete(signed.keys().next().value ?? '');
    const value = sign(principal, seconds, secret);
    signed.delete(key);
    signed.set(key, { value, freshUntil: seconds + lifetimeSeconds / 2 });
    return value;
  };
}

/**
 * The subgraph's side. A request without the header is anonymous.
 *
 * @throws ClientError UNAUTHENTICATED when the header is malformed, forged or too old.
 */
export function createPrincipalHeaderVerifier(
  options: PrincipalHeaderOptions,
): (value: string | undefined) => Principal {
  const { secret, now = Date.now } = options;
  return (value) => {
    if (value === undefined) return anonymous;
    const [payload = '', signature = ''] = value.split('.');
    if (!matches(signature, mac(payload, secret))) throw refused('is not signed by the gateway');
    const content = JSON.parse(Buffer.from(payload, 'base64url').toString()) as SignedContent;
    if (content.until * 1_000 <= now()) throw refused('is too old');
    return content.principal;
  };
}

interface SignedContent {
  readonly principal: Principal;
  /** Seconds since the epoch. */
  readonly until: number;
}

function sign(principal: Principal, seconds: number, secret: string): string {
  const until = Math.min(seconds + lifetimeSeconds, principal.expiresAt ?? Infinity);
  const content: SignedContent = { principal, until };
  const payload = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${payload}.${mac(payload, secret)}`;
}

const mac = (payload: string, secret: string): string =>
  createHmac('sha256', secret).update(payload).digest('base64url');

function matches(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const refused = (why: string): ClientError =>
  new ClientError('UNAUTHENTICATED', `The header ${principalHeaderName} ${why}.`);
