import { type ServiceContext } from '../kit/context';
import { defineLoaderWith } from '../kit/loader';
import { encodeCursor } from '../kit/pagination/cursor';
import { cutPage, pageStatement, readArgs } from '../kit/pagination/list-page';
import { Page, type LoadedPage } from '../kit/pagination/page';
import { definePagesByParent } from '../kit/pagination/pages-by-parent';
import { and, join, raw, run, sql, type Sql } from '../kit/sql';
import { type ListingCriteria } from './classification.stubs';
import { allOf, anyOf, disjoint, oneOf, overlaps, type Condition } from './listing.condition';
import { type Listing } from './listing.entity';
import { filterConditions, wholeCountryKeys } from './listing.filter';
import { listingList, type ListingsArgs } from './listing.list';

/** `listings(…)` of organisations, by their ids. */
export const listingsOfOrganisation = definePagesByParent<ListingsArgs, Listing>(
  (args, context) => ({
    ...childList('organisation', args, context),
    belongsTo: (parent) => sql`l.organisation_id = ${parent}`,
  }),
);

/** `listings(…)` of themes, by their codes. */
export const listingsOfTheme = definePagesByParent<ListingsArgs, Listing>((args, context) => ({
  ...childList('theme', args, context),
  belongsTo: (parent) => sql`l.theme_codes && ARRAY[${parent}]`,
}));

/** `listings(…)` of municipalities, regions and counties, by their area keys. */
export const listingsOfArea = definePagesByParent<ListingsArgs, Listing>((args, context) => ({
  ...childList('area', args, context),
  belongsTo: (parent) =>
    sql`l.area_keys && (${parent} || ${wholeCountryKeys(args.filter)}::text[])`,
}));

const childList = (name: string, args: ListingsArgs, context: ServiceContext) =>
  listingList(
    context,
    `listings of ${name}`,
    filterConditions(args.filter, context.principal),
    args.orderBy,
  );

/**
 * `listings(…)` of whatever says its listings by criteria. Each parent asks something else of the
 * rows, so they are the branches of one statement: PostgreSQL plans every branch by its own codes,
 * which a join over the criteria would hide from it.
 */
export function listingsByCriteria(
  context: ServiceContext,
  criteria: readonly ListingCriteria[],
  args: ListingsArgs,
): Page<Listing> {
  const key = JSON.stringify(criteria);
  const list = criteriaList(key, args, context);
  const { print, keys } = readArgs(list, args);
  return new Page<Listing>({
    load: () => pagesByCriteria(context, args).load(key),
    count: () => countsByCriteria(context, { ...args, first: 1, after: null }).load(key),
    cursorOf: (node) => encodeCursor(print, list.order, node),
    hasPreviousPage: keys !== null,
  });
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
      const { from, where } = criteriaList(parent, args, context);
      return sql`SELECT count(*)::int AS count FROM ${from} WHERE ${and(where)}`;
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
  const all = [...conditions, anyOf(criteria.map(criterionCondition))];
  return listingList(context, 'listings by criteria', all, args.orderBy);
}

function criterionCondition(criterion: ListingCriteria): Condition {
  const { category, themeCode, formCodes, ageGroupsAny, ageGroupsNone } = criterion;
  const conditions = [oneOf('category', [category])];
  if (themeCode !== null) conditions.push(overlaps('themeCodes', [themeCode]));
  if (formCodes.length > 0) conditions.push(oneOf('formCode', formCodes));
  if (ageGroupsAny.length > 0) conditions.push(overlaps('ageGroups', ageGroupsAny));
  if (ageGroupsNone.length > 0) conditions.push(disjoint('ageGroups', ageGroupsNone));
  return allOf(conditions);
}
