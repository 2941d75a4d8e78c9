import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Share } from '../kit/statistics';
import { Municipality, Region, WellbeingServicesCounty } from './area.entity';
import { OrganisationKind } from './organisation.entity';
import { OrganisationFilter } from './organisation.filter';

export enum OrganisationDimension {
  KIND = 'KIND',
  MUNICIPALITY = 'MUNICIPALITY',
  REGION = 'REGION',
  COUNTY = 'COUNTY',
  CREATED_MONTH = 'CREATED_MONTH',
  UPDATED_MONTH = 'UPDATED_MONTH',
}

registerEnumType(OrganisationDimension, {
  name: 'OrganisationDimension',
  description:
    'What organisations are counted by. Each has one value, so rows add up to the total.',
  valuesConfig: {
    KIND: { description: 'Legal form.' },
    MUNICIPALITY: { description: 'Municipality (kunta) that it is at home in; null: not known.' },
    REGION: { description: 'Region (maakunta) of its home municipality; null: not known.' },
    COUNTY: {
      description:
        'Wellbeing services county (hyvinvointialue) of its home municipality; null: not known.',
    },
    CREATED_MONTH: { description: 'Month in which it came here, in Finland’s time.' },
    UPDATED_MONTH: { description: 'Month of its last change, in Finland’s time.' },
  },
});

@ArgsType()
export class OrganisationStatisticsArgs {
  @Field(() => OrganisationFilter, {
    nullable: true,
    description: 'Which organisations; left out: all.',
  })
  filter?: OrganisationFilter | null;

  @Field(() => [OrganisationDimension], {
    defaultValue: [],
    description: 'Up to two dimensions; a row is a value of the one, or a pair of values.',
  })
  groupBy: OrganisationDimension[];

  @Field(() => Int, { defaultValue: 200, description: 'How many rows at most: 1 to 2000.' })
  first: number;
}

@ObjectType({
  description:
    'How many organisations share a value of each dimension asked for. The fields of other dimensions are null.',
})
export class OrganisationStatisticsRow {
  @Field(() => Int, { description: 'How many organisations.' })
  readonly count: number;

  @Field(() => OrganisationKind, { nullable: true, description: 'Of dimension KIND.' })
  readonly kind: OrganisationKind | null;

  @Field(() => Municipality, { nullable: true, description: 'Of dimension MUNICIPALITY.' })
  readonly municipality: Municipality | null;

  @Field(() => Region, { nullable: true, description: 'Of dimension REGION.' })
  readonly region: Region | null;

  @Field(() => WellbeingServicesCounty, { nullable: true, description: 'Of dimension COUNTY.' })
  readonly county: WellbeingServicesCounty | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of dimension CREATED_MONTH, e.g. `2026-03`.',
  })
  readonly createdMonth: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of dimension UPDATED_MONTH, e.g. `2026-03`.',
  })
  readonly updatedMonth: string | null;
}

@ObjectType({ description: 'How well the organisations are described (kattavuus).' })
export class OrganisationCoverage {
  @Field(() => Share, { description: 'Name in more than one language.' })
  readonly severalLanguages: Share;

  @Field(() => Share, { description: 'A description in some language.' })
  readonly withDescription: Share;

  @Field(() => Share, { description: 'At least one way to reach it.' })
  readonly withContacts: Share;

  @Field(() => Share, { description: 'A Y-tunnus.' })
  readonly withBusinessId: Share;
}
