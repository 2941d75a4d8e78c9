import { rm } from 'node:fs/promises';
import { demoCase, demoOrganisation } from '../../demo/demo-cases';
import { loadConfig } from '../../platform/config';
import {
  loadLocalKey,
  type DemoTokenClaims,
  type LocalKey,
} from '../../platform/identity/local-key';
import { scopes } from '../../platform/identity/principal';
import { temporaryFolder } from '../support/temporary-folder';

/** Who asks. */
export type CallerName =
  | 'member'
  | 'memberOfAnother'
  | 'memberWithoutScopes'
  | 'withoutRole'
  | 'publicBody'
  | 'operator'
  | 'admin'
  | 'expired'
  | 'forged'
  | 'garbled';

export type Tokens = Readonly<Record<CallerName, string>>;

/** A token for everyone who asks in the contract. */
export async function issueTokens(key: LocalKey): Promise<Tokens> {
  const member = {
    subject: 'a member',
    role: 'member',
    scopes,
    organisationId: demoOrganisation.id,
  } as const;
  const other = demoCase('umbrella-member').id;
  return {
    member: await key.issueToken(member),
    memberOfAnother: await key.issueToken({ ...member, organisationId: other }),
    memberWithoutScopes: await key.issueToken({ ...member, scopes: [] }),
    withoutRole: await key.issueToken({ subject: 'a stranger', scopes }),
    publicBody: await key.issueToken({ ...member, role: 'public_body' }),
    operator: await key.issueToken({
      subject: 'an operator',
      role: 'regional_operator',
      scopes,
      areas: { regions: ['17'] },
    }),
    admin: await key.issueToken({ subject: 'an admin', role: 'admin' }),
    expired: await key.issueToken({ ...member, expiresInSeconds: -60 }),
    forged: await issueWithAnotherKey(member),
    garbled: 'not.a.token',
  };
}

async function issueWithAnotherKey(claims: DemoTokenClaims): Promise<string> {
  const folder = temporaryFolder('another-key');
  const { issuer, audience } = loadConfig({}).identity;
  const key = await loadLocalKey({ folder, issuer, audience });
  await rm(folder, { recursive: true });
  return key.issueToken(claims);
}
