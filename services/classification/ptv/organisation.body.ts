import { descriptionsOf, inEach, languagesOf, namesOf } from './body-texts';
import { contactLists, webPages } from './contact-details';
import { languageVersions } from './language-versions';
import { organisationAreaFields, organisationAreas } from './ptv-areas';
import type { PtvBody } from './ptv-body';
import type { OrganisationFacts } from './ptv-facts';
import { organisationSourceId } from './source-id';

/**
 * The organisation in PTV (`V9VmOpenApiOrganizationIn`). Only to be made of facts that meet the
 * conditions of an organisation: see `body-conditions.ts`.
 */
export function organisationBody({ id, businessId, content }: OrganisationFacts): PtvBody {
  const sourceId = organisationSourceId(id);
  const versions = languageVersions({ ...content, summary: null });
  const languages = languagesOf(versions);
  const { webPages: ofContacts = [], ...lists } = contactLists(content.contacts, languages);
  const pages = [
    ...ofContacts,
    ...content.links.flatMap(({ url, title }) => webPages(url, languages, title)),
  ];
  return {
    object: 'Organization',
    sourceId,
    body: {
      sourceId,
      organizationType: 'Organization',
      ...(businessId ? { businessCode: businessId } : {}),
      organizationNames: namesOf(versions),
      displayNameType: inEach(languages, { type: 'Name' }),
      organizationDescriptions: descriptionsOf(versions),
      ...organisationAreaFields(organisationAreas(content.areas, content.homeMunicipality)),
      ...lists,
      ...(pages.length > 0 ? { webPages: pages } : {}),
      publishingStatus: 'Published',
    },
    references: [],
  };
}
