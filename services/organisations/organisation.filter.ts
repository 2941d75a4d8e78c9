import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import {
  countyByCode,
  municipalitiesOfCounty,
  municipalitiesOfRegion,
  municipalityByCode,
  regionByCode,
} from '../../reference';
import { requireCode } from '../kit/codes';
import { whereValues } from '../kit/filter-values';
import { or, raw, sql, type Sql } from '../kit/sql';
import { isStorable } from '../kit/storable';
import { parseBusinessId } from './business-id';
import { OrganisationKind } from './organisation.entity';

const anyOfThese = 'Any of these; left out or empty: no condition.';

@InputType({
  description:
    'Which organisations. All conditions must hold; within one, any of its values is enough. A single value may be written without brackets.',
})
export class OrganisationFilter {
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
  NAME = 'NAME',
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
}

registerEnumType(OrganisationOrder, {
  name: 'OrganisationOrder',
  description: 'In what order organisations are listed.',
  valuesConfig: {
    NAME: { description: 'By name, in the order of the Finnish alphabet.' },
    CREATED_AT: { description: 'The newest first.' },
    UPDATED_AT: { description: 'The last changed first.' },
  },
});

/**
 * The filter as conditions on `organisation o`. Area codes that do not exist are UNKNOWN_CODE, a
 * Y-tunnus that is none matches nothing.
 */
export function organisationConditions(filter: OrganisationFilter): Sql[] {
  const conditions = [
    whereValues(filter.kind, 'kind', (kinds) => sql`o.kind = ANY(${kinds})`),
    whereValues(filter.municipality, 'municipality', inMunicipalities),
    whereValues(filter.region, 'region', inRegions),
    whereValues(filter.county, 'county', inCounties),
    whereValues(filter.parent, 'parent', (ids) => sql`o.parent_id = ANY(${ids})`),
    filter.namePrefix ? hasNamePrefix(filter.namePrefix) : null,
    filter.businessId ? sql`o.business_id = ${parseBusinessId(filter.businessId)}` : null,
    typeof filter.isNationwide === 'boolean' ? sql`o.is_nationwide = ${filter.isNationwide}` : null,
  ];
  return conditions.filter((condition) => condition !== null);
}

function inMunicipalities(codes: readonly string[]): Sql {
  const found = codes.map((code) => requireCode('municipality', code, municipalityByCode));
  return or([
    sql`o.home_municipality_code = ANY(${codes})`,
    sql`o.municipality_codes && ${codes}`,
    sql`o.region_codes && ${[...new Set(found.map(({ region }) => region))]}`,
    sql`o.county_codes && ${[...new Set(found.map(({ county }) => county))]}`,
  ]);
}

function inRegions(codes: readonly string[]): Sql {
  for (const code of codes) requireCode('region', code, regionByCode);
  return inAreas('region_codes', codes, codes.flatMap(municipalitiesOfRegion));
}

function inCounties(codes: readonly string[]): Sql {
  for (const code of codes) requireCode('wellbeingServicesCounty', code, countyByCode);
  return inAreas('county_codes', codes, codes.flatMap(municipalitiesOfCounty));
}

function inAreas(
  column: 'region_codes' | 'county_codes',
  codes: readonly string[],
  municipalities: readonly { readonly code: string }[],
): Sql {
  const within = municipalities.map((one) => one.code);
  return or([
    sql`o.${raw(column)} && ${codes}`,
    sql`o.home_municipality_code = ANY(${within})`,
    sql`o.municipality_codes && ${within}`,
  ]);
}

function hasNamePrefix(prefix: string): Sql {
  if (!isStorable(prefix)) return raw('FALSE');
  const pattern = `${prefix.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return or(
    ['fi', 'sv', 'en'].map(
      (language) =>
        sql`lower((o.names->>${raw(`'${language}'`)}) COLLATE "fi-x-icu") LIKE ${pattern}`,
    ),
  );
}
