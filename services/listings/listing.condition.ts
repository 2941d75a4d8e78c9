import { hasWords } from '../kit/search/text-search';
import { type TypedText } from '../kit/search/typed-text';
import { and, or, raw, sql, type Sql } from '../kit/sql';
import { type PlanePoint } from './finnish-plane';
import {
  type Accessibility,
  type AgeGroup,
  type ChannelKind,
  type Gender,
  type ListingCategory,
  type ListingStatus,
} from './listing.codes';
import { isNear, nearSql, type NearCondition } from './listing.near';
import { takesPlaceSql, type TakesPlaceCondition } from './listing.takes-place';

/** What lists and live events are filtered by: the same in a row and in an event's payload. */
export interface ListingFacts {
  readonly id: string;
  readonly organisationId: string;
  readonly category: ListingCategory;
  readonly status: ListingStatus;
  readonly themeCodes: readonly string[];
  readonly formCode: string;
  readonly ageGroups: readonly AgeGroup[];
  readonly gender: Gender;
  readonly languages: readonly string[];
  readonly channelKinds: readonly ChannelKind[];
  readonly accessibility: readonly Accessibility[];
  readonly isFree: boolean;
  /** Where it takes place. */
  readonly places: readonly PlanePoint[];
  /** See `areaKeysOf`. */
  readonly areaKeys: readonly string[];
  /** Instants in ISO 8601, so that a payload is JSON. */
  readonly publishedAt: string | null;
  readonly updatedAt: string;
}

type FieldsHolding<V> = {
  [F in keyof ListingFacts]: ListingFacts[F] extends V ? F : never;
}[keyof ListingFacts];

export type TextFact = FieldsHolding<string>;
export type ListFact = FieldsHolding<readonly string[]>;
export type InstantFact = 'publishedAt' | 'updatedAt';

/**
 * One requirement. Lists, live events, rights and the criteria of service classes are all put
 * together from these, and each of them has one meaning in SQL and one in memory, side by side
 * below.
 */
export type Condition =
  | { readonly kind: 'oneOf'; readonly field: TextFact; readonly values: readonly string[] }
  | { readonly kind: 'overlaps'; readonly field: ListFact; readonly values: readonly string[] }
  | { readonly kind: 'disjoint'; readonly field: ListFact; readonly values: readonly string[] }
  | { readonly kind: 'isFree'; readonly value: boolean }
  | { readonly kind: 'after'; readonly field: InstantFact; readonly instant: string }
  | NearCondition
  | TakesPlaceCondition
  | TextCondition
  | MembersCondition
  | { readonly kind: 'all'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'any'; readonly conditions: readonly Condition[] };

/** Of lists only: the words of a language are PostgreSQL's to know. */
export interface TextCondition {
  readonly kind: 'hasWords';
  readonly text: TypedText;
}

/** Of these organisations or their members. Of lists only: an event does not know whose member it is about. */
export interface MembersCondition {
  readonly kind: 'ofMembers';
  readonly ids: readonly string[];
}

export const oneOf = (field: TextFact, values: readonly string[]): Condition => ({
  kind: 'oneOf',
  field,
  values,
});
export const overlaps = (field: ListFact, values: readonly string[]): Condition => ({
  kind: 'overlaps',
  field,
  values,
});
export const disjoint = (field: ListFact, values: readonly string[]): Condition => ({
  kind: 'disjoint',
  field,
  values,
});
export const allOf = (conditions: readonly Condition[]): Condition => ({ kind: 'all', conditions });
export const anyOf = (conditions: readonly Condition[]): Condition => ({ kind: 'any', conditions });

/** Whether the facts meet the condition. */
export function matches(condition: Condition, facts: ListingFacts): boolean {
  switch (condition.kind) {
    case 'oneOf':
      return condition.values.includes(facts[condition.field]);
    case 'overlaps':
      return shareValue(condition.values, facts[condition.field]);
    case 'disjoint':
      return !shareValue(condition.values, facts[condition.field]);
    case 'isFree':
      return facts.isFree === condition.value;
    case 'after':
      return isAfter(facts[condition.field], condition.instant);
    case 'near':
      // Events that were written before there were places have none.
      return isNear(condition, facts.places ?? []);
    case 'takesPlace':
      throw new Error('Times are not matched in memory.');
    case 'ofMembers':
      throw new Error('Members are not matched in memory.');
    case 'hasWords':
      throw new Error('Free text is not matched in memory.');
    case 'all':
      return condition.conditions.every((one) => matches(one, facts));
    case 'any':
      return condition.conditions.some((one) => matches(one, facts));
  }
}

/** The same as SQL over a row `l` of the table `listing`. */
export function conditionSql(condition: Condition): Sql {
  switch (condition.kind) {
    case 'oneOf':
      return oneOfSql(columns[condition.field], condition.values);
    case 'overlaps':
      return sql`${columns[condition.field]} && ${condition.values}::text[]`;
    case 'disjoint':
      return sql`NOT ${columns[condition.field]} && ${condition.values}::text[]`;
    case 'isFree':
      return condition.value ? raw('l.is_free') : raw('NOT l.is_free');
    case 'after':
      return sql`${columns[condition.field]} > ${condition.instant}::timestamptz`;
    case 'near':
      return nearSql(condition);
    case 'takesPlace':
      return takesPlaceSql(condition);
    case 'ofMembers':
      return ofMembersSql(condition);
    case 'hasWords':
      return hasWords('l.all_words', condition.text);
    case 'all':
      return and(condition.conditions.map(conditionSql));
    case 'any':
      return or(condition.conditions.map(conditionSql));
  }
}

/** The organisations are found first: a branch of their tree, down to its leaves. */
const ofMembersSql = ({ ids }: MembersCondition): Sql => sql`l.organisation_id = ANY(ARRAY(
  WITH RECURSIVE member (id) AS (
    SELECT unnest(${ids}::text[])
    UNION SELECT n.organisation_id FROM organisation_name n JOIN member ON n.parent_id = member.id
  ) SELECT id FROM member))`;

const columns: Readonly<Record<TextFact | ListFact | InstantFact, Sql>> = {
  id: raw('l.id'),
  organisationId: raw('l.organisation_id'),
  category: raw('l.category'),
  status: raw('l.status'),
  themeCodes: raw('l.theme_codes'),
  formCode: raw('l.form_code'),
  ageGroups: raw('l.age_groups'),
  gender: raw('l.gender'),
  languages: raw('l.languages'),
  channelKinds: raw('l.channel_kinds'),
  accessibility: raw('l.accessibility'),
  areaKeys: raw('l.area_keys'),
  publishedAt: raw('l.published_at'),
  updatedAt: raw('l.updated_at'),
};

// Partial indexes of published listings are used only where the text says `status = 'PUBLISHED'`.
const publishedOnly = raw(`l.status = 'PUBLISHED'`);

function oneOfSql(column: Sql, values: readonly string[]): Sql {
  if (column === columns.status && values.length === 1 && values[0] === 'PUBLISHED')
    return publishedOnly;
  return values.length === 1
    ? sql`${column} = ${values[0]}`
    : sql`${column} = ANY(${values}::text[])`;
}

/** Facts that an older event does not have yet share nothing. */
const shareValue = (left: readonly string[], right: readonly string[] = []): boolean =>
  left.some((value) => right.includes(value));

/** ISO 8601 instants in UTC of equal precision compare as text. */
const isAfter = (instant: string | null, limit: string): boolean =>
  instant !== null && instant > limit;
