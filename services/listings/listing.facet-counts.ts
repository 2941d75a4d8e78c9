import { ClientError } from '../../platform/errors';
import { type ServiceContext } from '../kit/context';
import { defineLoader } from '../kit/loader';
import { join, raw, run, sql, type Sql } from '../kit/sql';
import { type Condition } from './listing.condition';
import { facets, type FacetDefinition, type FacetName } from './listing.facets';
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
      return valuesOf(
        request,
        rows.filter((row) => row.pass === pass),
      );
    });
  },
);

/** One pass over the listings: what it is narrowed by, and the facets that are counted on the way. */
interface Pass {
  readonly conditions: readonly Condition[];
  readonly parts: Set<ProfilePart>;
}

const conditionsOf = ({ search, facet }: FacetRequest, context: ServiceContext): Condition[] =>
  searchConditions(search, context, [facets[facet].field]);

const passKey = (request: FacetRequest, context: ServiceContext): string =>
  JSON.stringify(conditionsOf(request, context));

function passesOf(
  requests: readonly FacetRequest[],
  keys: readonly string[],
  context: ServiceContext,
): ReadonlyMap<string, Pass> {
  const passes = new Map<string, Pass>();
  requests.forEach((request, index) => {
    const key = keys[index] ?? '';
    const known = passes.get(key);
    const pass = known ?? { conditions: conditionsOf(request, context), parts: new Set() };
    passes.set(key, pass);
    pass.parts.add(facets[request.facet].part);
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
  readonly part: ProfilePart;
  /** The facet and its value; null in the row that counts what is for everyone. */
  readonly code: string | null;
  /** Listings with the code. */
  readonly listings: number;
  /** Those among them that are not for everyone. */
  readonly own: number;
}

/**
 * Listings are counted by the numbers of their profiles, which an index holds; only these counts,
 * some thousands at most, are then spread over the codes that the profiles stand for.
 */
const countStatement = (passes: readonly Pass[]): Sql => sql`
  WITH counted AS MATERIALIZED (${join(passes.map(passSql), ' UNION ALL ')}),
  named AS MATERIALIZED (
    SELECT c.pass, c.part, c.listings, l.codes, l.is_for_everyone
    FROM counted c JOIN listing_profile l ON l.part = c.part AND l.profile = c.profile
  )
  SELECT pass, part, code, sum(listings)::int AS listings,
         coalesce(sum(listings) FILTER (WHERE NOT is_for_everyone), 0)::int AS own
  FROM named CROSS JOIN unnest(codes) AS code GROUP BY pass, part, code
  UNION ALL
  SELECT pass, part, NULL, sum(listings)::int, 0 FROM named WHERE is_for_everyone GROUP BY pass, part`;

/** `SELECT 0 AS pass, …`: one row for each profile of each part that the pass counts. */
function passSql({ conditions, parts: wanted }: Pass, index: number): Sql {
  const parts = [...wanted];
  const columns = join(parts.map(profileColumn), ', ');
  const sets = join(
    parts.map((part) => sql`(${profileColumn(part)})`),
    ', ',
  );
  const { from, count } = countedSql(parts, conditions);
  return sql`SELECT ${raw(String(index))} AS pass, ${partSql(parts)} AS part, coalesce(${columns}) AS profile, ${count} AS listings FROM ${from} GROUP BY GROUPING SETS (${sets})`;
}

/**
 * What is grouped, and how it is counted. The indexes of areas and of themes hold listings of one
 * place and one kind beside each other: these are counted as they come, and only the counts of the
 * pairs have to be looked up in a table of groups.
 */
function countedSql(
  parts: readonly ProfilePart[],
  conditions: readonly Condition[],
): { from: Sql; count: Sql } {
  const counted = sql`listing l WHERE ${profileSql(conditions)}`;
  if (parts.some((part) => part !== 'kind' && part !== 'place'))
    return { from: counted, count: sql`count(*)` };
  const pair = sql`${profileColumn('place')}, ${profileColumn('kind')}`;
  return {
    from: sql`(SELECT ${pair}, count(*) AS listings FROM ${counted} GROUP BY ${pair}) l`,
    count: sql`sum(l.listings)::bigint`,
  };
}

/** Which part a row of the grouping sets is of. */
function partSql(parts: readonly ProfilePart[]): Sql {
  const cases = parts.map(
    (part) => sql`WHEN grouping(${profileColumn(part)}) = 0 THEN ${raw(`'${part}'`)}`,
  );
  return sql`CASE ${join(cases, ' ')} END`;
}

/** Adds to each value what every value finds; most listings first. */
function valuesOf(
  { facet, first, search }: FacetRequest,
  rows: readonly CountRow[],
): readonly ValueCount[] {
  const { part, includesEveryone, everyone }: FacetDefinition = facets[facet];
  const prefix = `${facet} `;
  const isShared = includesEveryone(search.filter);
  const forEveryone = rows.find((row) => row.part === part && row.code === null)?.listings ?? 0;
  return rows
    .filter(({ code }) => code?.startsWith(prefix))
    .map(({ code, listings, own }) => {
      const value = code?.slice(prefix.length) ?? '';
      return { value, count: isShared && value !== everyone ? own + forEveryone : listings };
    })
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, first);
}
