import type { LocalizedText } from '../kit/localized-text';
import type { Organisation, OrganisationKind } from './organisation.entity';

/** What filters look at: the same in a row and in an event's payload. JSON. */
export interface OrganisationFacts {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly names: LocalizedText;
  readonly businessId: string | null;
  readonly parentId: string | null;
  readonly homeMunicipalityCode: string | null;
  readonly municipalityCodes: readonly string[];
  readonly regionCodes: readonly string[];
  readonly countyCodes: readonly string[];
  readonly isNationwide: boolean;
}

export const factsOf = (organisation: Organisation): OrganisationFacts => ({
  id: organisation.id,
  kind: organisation.kind,
  names: organisation.names,
  businessId: organisation.businessId,
  parentId: organisation.parentId,
  homeMunicipalityCode: organisation.homeMunicipalityCode,
  municipalityCodes: organisation.municipalityCodes,
  regionCodes: organisation.regionCodes,
  countyCodes: organisation.countyCodes,
  isNationwide: organisation.isNationwide,
});
