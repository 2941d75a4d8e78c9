import type { ClassificationRule as RuleRow } from '../../reference';
import { found, type Catalogue, type CodeList } from './catalogue';
import {
  UnclassifiedPart,
  type ClassificationReason,
  type ClassificationRule,
  type ClassificationRuleSet,
  type ListingClassification,
} from './classification.type';
import { classify, type ClassReason, type ListingFacts, type Unclassified } from './classify.rules';
import type { RuleSet } from './rule-set';
import { explainUnclassified, type NameOf } from './unclassified.texts';

/** The classification of a listing's facts with entries of the code lists in place of codes. */
export function classificationOf(catalogue: Catalogue, facts: ListingFacts): ListingClassification {
  const given = classify(catalogue.ruleSet, facts);
  const { serviceClasses, keywords, targetGroups, themes } = catalogue;
  return {
    serviceClasses: given.serviceClasses.map(({ code, because }) => ({
      serviceClass: entry(serviceClasses, code),
      because: because.map((reason) => reasonOf(catalogue, reason)),
    })),
    keywords: given.keywords.map(({ code, themes: from }) => ({
      keyword: entry(keywords, code),
      themes: found(themes, from),
    })),
    targetGroups: given.targetGroups.map(({ code, ageGroups }) => ({
      targetGroup: entry(targetGroups, code),
      ageGroups,
    })),
    unclassified: given.unclassified.map((part) => unclassifiedOf(catalogue, part)),
  };
}

/** The rules with entries of the code lists in place of codes. */
export const ruleSetOf = (
  catalogue: Catalogue,
  { source }: RuleSet = catalogue.ruleSet,
): ClassificationRuleSet => {
  const { version, validFrom, validUntil, rules } = source;
  return { version, validFrom, validUntil, rules: rules.map((rule) => ruleOf(catalogue, rule)) };
};

/** Names of themes and forms; an unknown code is its own name. */
export const namesIn =
  ({ themes, activityForms }: Catalogue): NameOf =>
  (code) =>
    (themes.find(code) ?? activityForms.find(code))?.names ?? { fi: code, sv: code, en: code };

// Rules and the tables' references were validated when they were loaded: the code is there.
const entry = <T>(list: CodeList<T>, code: string): T => list.find(code)!;

const reasonOf = (
  catalogue: Catalogue,
  { rule, theme, form, ageGroups }: ClassReason,
): ClassificationReason => ({
  rule: ruleOf(catalogue, rule),
  theme: entry(catalogue.themes, theme),
  form: entry(catalogue.activityForms, form),
  ageGroups,
});

const ruleOf = (catalogue: Catalogue, rule: RuleRow): ClassificationRule => ({
  code: rule.code,
  category: rule.category,
  theme: rule.theme === null ? null : entry(catalogue.themes, rule.theme),
  formCondition: typeof rule.forms === 'string' ? rule.forms : 'LISTED',
  forms: typeof rule.forms === 'string' ? [] : found(catalogue.activityForms, rule.forms),
  onlyYouth: rule.onlyYouth,
  effect: rule.effect,
  serviceClass: entry(catalogue.serviceClasses, rule.serviceClass),
  source: {
    line: rule.provenance.line,
    code: rule.provenance.code,
    correction: rule.provenance.correction ?? null,
  },
});

const unclassifiedOf = (catalogue: Catalogue, part: Unclassified): UnclassifiedPart =>
  new UnclassifiedPart({
    reason: part.reason,
    theme: entry(catalogue.themes, part.theme),
    form: entry(catalogue.activityForms, part.form),
    texts: explainUnclassified(part, namesIn(catalogue)),
  });
