import { type AgeGroupCode, type ListingCategory, listingCategories } from '../../reference';
import { formsOf, themesOf } from './rule-catalogue';
import type { RuleSet } from './rule-set';

/**
 * One of several ways for a listing to belong somewhere. All parts must hold:
 * the category; one of its themes is `themeCode` (null: any); its form is among `formCodes` (empty: any);
 * it has one of `ageGroupsAny` (empty: no condition) and none of `ageGroupsNone`.
 */
export interface ListingCriteria {
  readonly category: ListingCategory;
  readonly themeCode: string | null;
  readonly formCodes: readonly string[];
  readonly ageGroupsAny: readonly AgeGroupCode[];
  readonly ageGroupsNone: readonly AgeGroupCode[];
}

/** When a listing's theme and form lead to the class: always, or depending on youth. */
type Condition = 'always' | 'youth' | 'notYouth';

/**
 * Listings that have one of the classes, as alternatives: the classification rules read the other
 * way round. No alternative at all: no listing can have the classes.
 */
export function criteriaOfClasses(
  ruleSet: RuleSet,
  classes: ReadonlySet<string>,
): readonly ListingCriteria[] {
  return listingCategories.flatMap((category) => {
    const ofThemes = themesOf(ruleSet.catalogue, category).flatMap(({ code }) =>
      criteriaOfTheme(ruleSet, category, code, classes),
    );
    return joinThemes(ruleSet, category, ofThemes);
  });
}

/** Listings whose form is one of these, as one alternative per category. */
export function criteriaOfForms(
  ruleSet: RuleSet,
  forms: readonly string[],
): readonly ListingCriteria[] {
  return listingCategories.flatMap((category) => {
    const own = forms.filter((code) => ruleSet.formByCode.get(code)?.category === category);
    if (own.length === 0) return [];
    return [{ category, themeCode: null, formCodes: own, ageGroupsAny: [], ageGroupsNone: [] }];
  });
}

/** Listings for one of these target groups, as one alternative per category. */
export function criteriaOfTargetGroups(
  { ageGroupByCode }: RuleSet,
  targetGroups: ReadonlySet<string>,
): readonly ListingCriteria[] {
  const all = [...ageGroupByCode.values()];
  const own = all.filter(({ targetGroup }) => targetGroups.has(targetGroup));
  if (own.length === 0) return [];
  const ageGroupsAny = own.length === all.length ? [] : own.map(({ code }) => code);
  return listingCategories.map((category) => ({
    category,
    themeCode: null,
    formCodes: [],
    ageGroupsAny,
    ageGroupsNone: [],
  }));
}

function criteriaOfTheme(
  ruleSet: RuleSet,
  category: ListingCategory,
  theme: string,
  classes: ReadonlySet<string>,
): readonly ListingCriteria[] {
  const outcomes = [...(ruleSet.outcomes.get(theme) ?? [])].map(([form, { ordinary, youth }]) => ({
    form,
    condition: conditionOf(gives(ordinary, classes), gives(youth, classes)),
  }));
  return (['always', 'youth', 'notYouth'] as const).flatMap((condition) => {
    const forms = outcomes.filter((o) => o.condition === condition).map(({ form }) => form);
    if (forms.length === 0) return [];
    return [
      {
        category,
        themeCode: theme,
        formCodes: anyIfAll(ruleSet, category, forms),
        ...ages(ruleSet, condition),
      },
    ];
  });
}

const gives = (
  rules: readonly { readonly serviceClass: string }[],
  classes: ReadonlySet<string>,
): boolean => rules.some(({ serviceClass }) => classes.has(serviceClass));

function conditionOf(ordinary: boolean, youth: boolean): Condition | null {
  if (ordinary && youth) return 'always';
  if (youth) return 'youth';
  return ordinary ? 'notYouth' : null;
}

const anyIfAll = (
  { catalogue }: RuleSet,
  category: ListingCategory,
  forms: readonly string[],
): readonly string[] => (forms.length === formsOf(catalogue, category).length ? [] : forms);

function ages({ ageGroupByCode }: RuleSet, condition: Condition) {
  const youth = [...ageGroupByCode.values()].filter((g) => g.isYouth).map(({ code }) => code);
  return {
    ageGroupsAny: condition === 'youth' ? youth : [],
    ageGroupsNone: condition === 'notYouth' ? youth : [],
  };
}

/** Says "any theme" where every theme of the category has the same alternative. */
function joinThemes(
  { catalogue }: RuleSet,
  category: ListingCategory,
  criteria: readonly ListingCriteria[],
): readonly ListingCriteria[] {
  const alike = new Map<string, ListingCriteria[]>();
  for (const one of criteria) {
    const key = JSON.stringify({ ...one, themeCode: null });
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  const count = themesOf(catalogue, category).length;
  return [...alike.values()].flatMap((group) =>
    group.length === count ? [{ ...group[0]!, themeCode: null }] : group,
  );
}
