import { demoOrganisation } from '../demo/demo-cases';
import type { Config } from '../platform/config';
import { loadLocalKey } from '../platform/identity/local-key';

const demoScopes = ['listings:write', 'organisations:write', 'announcements:write'];

/** A token that acts for the demo organisation; null where an identity provider issues tokens. */
export async function issueDemoToken({ identity, demoData }: Config): Promise<string | null> {
  if (!demoData || !identity.isVerified || identity.jwksUrl !== null) return null;
  const { localKeyFolder: folder, issuer, audience } = identity;
  const key = await loadLocalKey({ folder, issuer, audience });
  return key.issueToken({
    subject: 'demo-member',
    role: 'member',
    scopes: demoScopes,
    organisationId: demoOrganisation.id,
  });
}
