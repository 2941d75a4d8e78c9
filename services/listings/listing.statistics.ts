import { groupsOf } from '../../platform/groups';
import { type ServiceContext } from '../kit/context';
import { defineLoader, groupedBy } from '../kit/loader';
import { join, raw, run, sql, type Sql } from '../kit/sql';
import { type Condition } from './listing.condition';
import {
  codesSql,
  columnOf,
  columnsOf,
  columnSql,
  isMonth,
  monthText,
  type Column,
} from './listing.dimensions';
import { type ListingFilter } from './listing.filter';
import { profileSql } from './listing.profiles';
import { searchConditions } from './listing.search';
import { type ListingDimension } from './listing.statistics.type';

/** What one table of figures is asked for. */
export interface StatisticsRequest {
  readonly filter: ListingFilter;
  /** What holds beside the filter. */
  readonly within: readonly Condition[];
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

/**
 * Statistics that come together are counted together: those of one filter in one statement, and of
 * these all with the same conditions in one pass over the listings. Months are counted apart, at the
 * same time: to find the month of each moment takes as long as everything else.
 */
export const statisticsCounts = defineLoader<StatisticsRequest, StatisticsCounts>(
  async (requests, context) => {
    const tables = requests.map((request, ask) => ({
      ...request,
      ask,
      columns: columnsOf(request.groupBy),
    }));
    const together = groupsOf(tables, ({ filter, columns }) =>
      JSON.stringify([searchConditions({ filter, within: [] }, context), columns.filter(isMonth)]),
    );
    const rows = await Promise.all(
      together.map((some) => run<CountRow>(context.dataSource, statement(some, context))),
    );
    const asks = tables.map(({ ask }) => ask);
    return groupedBy(asks, rows.flat(), ({ ask }) => ask).map((own, ask) =>
      countsOf(own, requests[ask]?.first ?? 0),
    );
  },
);

/** A request with its place among those that came together, and what it needs to be counted by. */
interface Table extends StatisticsRequest {
  readonly ask: number;
  readonly columns: readonly Column[];
}

interface CountRow {
  readonly ask: number;
  /** Null in the one row that holds the total. */
  readonly place: number | null;
  readonly codes: readonly (string | null)[];
  readonly count: number;
}

/** Listings that meet the same, counted once for some tables. */
interface Pass {
  readonly name: string;
  readonly conditions: readonly Condition[];
  readonly tables: readonly Table[];
  readonly columns: readonly Column[];
  /** The combinations of columns that the listings are counted by. */
  readonly sets: readonly (readonly Column[])[];
}

function statement(tables: readonly Table[], context: ServiceContext): Sql {
  const passes = groupsOf(tables, ({ within }) => JSON.stringify(within)).map((own, index) =>
    passOf(own, index, context),
  );
  const dimensions = new Set(tables.flatMap(({ groupBy }) => groupBy));
  const parts = [...passes.flatMap(passParts), ...[...dimensions].flatMap(codesPart)];
  const counts = passes.flatMap((pass) => [
    totalSql(pass),
    ...pass.tables.filter(({ groupBy }) => groupBy.length > 0).map((table) => rowsSql(table, pass)),
  ]);
  return sql`WITH ${join(parts, ', ')} ${join(counts, ' UNION ALL ')}`;
}

function passOf(tables: readonly Table[], index: number, context: ServiceContext): Pass {
  const [{ filter, within }] = tables as [Table];
  return {
    name: `pass${index}`,
    conditions: searchConditions({ filter, within }, context),
    tables,
    columns: columnsOf(tables.flatMap(({ groupBy }) => groupBy)),
    sets: widest(tables.map(({ columns }) => columns)),
  };
}

/** Those that are not within another: what is counted by more can be added up. */
function widest(sets: readonly (readonly Column[])[]): readonly (readonly Column[])[] {
  const kept: (readonly Column[])[] = [];
  for (const set of [...sets].sort((a, b) => b.length - a.length))
    if (!kept.some((other) => isWithin(set, other))) kept.push(set);
  return kept;
}

const isWithin = (set: readonly Column[], other: readonly Column[]): boolean =>
  set.every((column) => other.includes(column));

/** The pass itself, and from it the counts by the columns that each table needs. */
function passParts(pass: Pass): Sql[] {
  const needed = new Map(pass.tables.map(({ columns }) => [countsName(pass, columns), columns]));
  const counts = [...needed].flatMap(([name, columns]) =>
    columns.length === 0 ? [] : [materialized(name, raw(countsSql(pass, columns)))],
  );
  return [materialized(pass.name, passSql(pass)), ...counts];
}

const materialized = (name: string, query: Sql): Sql =>
  sql`${raw(name)} AS MATERIALIZED (${query})`;

const countsName = ({ name }: Pass, columns: readonly Column[]): string =>
  [name, ...columns].join('_');

/** `set` tells the rows of one combination from those of another; see `setNumber`. */
function passSql({ conditions, columns, sets }: Pass): Sql {
  const where = profileSql(conditions);
  if (columns.length === 0)
    return sql`SELECT 0 AS set, count(*) AS listings FROM listing l WHERE ${where}`;
  const values = columns.map((column) => columnSql(column, conditions));
  const names = columns.join(', ');
  const groups = sets.map((set) => `(${set.join(', ')})`).join(', ');
  return sql`
    SELECT grouping(${raw(names)}) AS set, ${raw(names)}, count(*) AS listings
    FROM (SELECT ${join(values, ', ')} FROM listing l WHERE ${where}) AS listed
    GROUP BY GROUPING SETS (${raw(groups)})`;
}

/** As `grouping` counts: a bit for each column that is not in the set, the last one the lowest. */
const setNumber = (set: readonly Column[], { columns }: Pass): number =>
  columns.reduce((number, column) => 2 * number + (set.includes(column) ? 0 : 1), 0);

/** Added up from the first combination that has all the columns. */
function countsSql(pass: Pass, columns: readonly Column[]): string {
  const set = pass.sets.find((one) => isWithin(columns, one)) ?? [];
  const names = columns.join(', ');
  const from = `FROM ${pass.name} WHERE set = ${setNumber(set, pass)}`;
  return set.length === columns.length
    ? `SELECT ${names}, listings ${from}`
    : `SELECT ${names}, sum(listings) AS listings ${from} GROUP BY ${names}`;
}

/** Spread once, whichever tables need them. */
function codesPart(dimension: ListingDimension): Sql[] {
  const codes = codesSql(dimension);
  return codes === null ? [] : [materialized(dimension, raw(codes))];
}

/** Of any combination: each listing is in one of its rows. The same for every table of the pass. */
function totalSql(pass: Pass): Sql {
  const asks = pass.tables.map(({ ask }) => ask).join(', ');
  const set = setNumber(pass.sets.at(-1) ?? [], pass);
  return raw(`
    SELECT ask, NULL::int AS place, ARRAY[]::text[] AS codes, total AS count
    FROM (SELECT coalesce(sum(listings), 0)::int AS total FROM ${pass.name} WHERE set = ${set}) AS counted,
         unnest(ARRAY[${asks}]) AS ask`);
}

function rowsSql({ ask, groupBy, columns, first }: Table, pass: Pass): Sql {
  const codes = groupBy.map((_, index) => `value${index}.code`).join(', ');
  // Months in their own order, so that a curve can be drawn; the rest by what is most common.
  const chronological = groupBy.flatMap((one, index) =>
    isMonth(columnOf(one)) ? [`value${index}.code`] : [],
  );
  const order = [...chronological, 'sum(c.listings) DESC', `ARRAY[${codes}]::text[]`].join(', ');
  return sql`
    SELECT * FROM (
      SELECT ${raw(String(ask))}, (row_number() OVER (ORDER BY ${raw(order)}))::int AS place,
             ARRAY[${raw(codes)}]::text[], sum(c.listings)::int
      FROM ${raw(countsName(pass, columns))} AS c ${raw(groupBy.map(valueSql).join(' '))}
      GROUP BY ${raw(codes)} ORDER BY place LIMIT ${first + 1}) AS rows`;
}

function valueSql(dimension: ListingDimension, index: number): string {
  const column = columnOf(dimension);
  const value = `value${index}`;
  return isMonth(column)
    ? `CROSS JOIN LATERAL (SELECT ${monthText(`c.${column}`)} AS code) AS ${value}`
    : `JOIN ${dimension} AS ${value} ON ${value}.profile = c.${column}`;
}

function countsOf(rows: readonly CountRow[], first: number): StatisticsCounts {
  const listed = rows.filter(({ place }) => place !== null);
  listed.sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
  return {
    total: rows.find(({ place }) => place === null)?.count ?? 0,
    rows: listed.slice(0, first),
    hasMoreRows: listed.length > first,
  };
}
