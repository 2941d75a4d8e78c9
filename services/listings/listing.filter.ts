import { Field, ID, InputType } from 'type-graphql';
import { type Principal } from '../../platform/identity/principal';
import {
  countyByCode,
  formByCode,
  municipalityByCode,
  regionByCode,
  themeByCode,
} from '../../reference';
import { requireCode } from '../kit/codes';
import { filterValues } from '../kit/filter-values';
import { maxTextLength, parseTypedText } from '../kit/search/typed-text';
import { countyKey, municipalityKey, regionKey, wholeCountryKey } from './listing.areas';
import {
  Accessibility,
  ActivityLanguage,
  AgeGroup,
  ChannelKind,
  Gender,
  ListingCategory,
  ListingStatus,
} from './listing.codes';
import { oneOf, overlaps, type Condition } from './listing.condition';
import { NearFilter, readNear } from './listing.near';
import { readTakesPlace, TakesPlaceFilter } from './listing.takes-place';
import { statusCondition } from './listing.visibility';

const anyOfThese = 'Any of these; left out or empty: no condition.';

@InputType({
  description:
    'Which listings. All conditions must hold; within one, any of its values is enough. A single value may be written without brackets.',
})
export class ListingFilter {
  @Field(() => String, {
    nullable: true,
    description: `Free text (vapaa haku) over titles, summaries, descriptions and the names of organisations, themes, forms and places, in Finnish, Swedish and English. Every word must be found, in any of these: inflected, within a compound or, if it is found nowhere, with a small typing error. "Quoted" words must stand side by side. At most ${maxTextLength} characters. Not in subscriptions.`,
  })
  text?: string | null;

