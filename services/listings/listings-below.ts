import { type ServiceContext } from '../kit/context';
import { defineLoaderWith } from '../kit/loader';
import { encodeCursor } from '../kit/pagination/cursor';
import { countStatement, cutPage, pageStatement, readArgs } from '../kit/pagination/list-page';
import { Page, type LoadedPage } from '../kit/pagination/page';
import { definePagesByParent } from '../kit/pagination/pages-by-parent';
import { join, raw, run, sql, type Sql } from '../kit/sql';
import { type ListingCriteria } from './classification.stubs';
import { disjointKeys, type AgendaKeys } from './listing.agenda';
import { allOf, anyOf, disjoint, oneOf, overlaps, type Condition } from './listing.condition';
import { type Listing } from './listing.entity';
import { filterConditions, wholeCountryKeys } from './listing.filter';
import { listingList, type ListingsArgs } from './listing.list';
import { withSearch, type ListingPage } from './listing.search';

const pagesOfOrganisation = definePagesByParent<ListingsArgs, Listing>((args, context) => ({
  ...childList('organisation', args, context),
  belongsTo: (parent) => sql`l.organisation_id = ${parent}`,
}));

const pagesOfTheme = definePagesByParent<ListingsArgs, Listing>((args, context) => ({
  ...childList('theme', args, context, disjointKeys([parentKey])),
  belongsTo: (parent) => sql`l.theme_codes && ARRAY[${parent}]`,
}));

const pagesOfArea = definePagesByParent<ListingsArgs, Listing>((args, context) => ({
  ...childList('area', args, context, disjointKeys([parentKey, ...wholeCountry(args)])),
  belongsTo: (parent) =>
    sql`l.area_keys && (${parent} || ${wholeCountryKeys(args.filter)}::text[])`,
}));

/** `listings(…)` of an organisation, by its id. */
export const listingsOfOrganisation = (
  context: ServiceContext,
  id: string,
  args: ListingsArgs,
): ListingPage =>
  withSearch(pagesOfOrganisation(context, id, args), args.filter, [oneOf('organisationId', [id])]);

/** `listings(…)` of a theme, by its code. */
export const listingsOfTheme = (
  context: ServiceContext,
  code: string,
  args: ListingsArgs,
): ListingPage =>
  withSearch(pagesOfTheme(context, code, args), args.filter, [overlaps('themeCodes', [code])]);

/** `listings(…)` of a municipality, region or county, by its area key. */
export const listingsOfArea = (
  context: ServiceContext,
  key: string,
  args: ListingsArgs,
): ListingPage =>
  withSearch(pagesOfArea(context, key, args), args.filter, [
    overlaps('areaKeys', [key, ...wholeCountryKeys(args.filter)]),
  ]);

const parentKey = raw('p.parent_key');

const wholeCountry = ({ filter }: ListingsArgs): Sql[] =>
  wholeCountryKeys(filter).map((key) => sql`${key}`);

const childList = (name: string, args: ListingsArgs, context: ServiceContext, keys?: AgendaKeys) =>
  listingList(context, {
    name: `listings of ${name}`,
    conditions: filterConditions(args.filter, context.principal),
    orderBy: args.orderBy,
    keys,
  });

/**
 * `listings(…)` of whatever says its listings by criteria. Each parent asks something else of the
 * rows, so they are the branches of one statement: PostgreSQL plans every branch by its own codes,
 * which a join over the criteria would hide from it.
 */
export function listingsByCriteria(
  context: ServiceContext,
  criteria: readonly ListingCriteria[],
  args: ListingsArgs,
): ListingPage {
  const key = JSON.stringify(criteria);
  const list = criteriaList(key, args, context);
  const { print, keys } = readArgs(list, args);
  const page = new Page<Listing>({
    load: () => pagesByCriteria(context, args).load(key),
    count: () => countsByCriteria(context, { ...args, first: 1, after: null }).load(key),
    cursorOf: (node) => encodeCursor(print, list.order, node),
    hasPreviousPage: keys !== null,
  });
  return withSearch(page, args.filter, [criteriaCondition(criteria)]);
}

const pagesByCriteria = defineLoaderWith<ListingsArgs, string, LoadedPage<Listing>>(
  async (parents, args, context) => {
    const lists = parents.map((parent) => criteriaList(parent, args, context));
    const branches = lists.map((list) => {
      const { first, keys } = readArgs(list, args);
      return pageStatement(list, first, keys);
    });
    const rows = await run<BranchRow>(context.dataSource, union(branches));
    return lists.map((list, branch) => {
      const own = rows.filter((row) => row.branch === branch).map((row) => list.read(row));
      return cutPage(own, args.first);
    });
  },
);

const countsByCriteria = defineLoaderWith<ListingsArgs, string, number>(
  async (parents, args, context) => {
    const branches = parents.map((parent) => {
      return countStatement(criteriaList(parent, args, context));
    });
    const rows = await run<BranchRow & { count: number }>(context.dataSource, union(branches));
    return parents.map((_, branch) => rows.find((row) => row.branch === branch)?.count ?? 0);
  },
);

type BranchRow = Record<string, unknown> & { readonly branch: number };

const union = (branches: readonly Sql[]): Sql =>
  join(
    branches.map(
      (branch, index) =>
        sql`SELECT ${raw(String(index))} AS branch, page.* FROM (${branch}) AS page`,
    ),
    ' UNION ALL ',
  );

function criteriaList(key: string, args: ListingsArgs, context: ServiceContext) {
  const criteria = JSON.parse(key) as ListingCriteria[];
  const conditions = filterConditions(args.filter, context.principal);
  const all = [...conditions, criteriaCondition(criteria)];
  const { orderBy } = args;
  return listingList(context, { name: 'listings by criteria', conditions: all, orderBy });
}

/** Listings that meet one of the criteria. */
export const criteriaCondition = (criteria: readonly ListingCriteria[]): Condition =>
  anyOf(criteria.map(criterionCondition));

function criterionCondition(criterion: ListingCriteria): Condition {
  const { category, themeCode, formCodes, ageGroupsAny, ageGroupsNone } = criterion;
  const conditions = [oneOf('category', [category])];
  if (themeCode !== null) conditions.push(overlaps('themeCodes', [themeCode]));
  if (formCodes.length > 0) conditions.push(oneOf('formCode', formCodes));
  if (ageGroupsAny.length > 0) conditions.push(overlaps('ageGroups', ageGroupsAny));
  if (ageGroupsNone.length > 0) conditions.push(disjoint('ageGroups', ageGroupsNone));
  return allOf(conditions);
}
