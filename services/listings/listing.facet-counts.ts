import { ClientError } from '../../platform/errors';
import { type ServiceContext } from '../kit/context';
import { defineLoader } from '../kit/loader';
import { join, raw, run, sql, type Sql } from '../kit/sql';
import { type Condition } from './listing.condition';
import { facetNames, facets, type FacetDefinition, type FacetName } from './listing.facets';
import { profileColumn, profileSql, type ProfilePart } from './listing.profiles';
import { searchConditions, type ListingSearch } from './listing.search';

export interface FacetRequest {
  readonly search: ListingSearch;
  readonly facet: FacetName;
  /** How many values at most. */
  readonly first: number;
}

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** So many lists may have facets in one request; each list is a scan of its own. */
const maxSearches = 50;

/**
 * Counts of all facets that a request selects, whatever lists they belong to, in one statement.
 * Those with the same conditions share one pass over the listings; a facet whose own filter is set
 * has conditions of its own, and with them a pass.
 */
export const facetCounts = defineLoader<FacetRequest, readonly ValueCount[]>(
  async (requests, context) => {
    checkNumber(new Set(requests.map(({ search }) => search)).size);
    const keys = requests.map((request) => passKey(request, context));
    const passes = passesOf(requests, keys, context);
    const order = [...passes.keys()];
    const rows = await run<CountRow>(context.dataSource, countStatement([...passes.values()]));
    return requests.map((request, index) => {
      const pass = order.indexOf(keys[index] ?? '');
      return valuesOf(request, rows.filter(isOf(request, pass)));
    });
  },
);

/** One pass over the listings: what it is narrowed by, and the facets that are counted on the way. */
interface Pass {
  readonly conditions: readonly Condition[];
  /** By name and number of values. */
  readonly wanted: Map<string, FacetRequest>;
}

const conditionsOf = ({ search, facet }: FacetRequest, context: ServiceContext): Condition[] =>
  searchConditions(search, context, [facets[facet].field]);

const passKey = (request: FacetRequest, context: ServiceContext): string =>
  JSON.stringify([
    conditionsOf(request, context),
    request.search.filter.includeWholeCountry ?? true,
  ]);

function passesOf(
  requests: readonly FacetRequest[],
  keys: readonly string[],
  context: ServiceContext,
): ReadonlyMap<string, Pass> {
  const passes = new Map<string, Pass>();
  requests.forEach((request, index) => {
    const key = keys[index] ?? '';
    const known = passes.get(key);
    const pass = known ?? { conditions: conditionsOf(request, context), wanted: new Map() };
    passes.set(key, pass);
    pass.wanted.set(`${request.facet} ${request.first}`, request);
  });
  return passes;
}

function checkNumber(searches: number): void {
  if (searches <= maxSearches) return;
  throw new ClientError(
    'BAD_USER_INPUT',
    `\`facets\` are asked for ${searches} lists at once; at most ${maxSearches} are allowed. Ask for fewer parents, or without \`facets\` below them.`,
    { argument: 'facets' },
  );
}

interface CountRow {
  readonly pass: number;
  readonly facet: FacetName;
  readonly first: number;
  readonly code: string;
  /** Listings with the code. */
  readonly listings: number;
  /** Those among them that not every value finds anyway. */
  readonly own: number;
}

/**
 * Listings are counted by the numbers of their profiles, which an index holds; only these counts,
 * some thousands at most, are then spread over the codes that the profiles stand for.
 */
const countStatement = (passes: readonly Pass[]): Sql => sql`
  WITH counted AS MATERIALIZED (${join(passes.map(passSql), ' UNION ALL ')}),
  wanted (pass, facet, first, everyone) AS (VALUES ${join(passes.flatMap(wantedSql), ', ')}),
  spread AS (
    SELECT w.pass, w.facet, w.first, c.listings,
           coalesce(w.everyone = ANY(f.codes), false) AS for_everyone,
           coalesce(v.code = w.everyone, false) AS is_everyone,
           CASE WHEN v.code = w.everyone THEN v.code ELSE substr(v.code, length(f.prefix) + 1) END AS code
    FROM counted c
    JOIN wanted w ON w.pass = c.pass
    JOIN listing_profile l ON l.part = c.part AND l.profile = c.profile
    CROSS JOIN LATERAL (VALUES ${join(facetNames.map(codesSql), ', ')}) AS f (facet, codes, prefix)
    CROSS JOIN LATERAL unnest(f.codes) AS v (code)
    WHERE f.facet = w.facet AND (starts_with(v.code, f.prefix) OR v.code = w.everyone)
  ),
  summed AS (
    SELECT pass, facet, first, code, is_everyone, sum(listings)::int AS listings,
           coalesce(sum(listings) FILTER (WHERE NOT for_everyone), 0)::int AS own
    FROM spread GROUP BY pass, facet, first, code, is_everyone
  ),
  ranked AS (
    SELECT *, row_number() OVER (PARTITION BY pass, facet, first ORDER BY own DESC, code) AS rank
    FROM summed
  )
  SELECT pass, facet, first, code, listings, own FROM ranked WHERE rank <= first + 1 OR is_everyone`;

/** `SELECT 0 AS pass, …`: one row for each profile of each part that the pass counts. */
function passSql({ conditions, wanted }: Pass, index: number): Sql {
  const parts = [...new Set([...wanted.values()].map(({ facet }) => facets[facet].part))];
  const columns = join(parts.map(profileColumn), ', ');
  const sets = join(
    parts.map((part) => sql`(${profileColumn(part)})`),
    ', ',
  );
  return sql`SELECT ${raw(String(index))} AS pass, ${partSql(parts)} AS part, coalesce(${columns}) AS profile, count(*) AS listings FROM listing l WHERE ${profileSql(conditions)} GROUP BY GROUPING SETS (${sets})`;
}

/** Which part a row of the grouping sets is of. */
function partSql(parts: readonly ProfilePart[]): Sql {
  const cases = parts.map(
    (part) => sql`WHEN grouping(${profileColumn(part)}) = 0 THEN ${raw(`'${part}'`)}`,
  );
  return sql`CASE ${join(cases, ' ')} END`;
}

const wantedSql = ({ wanted }: Pass, pass: number): Sql[] =>
  [...wanted.values()].map(({ facet, first, search }) => {
    const everyone = facets[facet].everyone(search.filter);
    return sql`(${raw(String(pass))}, ${raw(`'${facet}'`)}, ${first}::int, ${everyone}::text)`;
  });

function codesSql(name: FacetName): Sql {
  const { codes, prefix }: FacetDefinition = facets[name];
  return raw(`('${name}', ${codes}, '${prefix}')`);
}

const isOf =
  ({ facet, first }: FacetRequest, pass: number) =>
  (row: CountRow): boolean =>
    row.pass === pass && row.facet === facet && row.first === first;

/** Adds to each value what every value finds; most listings first. */
function valuesOf(
  { facet, first, search }: FacetRequest,
  rows: readonly CountRow[],
): readonly ValueCount[] {
  const { everyone, prefix }: FacetDefinition = facets[facet];
  const common = everyone(search.filter);
  const forEveryone = rows.find(({ code }) => code === common)?.listings ?? 0;
  return rows
    .filter(({ code }) => code !== common || prefix === '')
    .map(({ code, own }) => ({ value: code, count: own + forEveryone }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, first);
}
