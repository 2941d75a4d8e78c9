import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import {
  countyByCode,
  municipalitiesOfCounty,
  municipalitiesOfRegion,
  municipalityByCode,
  regionByCode,
} from '../../reference';
import { requireCode } from '../kit/codes';
import { or, raw, sql, type Sql } from '../kit/sql';
import { OrganisationKind } from './organisation.entity';

@InputType({ description: 'What organisations to list; conditions narrow each other.' })
export class OrganisationFilter {
  @Field(() => [OrganisationKind], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: OrganisationKind[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'At home in the municipality, or active there by naming it, its region or its county. Nationwide organisations do not count.',
  })
  municipality?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'At home or active in the region or a municipality of it.',
  })
  region?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'At home or active in the wellbeing services county or a municipality of it.',
  })
  county?: string | null;

  @Field(() => ID, { nullable: true, description: 'Members of this organisation.' })
  parent?: string | null;

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

/** The filter as conditions on `organisation o`. Area codes that do not exist are UNKNOWN_CODE. */
export function organisationConditions(filter: OrganisationFilter): Sql[] {
  const { kinds, municipality, region, county, parent, namePrefix, businessId } = filter;
  return [
    kinds && sql`o.kind = ANY(${kinds})`,
    municipality && inMunicipality(municipality),
    region && inRegion(region),
    county && inCounty(county),
    parent && sql`o.parent_id = ${parent}`,
    namePrefix && hasNamePrefix(namePrefix),
    businessId && sql`o.business_id = ${businessId}`,
    typeof filter.isNationwide === 'boolean' && sql`o.is_nationwide = ${filter.isNationwide}`,
  ].filter((condition) => typeof condition === 'object' && condition !== null);
}

function inMunicipality(code: string): Sql {
  const municipality = requireCode('municipality', code, municipalityByCode);
  return or([
    sql`o.home_municipality_code = ${code}`,
    sql`o.municipality_codes && ${[code]}`,
    sql`o.region_codes && ${[municipality.region]}`,
    sql`o.county_codes && ${[municipality.county]}`,
  ]);
}

function inRegion(code: string): Sql {
  requireCode('region', code, regionByCode);
  return inArea('region_codes', code, municipalitiesOfRegion(code));
}

function inCounty(code: string): Sql {
  requireCode('wellbeingServicesCounty', code, countyByCode);
  return inArea('county_codes', code, municipalitiesOfCounty(code));
}

function inArea(
  column: 'region_codes' | 'county_codes',
  code: string,
  municipalities: readonly { readonly code: string }[],
): Sql {
  const codes = municipalities.map((one) => one.code);
  return or([
    sql`o.${raw(column)} && ${[code]}`,
    sql`o.home_municipality_code = ANY(${codes})`,
    sql`o.municipality_codes && ${codes}`,
  ]);
}

function hasNamePrefix(prefix: string): Sql {
  const pattern = `${prefix.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return or(
    ['fi', 'sv', 'en'].map(
      (language) =>
        sql`lower((o.names->>${raw(`'${language}'`)}) COLLATE "fi-x-icu") LIKE ${pattern}`,
    ),
  );
}
