import type { PrincipalAreas } from '../../platform/identity/principal';
import { municipalityByCode } from '../../reference';
import type { OrganisationContent } from './organisation.rules';

type Areas = Pick<
  OrganisationContent,
  'homeMunicipalityCode' | 'municipalityCodes' | 'regionCodes' | 'countyCodes'
>;

/** Every area that the organisation touches: its municipalities bring their region and county. */
export function areasOf(organisation: Areas): PrincipalAreas {
  const { homeMunicipalityCode, municipalityCodes, regionCodes, countyCodes } = organisation;
  const home = homeMunicipalityCode === null ? [] : [homeMunicipalityCode];
  const codes = [...new Set([...home, ...municipalityCodes])];
  const municipalities = codes.map(municipalityByCode).filter((one) => one !== undefined);
  return {
    municipalities: codes,
    regions: [...new Set([...regionCodes, ...municipalities.map((one) => one.region)])],
    counties: [...new Set([...countyCodes, ...municipalities.map((one) => one.county)])],
  };
}
