import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { ClientError } from '../../platform/errors';
import { type ServiceContext } from '../kit/context';
import { defaultPageSize, maxPageSize } from '../kit/pagination/connection-args';
import { type ActivityForm, type Theme } from './classification.stubs';
import {
  type Accessibility,
  type ActivityLanguage,
  type AgeGroup,
  type ChannelKind,
  type ListingCategory,
} from './listing.codes';
import { facetCounts } from './listing.facet-counts';
import { type FacetName } from './listing.facets';
import {
  AccessibilityCount,
  ActivityFormCount,
  ActivityLanguageCount,
  AgeGroupCount,
  ChannelKindCount,
  type Counted,
  CountyCount,
  ListingCategoryCount,
  MunicipalityCount,
  PriceCount,
  RegionCount,
  ThemeCount,
} from './listing.facets.type';
import { ListingConnection } from './listing.list';
import { type ListingPage, type ListingSearch } from './listing.search';
import {
  type Municipality,
  type Region,
  type WellbeingServicesCounty,
} from './owner-and-areas.stubs';

@ArgsType()
class FacetArgs {
  @Field(() => Int, {
    defaultValue: defaultPageSize,
    description: `How many values to give at most, those with most listings first: 1 to ${maxPageSize}.`,
  })
  first: number;
}

@ObjectType({
  description:
    'How the listings of a list spread over what can be filtered by (fasetit). Each facet ignores what the filter says about itself, so that the other choices can be offered; values without a listing of their own are left out. A listing counts for each of its values.',
})
export class ListingFacets {
  readonly search: ListingSearch;
}

@Resolver(() => ListingConnection)
export class ListingConnectionResolver {
  @FieldResolver(() => ListingFacets, {
    description: 'Counts of all that the list has; each is computed only when it is selected.',
  })
  facets(@Root() { search }: ListingPage): ListingFacets {
    return { search };
  }
}

interface Request {
  readonly search: ListingSearch;
  readonly facet: FacetName;
  readonly first: number;
  readonly context: ServiceContext;
}

async function countsOf<V>(
  { search, facet, first, context }: Request,
  valueOf: (code: string) => V,
): Promise<Counted<V>[]> {
  const counts = await facetCounts(context).load({ search, facet, first: checkFirst(first) });
  return counts.map(({ value, count }) => ({ value: valueOf(value), count }));
}

function checkFirst(first: number): number {
  if (first >= 1 && first <= maxPageSize) return first;
  throw new ClientError(
    'BAD_USER_INPUT',
    `\`first\` is ${first}; ask for 1 to ${maxPageSize} values of a facet, or narrow the filter down.`,
    { argument: 'first' },
  );
}

const entity = (code: string): { code: string } => ({ code });
const isTrue = (code: string): boolean => code === 'true';

@Resolver(() => ListingFacets)
export class ListingFacetsResolver {
  @FieldResolver(() => [ThemeCount], { description: 'By theme (teema).' })
  themes(
    @Root() { search }: ListingFacets,
    @Args(() => FacetArgs) { first }: FacetArgs,
    @Ctx() context: ServiceContext,
  ): Promise<Counted<Theme>[]> {
    return countsOf({ search, facet: 'themes', first, context }, entity);
  }

  @FieldResolver(() => [ActivityFormCount], { description: 'By form of activity (toimintamuoto).' })
  forms(
    @Root() { search }: ListingFacets,
    @Args(() => FacetArgs) { first }: FacetArgs,
    @Ctx() context: ServiceContext,
  ): Promise<Counted<ActivityForm>[]> {
    return countsOf({ search, facet: 'forms', first, context }, entity);
  }

  @FieldResolver(() => [ListingCategoryCount], { description: 'By category.' })
  categories(
    @Root() { search }: ListingFacets,
    @Args(() => FacetArgs) { first }: FacetArgs,
    @Ctx() context: ServiceContext,
  ): Promise<Counted<ListingCategory>[]> {
    return countsOf(
      { search, facet: 'categories', first, context },
      (code) => code as ListingCategory,
    );
  }

  @FieldResolver(() => [MunicipalityCount], {
    description:
      'By municipality (kunta); what is offered in the whole country counts in each, unless the filter leaves it out.',
  })
  municipalities(
    @Root() { search }: ListingFacets,
    @Args(() => FacetArgs) { first }: FacetArgs,
    @Ctx() context: ServiceContext,
  ): Promise<Counted<Municipality>[]> {
    return countsOf({ search, facet: 'municipalities', first, context }, entity);
  }

  @FieldResolver(() => [RegionCount], {
    description: 'By region (maakunta); see `municipalities`.',
  })
  regions(
    @Root() { search }: ListingFacets,
    @Args(() => FacetArgs) { first }: FacetArgs,
    @Ctx() context: ServiceContext,
  ): Promise<Counted<Region>[]> {
    return countsOf({ search, facet: 'regions', first, context }, entity);
  }

  @FieldResolver(() => [CountyCount], {
    description: 'By wellbeing services county (hyvinvointialue); see `municipalities`.',
  })
  counties(
    @Root() { search }: ListingFacets,
    @Args(() => FacetArgs) { first }: FacetArgs,
    @Ctx() context: ServiceContext,
  ): Promise<Counted<WellbeingServicesCounty>[]> {
    return countsOf({ search, facet: 'counties', first, context }, entity);
  }

  @FieldResolver(() => [AgeGroupCount], {
    description: 'By age group (ikäluokka); what is for everybody counts in each.',
  })
  ageGroups(
    @Root() { search }: ListingFacets,
    @Args(() => FacetArgs) { first }: FacetArgs,
    @Ctx() context: ServiceContext,
  ): Promise<Counted<AgeGroup>[]> {
    return countsOf({ search, facet: 'ageGroups', first, context }, (code) => code as AgeGroup);
  }

  @FieldResolver(() => [ActivityLanguageCount], {
    description: 'By language of the activity (kieli).',
  })
  languages(
    @Root() { search }: ListingFacets,
    @Args(() => FacetArgs) { first }: FacetArgs,
    @Ctx() context: ServiceContext,
  ): Promise<Counted<ActivityLanguage>[]> {
    return countsOf(
      { search, facet: 'languages', first, context },
      (code) => code as ActivityLanguage,
    );
  }

  @FieldResolver(() => [ChannelKindCount], { description: 'By way to take part (kanava).' })
  channelKinds(
    @Root() { search }: ListingFacets,
    @Args(() => FacetArgs) { first }: FacetArgs,
    @Ctx() context: ServiceContext,
  ): Promise<Counted<ChannelKind>[]> {
    return countsOf(
      { search, facet: 'channelKinds', first, context },
      (code) => code as ChannelKind,
    );
  }

  @FieldResolver(() => [AccessibilityCount], { description: 'By accessibility (esteettömyys).' })
  accessibility(
    @Root() { search }: ListingFacets,
    @Args(() => FacetArgs) { first }: FacetArgs,
    @Ctx() context: ServiceContext,
  ): Promise<Counted<Accessibility>[]> {
    return countsOf(
      { search, facet: 'accessibility', first, context },
      (code) => code as Accessibility,
    );
  }

  @FieldResolver(() => [PriceCount], { description: 'Free of charge or not (hinta).' })
  prices(
    @Root() { search }: ListingFacets,
    @Args(() => FacetArgs) { first }: FacetArgs,
    @Ctx() context: ServiceContext,
  ): Promise<Counted<boolean>[]> {
    return countsOf({ search, facet: 'prices', first, context }, isTrue);
  }
}
