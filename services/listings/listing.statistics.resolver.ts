import { Args, Ctx, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { type ServiceContext } from '../kit/context';
import { Requires } from '../kit/federation/directives';
import { checkTable } from '../kit/statistics';
import { ServiceChainStage, ServiceClass } from './classification.stubs';
import { type Condition } from './listing.condition';
import { coverageWithin } from './listing.coverage';
import { filterConditions } from './listing.filter';
import {
  statisticsCounts,
  type StatisticsCounts,
  type StatisticsRequest,
} from './listing.statistics';
import {
  ListingCoverage,
  ListingStatisticsArgs,
  ListingStatisticsRow,
  type ListingDimension,
} from './listing.statistics.type';
import { criteriaCondition } from './listings-below';
import { listingCriteria } from './listings-below.resolver';

@ObjectType({ description: 'Figures about listings (tilastot), for dashboards.' })
export class ListingStatistics {
  readonly request: StatisticsRequest;
}

@Resolver(() => ListingStatistics)
export class ListingStatisticsResolver {
  @Query(() => ListingStatistics, {
    description:
      'Counts of listings by up to two dimensions. Each field is computed only when it is selected.',
  })
  listingStatistics(
    @Args(() => ListingStatisticsArgs) args: ListingStatisticsArgs,
    @Ctx() context: ServiceContext,
  ): ListingStatistics {
    return statisticsOf(args, [], context);
  }

  @FieldResolver(() => Int, {
    description:
      'How many listings meet the filter, each once. Rows of a dimension that a listing has several values of add up to more.',
  })
  async total(
    @Root() statistics: ListingStatistics,
    @Ctx() context: ServiceContext,
  ): Promise<number> {
    return (await countsOf(statistics, context)).total;
  }

  @FieldResolver(() => [ListingStatisticsRow], {
    description:
      'One for each value or pair of values that occurs, most listings first; months in their order. Empty without `groupBy`.',
  })
  async rows(
    @Root() statistics: ListingStatistics,
    @Ctx() context: ServiceContext,
  ): Promise<ListingStatisticsRow[]> {
    const { groupBy } = statistics.request;
    const { rows } = await countsOf(statistics, context);
    return rows.map(({ codes, count }) => rowOf(groupBy, codes, count));
  }

  @FieldResolver(() => Boolean, { description: 'Whether there are more rows than `first`.' })
  async hasMoreRows(
    @Root() statistics: ListingStatistics,
    @Ctx() context: ServiceContext,
  ): Promise<boolean> {
    return (await countsOf(statistics, context)).hasMoreRows;
  }

  @FieldResolver(() => ListingCoverage, { description: 'How well the listings are described.' })
  coverage(
    @Root() { request }: ListingStatistics,
    @Ctx() context: ServiceContext,
  ): Promise<ListingCoverage> {
    return coverageWithin(context, request.filter).load(JSON.stringify(request.within));
  }
}

@Resolver(() => ServiceClass)
export class ServiceClassStatisticsResolver {
  @Requires(listingCriteria)
  @FieldResolver(() => ListingStatistics, { description: 'Figures about the class’s listings.' })
  listingStatistics(
    @Root() { listingCriteria: criteria }: ServiceClass,
    @Args(() => ListingStatisticsArgs) args: ListingStatisticsArgs,
    @Ctx() context: ServiceContext,
  ): ListingStatistics {
    return statisticsOf(args, [criteriaCondition(criteria)], context);
  }
}

@Resolver(() => ServiceChainStage)
export class ServiceChainStageStatisticsResolver {
  @Requires(listingCriteria)
  @FieldResolver(() => ListingStatistics, { description: 'Figures about the stage’s listings.' })
  listingStatistics(
    @Root() { listingCriteria: criteria }: ServiceChainStage,
    @Args(() => ListingStatisticsArgs) args: ListingStatisticsArgs,
    @Ctx() context: ServiceContext,
  ): ListingStatistics {
    return statisticsOf(args, [criteriaCondition(criteria)], context);
  }
}

/** Refuses bad arguments and filters at once, wherever the figures are read later. */
function statisticsOf(
  { filter, groupBy, first }: ListingStatisticsArgs,
  within: readonly Condition[],
  { principal }: ServiceContext,
): ListingStatistics {
  const request = { filter: filter ?? {}, within, groupBy, first };
  checkTable(request);
  filterConditions(filter, principal);
  return { request };
}

const countsOf = (
  { request }: ListingStatistics,
  context: ServiceContext,
): Promise<StatisticsCounts> => statisticsCounts(context).load(request);

function rowOf(
  groupBy: readonly ListingDimension[],
  codes: readonly (string | null)[],
  count: number,
): ListingStatisticsRow {
  const values = groupBy.map((dimension, index) => {
    const code = codes[index] ?? null;
    const field = fieldOf[dimension];
    return [field, code !== null && isEntity.has(field) ? { code } : code] as const;
  });
  return { count, ...Object.fromEntries(values) } as ListingStatisticsRow;
}

const fieldOf: Readonly<Record<ListingDimension, keyof ListingStatisticsRow>> = {
  CATEGORY: 'category',
  THEME: 'theme',
  FORM: 'form',
  MUNICIPALITY: 'municipality',
  REGION: 'region',
  COUNTY: 'county',
  AGE_GROUP: 'ageGroup',
  LANGUAGE: 'language',
  CHANNEL_KIND: 'channelKind',
  PUBLISHED_MONTH: 'publishedMonth',
  UPDATED_MONTH: 'updatedMonth',
};

const isEntity: ReadonlySet<keyof ListingStatisticsRow> = new Set([
  'theme',
  'form',
  'municipality',
  'region',
  'county',
]);
