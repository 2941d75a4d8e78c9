import { type ServiceContext } from '../kit/context';
import { defineLoaderWith } from '../kit/loader';
import { join, raw, run, sql, type Sql } from '../kit/sql';
import { scheduleTimeZone } from './schedule.model';
import { type Condition } from './listing.condition';
import { type ListingFilter } from './listing.filter';
import { profileColumn, profileSql, type ProfilePart } from './listing.profiles';
import { searchConditions } from './listing.search';
import { type ListingDimension } from './listing.statistics.type';

/** What statistics are asked for; JSON, so that equal ones are counted once. */
export interface StatisticsArgs {
  readonly filter: ListingFilter;
  readonly groupBy: readonly ListingDimension[];
  readonly first: number;
}

export interface StatisticsCounts {
  /** Listings, each once. */
  readonly total: number;
  /** The codes are in the order of `groupBy`; null where a listing has no value. */
  readonly rows: readonly { readonly codes: readonly (string | null)[]; readonly count: number }[];
  readonly hasMoreRows: boolean;
}

/** How the value of a dimension is got: from the profiles, or from the listing itself. */
type Dimension =
  | { readonly part: ProfilePart; /** A text[] over a row of that part. */ readonly codes: string }
  | { readonly part: null; /** A text over a row `l` of `listing`. */ readonly value: string };

const fromProfile = (part: ProfilePart, codes: string): Dimension => ({ part, codes });

/** The areas of one kind: their keys begin with a letter of their own. */
const areas = (letter: string): Dimension =>
  fromProfile(
    'place',
    `ARRAY(SELECT substr(key, 3) FROM unnest(place.area_keys) AS key WHERE starts_with(key, '${letter}:'))`,
  );

const month = (column: string): Dimension => ({
  part: null,
  value: `to_char(${column} AT TIME ZONE '${scheduleTimeZone}', 'YYYY-MM')`,
});

const dimensions: Readonly<Record<ListingDimension, Dimension>> = {
  CATEGORY: fromProfile('kind', 'ARRAY[kind.category]'),
  THEME: fromProfile('kind', 'kind.theme_codes'),
  FORM: fromProfile('kind', 'ARRAY[kind.form_code]'),
  MUNICIPALITY: areas('m'),
  REGION: areas('r'),
  COUNTY: areas('c'),
  AGE_GROUP: fromProfile('people', 'people.age_groups'),
  LANGUAGE: fromProfile('people', 'people.languages'),
  CHANNEL_KIND: fromProfile('way', 'way.channel_kinds'),
  PUBLISHED_MONTH: month('l.published_at'),
  UPDATED_MONTH: month('l.updated_at'),
};

const isMonth = (dimension: ListingDimension): boolean => dimensions[dimension].part === null;

/**
 * Statistics by what a listing must meet beside the filter, as JSON: those of many parents are
 * one statement.
 */
export const statisticsWithin = defineLoaderWith<StatisticsArgs, string, StatisticsCounts>(
  async (keys, args, context) => {
    const statements = keys.map((key, index) => {
      const within = JSON.parse(key) as Condition[];
      return sql`SELECT ${raw(String(index))} AS ask, counts.* FROM (${statement(within, args, context)}) AS counts`;
    });
    const rows = await run<CountRow>(context.dataSource, join(statements, ' UNION ALL '));
    return keys.map((_, index) =>
      countsOf(
        rows.filter(({ ask }) => ask === index),
        args,
      ),
    );
  },
);

interface CountRow {
  readonly ask: number;
  /** Null in the one row that holds the total. */
  readonly place: number | null;
  readonly codes: readonly (string | null)[];
  readonly count: number;
}

/** Listings are counted by profile and month first, then spread over the codes of the profiles. */
function statement(
  within: readonly Condition[],
  { filter, groupBy, first }: StatisticsArgs,
  context: ServiceContext,
): Sql {
  const conditions = searchConditions({ filter, within }, context);
  const parts = [...new Set(groupBy.flatMap((one) => dimensions[one].part ?? []))];
  const columns = [
    ...parts.map((part) => sql`${profileColumn(part)}`),
    ...groupBy.flatMap((one, index) => monthColumn(one, index)),
  ];
  const grouped = columns.map((_, index) => raw(String(index + 2)));
  return sql`
    WITH counted AS MATERIALIZED (
      SELECT ${join([raw('count(*) AS listings'), ...columns], ', ')} FROM listing l
      WHERE ${profileSql(conditions)} ${grouped.length === 0 ? raw('') : sql`GROUP BY ${join(grouped, ', ')}`}
    )
    SELECT NULL::int AS place, ARRAY[]::text[] AS codes, coalesce(sum(listings), 0)::int AS count FROM counted
    UNION ALL
    SELECT * FROM (${rowsSql(groupBy, parts)} LIMIT ${groupBy.length === 0 ? 0 : first + 1}) AS rows`;
}

function monthColumn(dimension: ListingDimension, index: number): Sql[] {
  const definition = dimensions[dimension];
  return definition.part === null ? [raw(`${definition.value} AS month${index}`)] : [];
}

function rowsSql(groupBy: readonly ListingDimension[], parts: readonly ProfilePart[]): Sql {
  const profiles = parts.map((part) =>
    raw(
      ` JOIN listing_profile ${part} ON ${part}.part = '${part}' AND ${part}.profile = c.${part}_profile`,
    ),
  );
  const values = groupBy.map((dimension, index) => valueSql(dimension, index));
  const codes = groupBy.map((_, index) => `value${index}.code`).join(', ');
  // Months in their own order, so that a curve can be drawn; the rest by what is most common.
  const months = groupBy.flatMap((one, index) => (isMonth(one) ? [`value${index}.code`] : []));
  const order = [...months, 'sum(c.listings) DESC', `ARRAY[${codes}]::text[]`].join(', ');
  return sql`
    SELECT (row_number() OVER (ORDER BY ${raw(order)}))::int AS place, ARRAY[${raw(codes)}]::text[] AS codes, sum(c.listings)::int AS count
    FROM counted c${join([...profiles, ...values], '')}
    ${raw(codes === '' ? '' : `GROUP BY ${codes}`)} ORDER BY 1`;
}

/** A listing without a value, e.g. without an area of its own, stays with null. */
function valueSql(dimension: ListingDimension, index: number): Sql {
  const definition = dimensions[dimension];
  const codes = definition.part === null ? `ARRAY[c.month${index}]` : definition.codes;
  return raw(` LEFT JOIN LATERAL unnest(${codes}) AS value${index} (code) ON true`);
}

function countsOf(rows: readonly CountRow[], { first }: StatisticsArgs): StatisticsCounts {
  const listed = rows.filter(({ place }) => place !== null);
  listed.sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
  return {
    total: rows.find(({ place }) => place === null)?.count ?? 0,
    rows: listed.slice(0, first),
    hasMoreRows: listed.length > first,
  };
}
