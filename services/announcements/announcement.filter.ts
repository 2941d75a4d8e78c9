import { Field, ID, InputType } from 'type-graphql';
import { municipalityByCode, regionByCode } from '../../reference';
import { requireCode } from '../kit/codes';
import { filterValues } from '../kit/filter-values';
import { maxTextLength } from '../kit/search/typed-text';
import { municipalityKey, regionKey, wholeCountryKey } from './announcement.areas';
import { AnnouncementKind, AnnouncementStatus } from './announcement.codes';

const anyOfThese = 'Any of these; left out or empty: no condition.';

@InputType({
  description:
    'Which announcements. All conditions must hold; within one, any of its values is enough. A single value may be written without brackets.',
})
export class AnnouncementFilter {
  @Field(() => String, {
    nullable: true,
    description: `Free text (vapaa haku) over titles, summaries, descriptions and the names of areas and of the organisation that publishes, in Finnish, Swedish and English. Every word must be found, in any of these: inflected, within a compound or, if it is found nowhere, with a small typing error. "Quoted" words must stand side by side. At most ${maxTextLength} characters. Not in subscriptions.`,
  })
  text?: string | null;

  @Field(() => [AnnouncementKind], { nullable: true, description: anyOfThese })
  kind?: readonly AnnouncementKind[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Ids of organisations that publish. ${anyOfThese}`,
  })
  publisher?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Codes of municipalities that it is for, by itself or its region. ${anyOfThese}`,
  })
  municipality?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Codes of regions that it is for, or for some municipality of. ${anyOfThese}`,
  })
  region?: readonly string[] | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether what is for the whole country is found from every area.',
  })
  includeWholeCountry?: boolean | null;

  @Field(() => [AnnouncementStatus], {
    nullable: true,
    description:
      'Left out: published ones. Drafts and archived ones are given only to those who may edit them.',
  })
  status?: readonly AnnouncementStatus[] | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'Still to come at this moment: the event or the application time ends later. Bulletins have neither and do not count.',
  })
  endsAfter?: Date | null;
}

/** What a filter comes to: each list is "any of these", null is "no condition". JSON. */
export interface AnnouncementSelection {
  readonly kinds: readonly AnnouncementKind[] | null;
  readonly publishers: readonly string[] | null;
  /** Of each list, one key must be among the announcement's. */
  readonly areaKeys: readonly (readonly string[])[];
  readonly endsAfter: string | null;
}

/** Refuses unknown codes (UNKNOWN_CODE) and lists of more than 100 values (BAD_USER_INPUT). */
export function readFilter(filter: AnnouncementFilter | null | undefined): AnnouncementSelection {
  const given = filter ?? {};
  const more = given.includeWholeCountry === false ? [] : [wholeCountryKey];
  const municipalities = filterValues(given.municipality, 'municipality')?.map((code) =>
    municipalityKey(requireCode('municipality', code, municipalityByCode).code),
  );
  const regions = filterValues(given.region, 'region')?.map((code) =>
    regionKey(requireCode('region', code, regionByCode).code),
  );
  return {
    kinds: filterValues(given.kind, 'kind'),
    publishers: filterValues(given.publisher, 'publisher'),
    areaKeys: [municipalities, regions]
      .filter((keys) => keys !== undefined)
      .map((keys) => [...keys, ...more]),
    endsAfter: given.endsAfter?.toISOString() ?? null,
  };
}
