import type { ServiceContext } from '../kit/context';
import { defineLoaderWith } from '../kit/loader';
import { and, raw, run, sql } from '../kit/sql';
import { measureColumns, sharesOf } from '../kit/statistics';
import { conditionSql } from './organisation.condition';
import { organisationConditions, type OrganisationFilter } from './organisation.filter';
import {
  OrganisationDimension,
  type OrganisationCoverage,
  type OrganisationStatisticsArgs,
} from './organisation.statistics.type';

export type StatisticsArgs = Required<Omit<OrganisationStatisticsArgs, 'filter'>> & {
  readonly filter: OrganisationFilter;
};

export interface StatisticsCounts {
  readonly total: number;
  /** The codes are in the order of `groupBy`; null where an organisation has no value. */
  readonly rows: readonly { readonly codes: readonly (string | null)[]; readonly count: number }[];
  readonly hasMoreRows: boolean;
}

const month = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'Europe/Helsinki', 'YYYY-MM')`;

/** SQL over a row `o` of `organisation` and `m`, the municipality that it is at home in. */
const dimensions: Readonly<Record<OrganisationDimension, string>> = {
  KIND: 'o.kind',
  MUNICIPALITY: 'm.code',
  REGION: 'm.region_code',
  COUNTY: 'm.county_code',
  CREATED_MONTH: month('o.created_at'),
  UPDATED_MONTH: month('o.updated_at'),
};

const months: ReadonlySet<OrganisationDimension> = new Set([
  OrganisationDimension.CREATED_MONTH,
  OrganisationDimension.UPDATED_MONTH,
]);

interface CountRow {
  readonly codes: readonly (string | null)[];
  readonly count: number;
  readonly total: number;
}

/** One statement for the figures of equal arguments; the total comes with the rows. */
export const organisationCounts = defineLoaderWith<StatisticsArgs, 'all', StatisticsCounts>(
  async (keys, args, context) => {
    const counts = await count(args, context);
    return keys.map(() => counts);
  },
);

async function count(
  { filter, groupBy, first }: StatisticsArgs,
  { dataSource }: ServiceContext,
): Promise<StatisticsCounts> {
  const values = groupBy.map((dimension) => dimensions[dimension]);
  const codes = `ARRAY[${values.join(', ')}]::text[]`;
  const chronological = groupBy.filter((one) => months.has(one)).map((one) => dimensions[one]);
  const order = [...chronological, 'count(*) DESC', codes].join(', ');
  const rows = await run<CountRow>(
    dataSource,
    sql`
      SELECT ${raw(codes)} AS codes, count(*)::int AS count, (sum(count(*)) OVER ())::int AS total
      FROM organisation o LEFT JOIN municipality m ON m.code = o.home_municipality_code
      WHERE ${and(organisationConditions(filter).map(conditionSql))}
      GROUP BY ${raw(['()', ...values].slice(values.length > 0 ? 1 : 0).join(', '))}
      ORDER BY ${raw(order)} LIMIT ${first + 1}`,
  );
  return {
    total: rows[0]?.total ?? 0,
    rows: groupBy.length === 0 ? [] : rows.slice(0, first),
    hasMoreRows: rows.length > first,
  };
}

const measures: Readonly<Record<keyof OrganisationCoverage, string>> = {
  severalLanguages: `o.names - 'fi' <> '{}' AND (o.names ? 'fi' OR o.names ?& ARRAY['sv', 'en'])`,
  withDescription: `o.descriptions IS NOT NULL AND o.descriptions <> '{}'`,
  withContacts: `o.stored_contacts <> '[]'`,
  withBusinessId: 'o.business_id IS NOT NULL',
};

export async function organisationCoverage(
  { filter }: StatisticsArgs,
  { dataSource }: ServiceContext,
): Promise<OrganisationCoverage> {
  const [row] = await run<Record<keyof OrganisationCoverage | 'total', number>>(
    dataSource,
    sql`SELECT ${raw(measureColumns(measures))} FROM organisation o WHERE ${and(organisationConditions(filter).map(conditionSql))}`,
  );
  return sharesOf(measures, row);
}
