import type { AgeGroupCode, ClassificationRule, ListingCategory } from '../../reference';
import type { UnclassifiedReason } from './classification.codes';
import type { RuleSet } from './rule-set';

/** What a listing's author chose, as far as the classification follows from it. */
export interface ListingFacts {
  readonly category: ListingCategory;
  /** One or two theme codes. */
  readonly themes: readonly string[];
  /** Activity form code. */
  readonly form: string;
  readonly ageGroups: readonly AgeGroupCode[];
}

/** Why a listing got a class. */
export interface ClassReason {
  readonly rule: ClassificationRule;
  readonly theme: string;
  readonly form: string;
  /** The listing's youth age groups where the rule asks for youth; else empty. */
  readonly ageGroups: readonly AgeGroupCode[];
}

export interface GivenClass {
  readonly code: string;
  /** At least one; two when both themes lead to the class. */
  readonly because: readonly ClassReason[];
}

export interface GivenKeyword {
  readonly code: string;
  /** The themes that bring the keyword. */
  readonly themes: readonly string[];
}

export interface GivenTargetGroup {
  readonly code: string;
  /** The age groups that lead here; empty when the listing has none and is for everybody. */
  readonly ageGroups: readonly AgeGroupCode[];
}

/** Something that the rules could not give. */
export interface Unclassified {
  readonly reason: UnclassifiedReason;
  readonly theme: string;
  readonly form: string;
}

export interface Classification {
  /** At most four for one or two themes; each class once. */
  readonly serviceClasses: readonly GivenClass[];
  readonly keywords: readonly GivenKeyword[];
  /** At least one. */
  readonly targetGroups: readonly GivenTargetGroup[];
  readonly unclassified: readonly Unclassified[];
}

/** Target group of listings that name no age group: Kansalaiset. */
const everybody = 'KR1';

/** Service classes, keywords and target groups that follow from the choices, each with its reason. */
export function classify(ruleSet: RuleSet, facts: ListingFacts): Classification {
  const reasons = facts.themes.flatMap((theme) => reasonsOf(ruleSet, theme, facts));
  return {
    serviceClasses: gather(reasons, (reason) => reason.rule.serviceClass).map(
      ([code, because]) => ({ code, because }),
    ),
    keywords: keywordsOf(ruleSet, facts),
    targetGroups: targetGroupsOf(ruleSet, facts.ageGroups),
    unclassified: facts.themes.flatMap((theme) => gapsOf(ruleSet, theme, facts, reasons)),
  };
}

/** The class codes alone, without reasons. */
export function serviceClassCodes(ruleSet: RuleSet, facts: ListingFacts): readonly string[] {
  const youth = youthGroups(ruleSet, facts).length > 0;
  const codes = new Set<string>();
  for (const theme of facts.themes) {
    for (const rule of rulesFor(ruleSet, theme, facts, youth)) codes.add(rule.serviceClass);
  }
  return [...codes];
}

const youthGroups = (ruleSet: RuleSet, { ageGroups }: ListingFacts): readonly AgeGroupCode[] =>
  ageGroups.filter((code) => ruleSet.ageGroupByCode.get(code)?.isYouth);

/** What holds for the theme in this listing; nothing if it is a theme of another category. */
function rulesFor(
  { themeByCode, outcomes }: RuleSet,
  theme: string,
  { category, form }: ListingFacts,
  youth: boolean,
): readonly ClassificationRule[] {
  if (themeByCode.get(theme)?.category !== category) return [];
  return outcomes.get(theme)?.get(form)?.[youth ? 'youth' : 'ordinary'] ?? [];
}

function reasonsOf(ruleSet: RuleSet, theme: string, facts: ListingFacts): readonly ClassReason[] {
  const youth = youthGroups(ruleSet, facts);
  return rulesFor(ruleSet, theme, facts, youth.length > 0).map((rule) => ({
    rule,
    theme,
    form: facts.form,
    ageGroups: rule.onlyYouth ? youth : [],
  }));
}

function keywordsOf(ruleSet: RuleSet, { themes }: ListingFacts): readonly GivenKeyword[] {
  const pairs = themes.flatMap((theme) =>
    (ruleSet.themeByCode.get(theme)?.keywords ?? []).map((keyword) => ({ theme, keyword })),
  );
  return gather(pairs, ({ keyword }) => keyword).map(([code, from]) => ({
    code,
    themes: from.map(({ theme }) => theme),
  }));
}

/** The target groups of a choice of age groups: everybody's where none is chosen. */
export function targetGroupsOf(
  { ageGroupByCode }: RuleSet,
  ageGroups: readonly AgeGroupCode[],
): readonly GivenTargetGroup[] {
  if (ageGroups.length === 0) return [{ code: everybody, ageGroups: [] }];
  return gather(ageGroups, (code) => ageGroupByCode.get(code)?.targetGroup ?? everybody).map(
    ([code, from]) => ({ code, ageGroups: from }),
  );
}

function gapsOf(
  ruleSet: RuleSet,
  theme: string,
  { category, form }: ListingFacts,
  reasons: readonly ClassReason[],
): readonly Unclassified[] {
  if (category === 'VOLUNTARY') return [{ reason: 'CATEGORY_NOT_CLASSIFIED', theme, form }];
  const hasClass = reasons.some(
    (reason) => reason.theme === theme && reason.rule.effect !== 'ADDS',
  );
  const hasKeywords = (ruleSet.themeByCode.get(theme)?.keywords.length ?? 0) > 0;
  return [
    ...(hasClass ? [] : [{ reason: 'NO_SERVICE_CLASS', theme, form } as const]),
    ...(hasKeywords ? [] : [{ reason: 'NO_KEYWORDS', theme, form } as const]),
  ];
}

/** Entries under their keys, keys in the order in which they first come. */
function gather<T>(entries: readonly T[], keyOf: (entry: T) => string): readonly [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group) group.push(entry);
    else groups.set(keyOf(entry), [entry]);
  }
  return [...groups];
}
