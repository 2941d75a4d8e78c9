import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Share } from '../kit/statistics';
import { ActivityForm, Theme } from './classification.stubs';
import { ActivityLanguage, AgeGroup, ChannelKind, ListingCategory } from './listing.codes';
import { ListingFilter } from './listing.filter';
import { Municipality, Region, WellbeingServicesCounty } from './owner-and-areas.stubs';

export const ListingDimension = {
  CATEGORY: 'CATEGORY',
  THEME: 'THEME',
  FORM: 'FORM',
  MUNICIPALITY: 'MUNICIPALITY',
  REGION: 'REGION',
  COUNTY: 'COUNTY',
  AGE_GROUP: 'AGE_GROUP',
  LANGUAGE: 'LANGUAGE',
  CHANNEL_KIND: 'CHANNEL_KIND',
  PUBLISHED_MONTH: 'PUBLISHED_MONTH',
  UPDATED_MONTH: 'UPDATED_MONTH',
} as const;
export type ListingDimension = keyof typeof ListingDimension;

const inEach = 'A listing with several counts in the row of each.';

registerEnumType(ListingDimension, {
  name: 'ListingDimension',
  description: 'What listings are counted by.',
  valuesConfig: {
    CATEGORY: { description: 'Support, hobby or volunteering. Rows add up to the total.' },
    THEME: { description: `Theme (teema). ${inEach}` },
    FORM: { description: 'Form of activity (toimintamuoto). Rows add up to the total.' },
    MUNICIPALITY: {
      description: `Every municipality (kunta) that it is offered in, by itself, its region or its county. ${inEach} Null: the whole country.`,
    },
    REGION: {
      description: `Every region (maakunta) that it is offered in, or in some municipality of. ${inEach} Null: the whole country.`,
    },
    COUNTY: {
      description: `Every wellbeing services county (hyvinvointialue) that it is offered in, or in some municipality of. ${inEach} Null: the whole country.`,
    },
    AGE_GROUP: { description: `Age group (ikäluokka). ${inEach}` },
    LANGUAGE: { description: `Language of the activity (kieli). ${inEach}` },
    CHANNEL_KIND: { description: `How one takes part (kanava). ${inEach}` },
    PUBLISHED_MONTH: {
      description:
        'Month of its last publication, in Finland’s time. Rows add up to the total; null: never published.',
    },
    UPDATED_MONTH: {
      description: 'Month of its last change, in Finland’s time. Rows add up to the total.',
    },
  },
});

@ArgsType()
export class ListingStatisticsArgs {
  @Field(() => ListingFilter, { nullable: true, description: 'Which listings; left out: all.' })
  filter?: ListingFilter | null;

  @Field(() => [ListingDimension], {
    defaultValue: [],
    description: 'Up to two dimensions; a row is a value of the one, or a pair of values.',
  })
  groupBy: ListingDimension[];

  @Field(() => Int, { defaultValue: 200, description: 'How many rows at most: 1 to 2000.' })
  first: number;
}

@ObjectType({
  description:
    'How many listings share a value of each dimension asked for. The fields of other dimensions are null.',
})
export class ListingStatisticsRow {
  @Field(() => Int, { description: 'How many listings, each once in this row.' })
  readonly count: number;

  @Field(() => ListingCategory, { nullable: true, description: 'Of dimension CATEGORY.' })
  readonly category: ListingCategory | null;

  @Field(() => Theme, { nullable: true, description: 'Of dimension THEME.' })
  readonly theme: Theme | null;

  @Field(() => ActivityForm, { nullable: true, description: 'Of dimension FORM.' })
  readonly form: ActivityForm | null;

  @Field(() => Municipality, { nullable: true, description: 'Of dimension MUNICIPALITY.' })
  readonly municipality: Municipality | null;

  @Field(() => Region, { nullable: true, description: 'Of dimension REGION.' })
  readonly region: Region | null;

  @Field(() => WellbeingServicesCounty, { nullable: true, description: 'Of dimension COUNTY.' })
  readonly county: WellbeingServicesCounty | null;

  @Field(() => AgeGroup, { nullable: true, description: 'Of dimension AGE_GROUP.' })
  readonly ageGroup: AgeGroup | null;

  @Field(() => ActivityLanguage, { nullable: true, description: 'Of dimension LANGUAGE.' })
  readonly language: ActivityLanguage | null;

  @Field(() => ChannelKind, { nullable: true, description: 'Of dimension CHANNEL_KIND.' })
  readonly channelKind: ChannelKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of dimension PUBLISHED_MONTH, e.g. `2026-03`.',
  })
  readonly publishedMonth: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of dimension UPDATED_MONTH, e.g. `2026-03`.',
  })
  readonly updatedMonth: string | null;
}

@ObjectType({ description: 'How well the listings are described (kattavuus).' })
export class ListingCoverage {
  @Field(() => Share, { description: 'Title in more than one language.' })
  readonly severalTextLanguages: Share;

  @Field(() => Share, { description: 'Held in more than one language.' })
  readonly severalLanguages: Share;

  @Field(() => Share, {
    description: 'Accessibility is told for at least one channel, other than UNKNOWN.',
  })
  readonly withAccessibility: Share;

  @Field(() => Share, { description: 'Takes place today or later, or goes on without end.' })
  readonly withFutureOccurrences: Share;
}