  @Field(() => [ID], { nullable: true, description: `Ids of organisations. ${anyOfThese}` })
  organisation?: readonly string[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether what members of these organisations offer counts as theirs, and what members of the members do. Not in subscriptions.',
  })
  includeMembers?: boolean | null;

  @Field(() => [ListingCategory], { nullable: true, description: anyOfThese })
  category?: readonly ListingCategory[] | null;

  @Field(() => [ID], { nullable: true, description: `Codes of themes. ${anyOfThese}` })
  theme?: readonly string[] | null;

  @Field(() => [ID], { nullable: true, description: `Codes of forms of activity. ${anyOfThese}` })
  form?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Codes of municipalities that it is offered in, by itself, its region or its county. ${anyOfThese}`,
  })
  municipality?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Codes of regions that it is offered in, or in some municipality of. ${anyOfThese}`,
  })
  region?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Codes of wellbeing services counties that it is offered in, or in some municipality of. ${anyOfThese}`,
  })
  county?: readonly string[] | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether what is offered in the whole country is found from every area.',
  })
  includeWholeCountry?: boolean | null;

  @Field(() => [AgeGroup], {
    nullable: true,
    description: `Whom it is for; what is for everybody is found by every age. ${anyOfThese}`,
  })
  ageGroup?: readonly AgeGroup[] | null;

  @Field(() => [Gender], {
    nullable: true,
    description: `Whom it is for; what is for everybody is found by both. ${anyOfThese}`,
  })
  gender?: readonly Gender[] | null;

  @Field(() => [ActivityLanguage], {
    nullable: true,
    description: `Languages that it is held in. ${anyOfThese}`,
  })
  language?: readonly ActivityLanguage[] | null;

  @Field(() => [ChannelKind], { nullable: true, description: `How one takes part. ${anyOfThese}` })
  channelKind?: readonly ChannelKind[] | null;

  @Field(() => [Accessibility], {
    nullable: true,
    description: `What makes one of its places usable for more people. ${anyOfThese}`,
  })
  accessibility?: readonly Accessibility[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Free of charge, or not.' })
  isFree?: boolean | null;

  @Field(() => [ListingStatus], {
    nullable: true,
    description:
      'Left out: published ones. Drafts and archived ones are given only to those who may edit them.',
  })
  status?: readonly ListingStatus[] | null;

  @Field(() => Date, { nullable: true, description: 'Published later than this.' })
  publishedAfter?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Changed later than this.' })
  updatedAfter?: Date | null;

  @Field(() => NearFilter, {
    nullable: true,
    description: 'It has a place within a circle; what is only online or by telephone has none.',
  })
  near?: NearFilter | null;

  @Field(() => TakesPlaceFilter, {
    nullable: true,
    description: 'It takes place at such a time. Not in subscriptions.',
  })
  takesPlace?: TakesPlaceFilter | null;
}

/**
 * The filter as conditions, the status that the principal may see included. Refuses unknown codes
 * (UNKNOWN_CODE), lists of more than 100 values (BAD_USER_INPUT) and, for the anonymous, any
 * status but PUBLISHED (UNAUTHENTICATED).
 */
export function filterConditions(
  filter: ListingFilter | null | undefined,
  principal: Principal,
): Condition[] {
  const given = filter ?? {};
  return [
    statusConditionOf(given, principal),
    ...wordConditions(given),
    ...textConditions(given),
    ...listConditions(given),
    ...areaConditions(given),
    ...valueConditions(given),
    ...present([readNear(given.near), readTakesPlace(given.takesPlace)]),
  ];
}

/** Of the filter only which status a listing must have and whose it must be to be shown. */
export const statusConditionOf = (
  filter: ListingFilter | null | undefined,
  principal: Principal,
): Condition => statusCondition(filterValues(filter?.status, 'status') ?? ['PUBLISHED'], principal);

function wordConditions({ text }: ListingFilter): Condition[] {
  const typed = parseTypedText(text);
  return typed ? [{ kind: 'hasWords', text: typed }] : [];
}

function textConditions(filter: ListingFilter): Condition[] {
  const genders = filterValues(filter.gender, 'gender');
  return present([
    withValues(filterValues(filter.organisation, 'organisation'), (ids) =>
      filter.includeMembers ? { kind: 'ofMembers', ids } : oneOf('organisationId', ids),
    ),
    withValues(filterValues(filter.category, 'category'), (values) => oneOf('category', values)),
    withValues(codesOf(filter.form, 'form', formByCode), (codes) => oneOf('formCode', codes)),
    withValues(genders, (values) => oneOf('gender', withAny(values))),
  ]);
}

function listConditions(filter: ListingFilter): Condition[] {
  return present([
    withValues(codesOf(filter.theme, 'theme', themeByCode), (codes) =>
      overlaps('themeCodes', codes),
    ),
    withValues(filterValues(filter.ageGroup, 'ageGroup'), (values) =>
      overlaps('ageGroups', withAny(values)),
    ),
    withValues(filterValues(filter.language, 'language'), (values) =>
      overlaps('languages', values),
    ),
    withValues(filterValues(filter.channelKind, 'channelKind'), (values) =>
      overlaps('channelKinds', values),
    ),
    withValues(filterValues(filter.accessibility, 'accessibility'), (values) =>
      overlaps('accessibility', values),
    ),
  ]);
}

function areaConditions(filter: ListingFilter): Condition[] {
  const extra = wholeCountryKeys(filter);
  const areas = [
    keysOf(codesOf(filter.municipality, 'municipality', municipalityByCode), municipalityKey),
    keysOf(codesOf(filter.region, 'region', regionByCode), regionKey),
    keysOf(codesOf(filter.county, 'county', countyByCode), countyKey),
  ];
  return areas
    .filter((keys) => keys !== null)
    .map((keys) => overlaps('areaKeys', [...keys, ...extra]));
}

const keysOf = (
  codes: readonly string[] | null,
  keyOf: (code: string) => string,
): readonly string[] | null => codes?.map(keyOf) ?? null;

/** Beside an area's own key: the key of listings for the whole country, unless left out. */
export const wholeCountryKeys = (filter: ListingFilter | null | undefined): readonly string[] =>
  filter?.includeWholeCountry === false ? [] : [wholeCountryKey];

function valueConditions({ isFree, publishedAfter, updatedAfter }: ListingFilter): Condition[] {
  const conditions: Condition[] = [];
  if (typeof isFree === 'boolean') conditions.push({ kind: 'isFree', value: isFree });
  if (publishedAfter)
    conditions.push({ kind: 'after', field: 'publishedAt', instant: publishedAfter.toISOString() });
  if (updatedAfter)
    conditions.push({ kind: 'after', field: 'updatedAt', instant: updatedAfter.toISOString() });
  return conditions;
}

const withAny = (values: readonly string[]): readonly string[] => [...new Set(['ANY', ...values])];

const present = (conditions: readonly (Condition | null)[]): Condition[] =>
  conditions.filter((condition) => condition !== null);

const withValues = <V extends string>(
  values: readonly V[] | null,
  build: (values: readonly V[]) => Condition,
): Condition | null => (values ? build(values) : null);

function codesOf(
  codes: readonly string[] | null | undefined,
  field: string,
  find: (code: string) => object | undefined,
): readonly string[] | null {
  for (const code of codes ?? []) requireCode(field, code, find);
  return filterValues(codes, field);
}
