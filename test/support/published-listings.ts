import { publishListing } from '../../clients/new-listings/publish';
import type { LocalKey } from '../../platform/identity/local-key';
import { scopes } from '../../platform/identity/principal';
import { ask } from './graphql-client';

/** Registers an organisation and gives a token of one of its members. */
export async function registerMember(url: string, key: LocalKey): Promise<string> {
  const { body } = await ask(url, {
    token: await key.issueToken({ subject: 'an admin', role: 'admin' }),
    query: `mutation { registerOrganisation(input: {
      name: { fi: "Kokeilijat" }, kind: UNREGISTERED_GROUP, municipalities: ["564"]
    }) { organisation { id } userErrors { message } } }`,
  });
  const { id } = body.data.registerOrganisation.organisation as { id: string };
  return key.issueToken({ subject: 'a member', role: 'member', scopes, organisationId: id });
}

/** Publishes a listing of the token's organisation as the example client does. */
export const publish = (url: string, token: string, title: string) =>
  publishListing({ url: `${url}/graphql`, token, title });
