import { hasWords } from '../kit/search/text-search';
import type { TypedText } from '../kit/search/typed-text';
import { and, or, raw, sql, type Sql } from '../kit/sql';
import { isStorable } from '../kit/storable';
import type { OrganisationFacts } from './organisation.facts';

export type TextFact = 'id' | 'kind' | 'businessId' | 'parentId' | 'homeMunicipalityCode';
export type ListFact = 'municipalityCodes' | 'regionCodes' | 'countyCodes';

/**
 * One requirement. Lists and live events are filtered by these, and each of them has one meaning
 * in SQL and one in memory, side by side below.
 */
export type Condition =
  | { readonly kind: 'oneOf'; readonly field: TextFact; readonly values: readonly string[] }
  | { readonly kind: 'overlaps'; readonly field: ListFact; readonly values: readonly string[] }
  | { readonly kind: 'namePrefix'; readonly prefix: string }
  | { readonly kind: 'isNationwide'; readonly value: boolean }
  /** Of lists only: the words of a language are PostgreSQL's to know. */
  | { readonly kind: 'hasWords'; readonly text: TypedText }
  | { readonly kind: 'all'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'any'; readonly conditions: readonly Condition[] };

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
export const allOf = (conditions: readonly Condition[]): Condition => ({ kind: 'all', conditions });
export const anyOf = (conditions: readonly Condition[]): Condition => ({ kind: 'any', conditions });

/** Whether the facts meet the condition. */
export function matches(condition: Condition, facts: OrganisationFacts): boolean {
  switch (condition.kind) {
    case 'oneOf':
      return condition.values.includes(facts[condition.field] ?? '');
    case 'overlaps':
      return facts[condition.field].some((value) => condition.values.includes(value));
    case 'namePrefix':
      return hasNamePrefix(facts, condition.prefix.toLowerCase());
    case 'isNationwide':
      return facts.isNationwide === condition.value;
    case 'hasWords':
      throw new Error('Free text is not matched in memory.');
    case 'all':
      return condition.conditions.every((one) => matches(one, facts));
    case 'any':
      return condition.conditions.some((one) => matches(one, facts));
  }
}

/** The same as SQL over a row `o` of the table `organisation`. */
export function conditionSql(condition: Condition): Sql {
  switch (condition.kind) {
    case 'oneOf':
      return sql`${columns[condition.field]} = ANY(${condition.values}::text[])`;
    case 'overlaps':
      return sql`${columns[condition.field]} && ${condition.values}::text[]`;
    case 'namePrefix':
      return namePrefixSql(condition.prefix);
    case 'isNationwide':
      return sql`o.is_nationwide = ${condition.value}`;
    case 'hasWords':
      return hasWords('o.all_words', condition.text);
    case 'all':
      return and(condition.conditions.map(conditionSql));
    case 'any':
      return or(condition.conditions.map(conditionSql));
  }
}

const columns: Readonly<Record<TextFact | ListFact, Sql>> = {
  id: raw('o.id'),
  kind: raw('o.kind'),
  businessId: raw('o.business_id'),
  parentId: raw('o.parent_id'),
  homeMunicipalityCode: raw('o.home_municipality_code'),
  municipalityCodes: raw('o.municipality_codes'),
  regionCodes: raw('o.region_codes'),
  countyCodes: raw('o.county_codes'),
};

const languages = ['fi', 'sv', 'en'] as const;

const hasNamePrefix = ({ names }: OrganisationFacts, prefix: string): boolean =>
  languages.some((language) => names[language]?.toLowerCase().startsWith(prefix));

function namePrefixSql(prefix: string): Sql {
  if (!isStorable(prefix)) return raw('FALSE');
  const pattern = `${prefix.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return or(
    languages.map(
      (language) =>
        sql`lower((o.names->>${raw(`'${language}'`)}) COLLATE "fi-x-icu") LIKE ${pattern}`,
    ),
  );
}
