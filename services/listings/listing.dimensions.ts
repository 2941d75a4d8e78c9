import { raw, sql, type Sql } from '../kit/sql';
import { type Condition } from './listing.condition';
import { profileColumn, profileParts, type ProfilePart } from './listing.profiles';
import { type ListingDimension } from './listing.statistics.type';
import { isPublishedOnly } from './listing.visibility';
import { scheduleTimeZone } from './schedule.model';

/** The months of moments that a listing has. */
const months = ['published', 'updated'] as const;
type Month = (typeof months)[number];

/** What listings are counted by before it is spread over codes or put into words. */
export type Column = ProfilePart | Month;

/** All codes that a profile stands for, as a text[] over a row of `listing_profile`; or a month. */
type Dimension =
  { readonly column: ProfilePart; readonly codes: string } | { readonly column: Month };

/** The areas of one kind: their keys begin with a letter of their own. */
const areas = (letter: string): string =>
  `ARRAY(SELECT substr(key, 3) FROM unnest(area_keys) AS key WHERE starts_with(key, '${letter}:'))`;

const dimensions: Readonly<Record<ListingDimension, Dimension>> = {
  CATEGORY: { column: 'kind', codes: 'ARRAY[category]' },
  THEME: { column: 'kind', codes: 'theme_codes' },
  FORM: { column: 'kind', codes: 'ARRAY[form_code]' },
  MUNICIPALITY: { column: 'place', codes: areas('m') },
  REGION: { column: 'place', codes: areas('r') },
  COUNTY: { column: 'place', codes: areas('c') },
  AGE_GROUP: { column: 'people', codes: 'age_groups' },
  LANGUAGE: { column: 'people', codes: 'languages' },
  CHANNEL_KIND: { column: 'way', codes: 'channel_kinds' },
  PUBLISHED_MONTH: { column: 'published' },
  UPDATED_MONTH: { column: 'updated' },
};

export const columnOf = (dimension: ListingDimension): Column => dimensions[dimension].column;

export const isMonth = (column: Column): column is Month =>
  (months as readonly string[]).includes(column);

/** Always in the same order, each once. */
export const columnsOf = (groupBy: readonly ListingDimension[]): readonly Column[] => {
  const wanted = new Set(groupBy.map(columnOf));
  return [...profileParts, ...months].filter((column) => wanted.has(column));
};

/** `l.kind_profile AS kind`, over a row `l` of `listing` that meets the conditions. */
export function columnSql(column: Column, conditions: readonly Condition[]): Sql {
  if (!isMonth(column)) return sql`${profileColumn(column)} AS ${raw(column)}`;
  const moment = momentSql(column, conditions);
  return raw(`date_trunc('month', ${moment}, '${scheduleTimeZone}') AS ${column}`);
}

/** Of what is published `listed_at` is the same moment, and the one that indexes hold. */
function momentSql(column: Month, conditions: readonly Condition[]): string {
  if (column === 'updated') return 'l.updated_at';
  return isPublishedOnly(conditions) ? 'l.listed_at' : 'l.published_at';
}

/**
 * Rows with `profile` and `code`: one for each code of each profile, null for a profile without any.
 * Null of a month, which is its own code.
 */
export function codesSql(dimension: ListingDimension): string | null {
  const definition = dimensions[dimension];
  if (!('codes' in definition)) return null;
  const { column, codes } = definition;
  return `
    SELECT p.profile, one.code FROM listing_profile p LEFT JOIN LATERAL unnest(${codes}) AS one (code) ON true
    WHERE p.part = '${column}'`;
}

/** `2026-03` of a value of `columnSql`. */
export const monthText = (value: string): string =>
  `to_char(${value} AT TIME ZONE '${scheduleTimeZone}', 'YYYY-MM')`;
