import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import {
  countyByCode,
  municipalitiesOfCounty,
  municipalitiesOfRegion,
  municipalityByCode,
  regionByCode,
} from '../../reference';
import { requireCode } from '../kit/codes';
import { filterValues } from '../kit/filter-values';
import { maxTextLength, parseTypedText } from '../kit/search/typed-text';
import { parseBusinessId } from './business-id';
import { anyOf, oneOf, overlaps, type Condition } from './organisation.condition';
import { OrganisationKind } from './organisation.entity';

const anyOfThese = 'Any of these; left out or empty: no condition.';

@InputType({
  description:
    'Which organisations. All conditions must hold; within one, any of its values is enough. A single value may be written without brackets.',
})
export class OrganisationFilter {
  @Field(() => String, {
    nullable: true,
    description: `Free text (vapaa haku) over names, descriptions and the names of its areas, in Finnish, Swedish and English. Every word must be found, in any of these: inflected, within a compound or, if it is found nowhere, with a small typing error. "Quoted" words must stand side by side. At most ${maxTextLength} characters. Not in subscriptions.`,
  })
  text?: string | null;

  @Field(() => [OrganisationKind], { nullable: true, description: anyOfThese })
  kind?: readonly OrganisationKind[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Codes of municipalities that it is at home in, or active in by naming them, their region or their county. Nationwide organisations do not count. ${anyOfThese}`,
  })
  municipality?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Codes of regions that it is at home or active in, or in a municipality of. ${anyOfThese}`,
  })
  region?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Codes of wellbeing services counties that it is at home or active in, or in a municipality of. ${anyOfThese}`,
  })
  county?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Ids of organisations that it is a member of. ${anyOfThese}`,
  })
  parent?: readonly string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The name begins with this in one of its languages; capital letters do not matter.',
  })
  namePrefix?: string | null;

  @Field(() => String, { nullable: true, description: 'With this Y-tunnus.' })
  businessId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Nationwide ones only, or none of them.' })
  isNationwide?: boolean | null;
}

export enum OrganisationOrder {
  RELEVANCE = 'RELEVANCE',
  NAME = 'NAME',
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
}

registerEnumType(OrganisationOrder, {
  name: 'OrganisationOrder',
  description: 'In what order organisations are listed.',
  valuesConfig: {
    RELEVANCE: {
      description:
        'With `filter.text`: what has all words in its name first, then the others, each by name. Without it, by name.',
    },
    NAME: { description: 'By name, in the order of the Finnish alphabet.' },
    CREATED_AT: { description: 'The newest first.' },
    UPDATED_AT: { description: 'The last changed first.' },
  },
});

/**
 * The filter as conditions. Area codes that do not exist are UNKNOWN_CODE, a Y-tunnus that is none
 * matches nothing.
 */
export function organisationConditions(filter: OrganisationFilter): Condition[] {
  const text = parseTypedText(filter.text);
  const conditions = [
    text && ({ kind: 'hasWords', text } as const),
    withValues(filter.kind, 'kind', (kinds) => oneOf('kind', kinds)),
    withValues(filter.municipality, 'municipality', inMunicipalities),
    withValues(filter.region, 'region', inRegions),
    withValues(filter.county, 'county', inCounties),
    withValues(filter.parent, 'parent', (ids) => oneOf('parentId', ids)),
    filter.namePrefix ? ({ kind: 'namePrefix', prefix: filter.namePrefix } as const) : null,
    filter.businessId ? withBusinessId(filter.businessId) : null,
    typeof filter.isNationwide === 'boolean'
      ? ({ kind: 'isNationwide', value: filter.isNationwide } as const)
      : null,
  ];
  return conditions.filter((condition) => condition !== null);
}

function withValues<V extends string>(
  values: readonly V[] | null | undefined,
  field: string,
  build: (values: readonly V[]) => Condition,
): Condition | null {
  const given = filterValues(values, field);
  return given && build(given);
}

function withBusinessId(text: string): Condition {
  const businessId = parseBusinessId(text);
  return oneOf('businessId', businessId === null ? [] : [businessId]);
}

function inMunicipalities(codes: readonly string[]): Condition {
  const found = codes.map((code) => requireCode('municipality', code, municipalityByCode));
  return anyOf([
    oneOf('homeMunicipalityCode', codes),
    overlaps('municipalityCodes', codes),
    overlaps('regionCodes', [...new Set(found.map(({ region }) => region))]),
    overlaps('countyCodes', [...new Set(found.map(({ county }) => county))]),
  ]);
}

function inRegions(codes: readonly string[]): Condition {
  for (const code of codes) requireCode('region', code, regionByCode);
  return inAreas('regionCodes', codes, codes.flatMap(municipalitiesOfRegion));
}

function inCounties(codes: readonly string[]): Condition {
  for (const code of codes) requireCode('wellbeingServicesCounty', code, countyByCode);
  return inAreas('countyCodes', codes, codes.flatMap(municipalitiesOfCounty));
}

function inAreas(
  field: 'regionCodes' | 'countyCodes',
  codes: readonly string[],
  municipalities: readonly { readonly code: string }[],
): Condition {
  const within = municipalities.map((one) => one.code);
  return anyOf([
    overlaps(field, codes),
    oneOf('homeMunicipalityCode', within),
    overlaps('municipalityCodes', within),
  ]);
}
