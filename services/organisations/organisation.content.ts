import type { OrganisationContent } from '../kit/content';
import type { Organisation } from './organisation.entity';

/** The organisation as it is written, for subgraphs that make something of all of it. */
export const contentOf = (organisation: Organisation): OrganisationContent => ({
  name: organisation.names,
  description: organisation.descriptions,
  areas: {
    isWholeCountry: organisation.isNationwide,
    municipalities: organisation.municipalityCodes,
    regions: organisation.regionCodes,
    counties: organisation.countyCodes,
  },
  homeMunicipality: organisation.homeMunicipalityCode,
  contacts: organisation.storedContacts,
  links: organisation.storedLinks,
});
