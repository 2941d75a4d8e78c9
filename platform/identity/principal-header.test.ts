import { createPrincipalHeaderSigner, createPrincipalHeaderVerifier } from './principal-header';
import { anonymous, noAreas, type Principal } from './principal';

const secret = 'a secret of at least thirty-two characters';
const member: Principal = {
  subject: 'user-1',
  role: 'member',
  organisationId: 'org-1',
  scopes: ['listings:write'],
  policies: ['hr'],
  areas: { ...noAreas, regions: ['17'] },
  expiresAt: 2_000,
};
const at = (seconds: number) => ({ secret, now: () => seconds * 1_000 });
const signedAt = (seconds: number, principal = member): string =>
  createPrincipalHeaderSigner(at(seconds))(principal) ?? '';

describe('the principal header', () => {
  it('carries the whole principal', () => {
    expect(createPrincipalHeaderVerifier(at(1_010))(signedAt(1_000))).toEqual(member);
  });

  it('is left out for anonymous requests, and its absence means anonymous', () => {
    expect(createPrincipalHeaderSigner(at(0))(anonymous)).toBeNull();
    expect(createPrincipalHeaderVerifier(at(0))(undefined)).toBe(anonymous);
  });

  it('is refused after a minute', () => {
    const header = signedAt(1_000);
    expect(() => createPrincipalHeaderVerifier(at(1_059))(header)).not.toThrow();
    expect(() => createPrincipalHeaderVerifier(at(1_060))(header)).toThrow('too old');
  });

  it('never outlives the principal', () => {
    expect(() => createPrincipalHeaderVerifier(at(2_000))(signedAt(1_990))).toThrow('too old');
  });

  it('is refused when its content was changed', () => {
    const [payload = '', signature] = signedAt(1_000).split('.');
    const admin = Buffer.from(payload, 'base64url').toString().replace('"member"', '"admin"');
    const forged = `${Buffer.from(admin).toString('base64url')}.${signature}`;
    expect(() => createPrincipalHeaderVerifier(at(1_000))(forged)).toThrow('not signed');
  });

  it.each(['', 'x', 'x.y', '.', 'a.b.c'])('refuses %j', (value) => {
    expect(() => createPrincipalHeaderVerifier(at(1_000))(value)).toThrow('not signed');
  });

  it('is refused when signed with another secret', () => {
    const other = createPrincipalHeaderSigner({ secret: 'x'.repeat(32), now: () => 1_000_000 });
    expect(() => createPrincipalHeaderVerifier(at(1_000))(other(member) ?? '')).toThrow();
  });

  it('is signed once and used again for half a minute', () => {
    let seconds = 1_000;
    const sign = createPrincipalHeaderSigner({ secret, now: () => seconds * 1_000 });
    const first = sign(member);
    seconds = 1_029;
    expect(sign(member)).toBe(first);
    seconds = 1_030;
    expect(sign(member)).not.toBe(first);
  });
});
