import { demoCase, demoOrganisation } from '../../demo/demo-cases';
import { loadLocalKey, type LocalKey } from '../../platform/identity/local-key';
import { scopes } from '../../platform/identity/principal';
import { temporaryFolder } from '../support/temporary-folder';

/** Who asks. */
export type CallerName =
  | 'member'
  | 'memberOfAnother'
  | 'memberWithoutScopes'
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
  const stranger = await loadLocalKey({
    folder: temporaryFolder('stranger'),
    issuer: 'lahella-graph',
    audience: 'lahella-graph',
  });
  return {
    member: await key.issueToken(member),
    memberOfAnother: await key.issueToken({ ...member, organisationId: other }),
    memberWithoutScopes: await key.issueToken({ ...member, scopes: [] }),
    publicBody: await key.issueToken({ ...member, role: 'public_body' }),
    operator: await key.issueToken({
      subject: 'an operator',
      role: 'regional_operator',
      scopes,
      areas: { regions: ['17'] },
    }),
    admin: await key.issueToken({ subject: 'an admin', role: 'admin' }),
    expired: await key.issueToken({ ...member, expiresInSeconds: -60 }),
    forged: await stranger.issueToken(member),
    garbled: 'not.a.token',
  };
}
