import { and, or, raw, sql, type Sql } from '../kit/sql';
import { type ListingFacts, type Condition } from './listing.condition';

/** What of a listing is one of few values, or some of them. */
type Trait = 'ageGroups' | 'category' | 'channelKinds' | 'gender' | 'languages';

/**
 * The values, each with the bit of its place among all. Rows that were written hold the bits: a new
 * value takes bit 30 or 31, so that the others keep theirs.
 */
const bits: Readonly<Record<Trait, readonly string[]>> = {
  ageGroups: ['ANY', 'BABY', 'CHILD', 'SCHOOL_AGE', 'YOUNG', 'YOUNG_ADULT', 'ADULT', 'ELDERLY'],
  category: ['SUPPORT', 'HOBBY', 'VOLUNTARY'],
  channelKinds: ['PLACE', 'ONLINE', 'PHONE', 'HYBRID'],
  gender: ['ANY', 'MALE', 'FEMALE'],
  languages: ['FI', 'SV', 'EN', 'AR', 'KU', 'SE', 'SO', 'UK', 'ET', 'RU', 'FISL'],
};
const isFreeBit = 1 << 29;

const bitOf: ReadonlyMap<string, number> = new Map(
  Object.entries(bits)
    .flatMap(([trait, values]) => values.map((value) => `${trait} ${value}`))
    .map((name, bit) => [name, 1 << bit]),
);

const maskOf = (trait: Trait, values: readonly string[]): number =>
  values.reduce((mask, value) => mask | (bitOf.get(`${trait} ${value}`) ?? 0), 0);

/** The traits of a listing as bits of one number. */
export const traitsOf = (
  listing: Pick<ListingFacts, Exclude<Trait, 'channelKinds'> | 'isFree'>,
  channelKinds: readonly string[],
): number =>
  maskOf('ageGroups', listing.ageGroups) |
  maskOf('category', [listing.category]) |
  maskOf('channelKinds', channelKinds) |
  maskOf('gender', [listing.gender]) |
  maskOf('languages', listing.languages) |
  (listing.isFree ? isFreeBit : 0);

/**
 * What a condition says of traits, over a column `traits`; null when nothing. Where it does not
 * hold the condition does not either: the rest is to be asked of the listing.
 */
export function traitsSql(condition: Condition): Sql | null {
  switch (condition.kind) {
    case 'oneOf':
    case 'overlaps':
      return isTrait(condition.field) ? hasOneOf(condition.field, condition.values) : null;
    case 'isFree':
      return sql`(traits & ${raw(String(isFreeBit))}) <> ${raw(condition.value ? '0' : String(isFreeBit))}`;
    case 'all':
      return allOf(condition.conditions);
    case 'any':
      return anyOf(condition.conditions.map(traitsSql));
    default:
      return null;
  }
}

const isTrait = (field: string): field is Trait => Object.hasOwn(bits, field);

const hasOneOf = (trait: Trait, values: readonly string[]): Sql =>
  sql`(traits & ${raw(String(maskOf(trait, values)))}) <> 0`;

function allOf(conditions: readonly Condition[]): Sql | null {
  const known = conditions.map(traitsSql).filter((one) => one !== null);
  return known.length > 0 ? and(known) : null;
}

const anyOf = (alternatives: readonly (Sql | null)[]): Sql | null => {
  const known = alternatives.filter((one) => one !== null);
  return known.length > 0 && known.length === alternatives.length ? or(known) : null;
};
