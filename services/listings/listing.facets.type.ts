import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { ActivityForm, Theme } from './classification.stubs';
import {
  Accessibility,
  ActivityLanguage,
  AgeGroup,
  ChannelKind,
  ListingCategory,
} from './listing.codes';
import { Municipality, Region, WellbeingServicesCounty } from './owner-and-areas.stubs';

/** One value of a facet, as the schema shows it. */
export interface Counted<V> {
  readonly value: V;
  readonly count: number;
}

/** `ThemeCount { value: Theme! count: Int! }` */
function createCountType<V>(
  name: string,
  valueType: () => object,
  what: string,
): ClassType<Counted<V>> {
  @ObjectType(`${name}Count`, { description: `How many listings there are of ${what}.` })
  class CountType {
    @Field(valueType as () => ClassType, { description: `The ${what}, as the filter names it.` })
    readonly value: V;

    @Field(() => Int, {
      description: 'How many listings are found when the filter names this value instead.',
    })
    readonly count: number;
  }
  return CountType;
}

export const ThemeCount = createCountType<Theme>('Theme', () => Theme, 'theme');
export const ActivityFormCount = createCountType<ActivityForm>(
  'ActivityForm',
  () => ActivityForm,
  'form of activity',
);
export const ListingCategoryCount = createCountType<ListingCategory>(
  'ListingCategory',
  () => ListingCategory,
  'category',
);
export const MunicipalityCount = createCountType<Municipality>(
  'Municipality',
  () => Municipality,
  'municipality',
);
export const RegionCount = createCountType<Region>('Region', () => Region, 'region');
export const CountyCount = createCountType<WellbeingServicesCounty>(
  'WellbeingServicesCounty',
  () => WellbeingServicesCounty,
  'wellbeing services county',
);
export const AgeGroupCount = createCountType<AgeGroup>('AgeGroup', () => AgeGroup, 'age group');
export const ActivityLanguageCount = createCountType<ActivityLanguage>(
  'ActivityLanguage',
  () => ActivityLanguage,
  'language',
);
export const ChannelKindCount = createCountType<ChannelKind>(
  'ChannelKind',
  () => ChannelKind,
  'way to take part',
);
export const AccessibilityCount = createCountType<Accessibility>(
  'Accessibility',
  () => Accessibility,
  'kind of accessibility',
);
export const PriceCount = createCountType<boolean>(
  'Price',
  () => Boolean,
  'price, true being free of charge',
);
