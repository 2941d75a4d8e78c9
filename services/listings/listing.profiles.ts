import { and, or, raw, sql, type Sql } from '../kit/sql';
import { conditionSql, type Condition, type ListFact, type TextFact } from './listing.condition';

/**
 * The four parts of what listings have in common. A row of `listing` knows its combination in each
 * by the number in `kind_profile` and so on; `listing_profile` says what the numbers stand for.
 */
export const profileParts = ['kind', 'people', 'place', 'way'] as const;
export type ProfilePart = (typeof profileParts)[number];

/** `l.kind_profile` */
export const profileColumn = (part: ProfilePart): Sql => raw(`l.${part}_profile`);

const partOfField: Readonly<Partial<Record<TextFact | ListFact, ProfilePart>>> = {
  category: 'kind',
  themeCodes: 'kind',
  formCode: 'kind',
  ageGroups: 'people',
  gender: 'people',
  languages: 'people',
  areaKeys: 'place',
  channelKinds: 'way',
  accessibility: 'way',
};

/**
 * All conditions over a row `l` of `listing`, as `conditionSql` means them, but those about one
 * part of the profiles are decided on the profiles and not listing by listing: counting then
 * stays within an index that holds the profiles' numbers.
 */
export const profileSql = (conditions: readonly Condition[]): Sql => and(testsOf(conditions, and));

type JoinPieces = (pieces: readonly Sql[]) => Sql;

function testsOf(conditions: readonly Condition[], joinPieces: JoinPieces): Sql[] {
  const ofPart = profileParts.flatMap((part) => {
    const own = conditions.filter((one) => partOf(one) === part);
    return own.length === 0 ? [] : [profileTest(part, joinPieces(own.map(conditionSql)))];
  });
  return [...ofPart, ...conditions.filter((one) => partOf(one) === null).map(mixedSql)];
}

/** PostgreSQL finds the profiles first and then looks their numbers up in the index. */
const profileTest = (part: ProfilePart, test: Sql): Sql =>
  sql`${profileColumn(part)} = ANY(ARRAY(SELECT l.profile FROM listing_profile l WHERE l.part = ${raw(`'${part}'`)} AND (${test})))`;

function mixedSql(condition: Condition): Sql {
  if (condition.kind === 'all') return profileSql(condition.conditions);
  if (condition.kind === 'any') return or(testsOf(condition.conditions, or));
  return conditionSql(condition);
}

/** The one part that the condition is about; null when there are several or it is none of them. */
function partOf(condition: Condition): ProfilePart | null {
  switch (condition.kind) {
    case 'oneOf':
    case 'overlaps':
    case 'disjoint':
      return partOfField[condition.field] ?? null;
    case 'isFree':
      return 'way';
    case 'all':
    case 'any':
      return commonPart(condition.conditions);
    default:
      return null;
  }
}

function commonPart(conditions: readonly Condition[]): ProfilePart | null {
  const parts = new Set(conditions.map(partOf));
  const [part] = parts;
  return parts.size === 1 && part ? part : null;
}
