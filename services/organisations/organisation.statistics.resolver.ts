import { Args, Ctx, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { checkTable } from '../kit/statistics';
import { areaDirectory, type AreaDirectory } from './area.directory';
import { organisationConditions } from './organisation.filter';
import {
  organisationCounts,
  organisationCoverage,
  type StatisticsArgs,
} from './organisation.statistics';
import {
  OrganisationCoverage,
  OrganisationStatisticsArgs,
  OrganisationStatisticsRow,
  type OrganisationDimension,
} from './organisation.statistics.type';

@ObjectType({ description: 'Figures about organisations (tilastot), for dashboards.' })
export class OrganisationStatistics {
  readonly args: StatisticsArgs;
}

@Resolver(() => OrganisationStatistics)
export class OrganisationStatisticsResolver {
  @Query(() => OrganisationStatistics, {
    description:
      'Counts of organisations by up to two dimensions. Each field is computed only when it is selected.',
  })
  organisationStatistics(
    @Args(() => OrganisationStatisticsArgs) { filter, groupBy, first }: OrganisationStatisticsArgs,
  ): OrganisationStatistics {
    const args = { filter: filter ?? {}, groupBy, first };
    checkTable(args);
    organisationConditions(args.filter);
    return { args };
  }

  @FieldResolver(() => Int, { description: 'How many organisations meet the filter.' })
  async total(
    @Root() { args }: OrganisationStatistics,
    @Ctx() context: ServiceContext,
  ): Promise<number> {
    return (await organisationCounts(context, args).load('all')).total;
  }

  @FieldResolver(() => [OrganisationStatisticsRow], {
    description:
      'One for each value or pair of values that occurs, most organisations first; months in their order. Empty without `groupBy`.',
  })
  async rows(
    @Root() { args }: OrganisationStatistics,
    @Ctx() context: ServiceContext,
  ): Promise<OrganisationStatisticsRow[]> {
    const [{ rows }, directory] = await Promise.all([
      organisationCounts(context, args).load('all'),
      areaDirectory(context),
    ]);
    return rows.map(({ codes, count }) => rowOf(args.groupBy, codes, count, directory));
  }

  @FieldResolver(() => Boolean, { description: 'Whether there are more rows than `first`.' })
  async hasMoreRows(
    @Root() { args }: OrganisationStatistics,
    @Ctx() context: ServiceContext,
  ): Promise<boolean> {
    return (await organisationCounts(context, args).load('all')).hasMoreRows;
  }

  @FieldResolver(() => OrganisationCoverage, {
    description: 'How well the organisations are described.',
  })
  coverage(
    @Root() { args }: OrganisationStatistics,
    @Ctx() context: ServiceContext,
  ): Promise<OrganisationCoverage> {
    return organisationCoverage(args, context);
  }
}

function rowOf(
  groupBy: readonly OrganisationDimension[],
  codes: readonly (string | null)[],
  count: number,
  directory: AreaDirectory,
): OrganisationStatisticsRow {
  const values = groupBy.map((dimension, index) => {
    const { field, areas } = fields[dimension];
    const code = codes[index] ?? null;
    return [field, code !== null && areas ? directory[areas].get(code) : code] as const;
  });
  return { count, ...Object.fromEntries(values) } as OrganisationStatisticsRow;
}

interface RowField {
  readonly field: keyof OrganisationStatisticsRow;
  /** Where the value is found by its code, if it is an area. */
  readonly areas?: 'municipalities' | 'regions' | 'counties';
}

const fields: Readonly<Record<OrganisationDimension, RowField>> = {
  KIND: { field: 'kind' },
  MUNICIPALITY: { field: 'municipality', areas: 'municipalities' },
  REGION: { field: 'region', areas: 'regions' },
  COUNTY: { field: 'county', areas: 'counties' },
  CREATED_MONTH: { field: 'createdMonth' },
  UPDATED_MONTH: { field: 'updatedMonth' },
};
