import type { Place } from './places';
import type { DemoOrganisation } from './records';
import type { OrganisationFieldSource } from './texts/organisation-fields';
import type { TextLanguage } from './text-pool';

export type AreaScope = 'LOCAL' | 'REGION' | 'COUNTY' | 'NATIONWIDE';

/** An organisation's record with what the generation of its listings needs to know. */
export interface PlannedOrganisation {
  readonly record: DemoOrganisation;
  readonly place: Place;
  readonly scope: AreaScope;
  readonly field: OrganisationFieldSource;
  /** The language that it writes in first. */
  readonly language: TextLanguage;
  readonly host: string;
  /** How many listings it makes, in relation to the others. */
  readonly activity: number;
}
