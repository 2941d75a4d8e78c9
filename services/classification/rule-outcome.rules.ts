import type { ClassificationRule, RuleForms } from '../../reference';

/** A listing's theme and form as far as rules ask for them. */
export interface Combination {
  readonly category: string;
  readonly theme: string;
  readonly form: string;
  /** Whether the listing's age groups include youth (nuoret), alone or among others. */
  readonly youth: boolean;
}

/** What the rules give a combination, by effect; `replacing` stands in place of `assigned`. */
export interface MatchedRules {
  readonly assigned: readonly ClassificationRule[];
  readonly replacing: readonly ClassificationRule[];
  readonly added: readonly ClassificationRule[];
}

/** Every rule that matches, before a replacing one takes the place of the assigned. */
export function matchRules(
  rules: readonly ClassificationRule[],
  combination: Combination,
): MatchedRules {
  const matching = rules.filter((rule) => matches(rule, combination, rules));
  const of = (effect: ClassificationRule['effect']) =>
    matching.filter((rule) => rule.effect === effect);
  return { assigned: of('ASSIGNS'), replacing: of('REPLACES'), added: of('ADDS') };
}

/** The rules that hold for a combination in the end: the theme's own first, then added ones. */
export function outcomeOf(
  rules: readonly ClassificationRule[],
  combination: Combination,
): readonly ClassificationRule[] {
  const { assigned, replacing, added } = matchRules(rules, combination);
  return [...(replacing.length > 0 ? replacing : assigned), ...added];
}

const matches = (
  rule: ClassificationRule,
  { category, theme, form, youth }: Combination,
  rules: readonly ClassificationRule[],
): boolean =>
  rule.category === category &&
  (rule.theme === null || rule.theme === theme) &&
  (youth || !rule.onlyYouth) &&
  matchesForm(rule, form, rules);

function matchesForm(
  rule: ClassificationRule,
  form: string,
  rules: readonly ClassificationRule[],
): boolean {
  if (rule.forms === 'ANY') return true;
  if (isListed(rule.forms, form)) return true;
  return rule.forms === 'OTHER' && !isListedBesides(rule, form, rules);
}

/** Whether another rule of the same theme and effect names the form: then it is not "other". */
const isListedBesides = (
  rule: ClassificationRule,
  form: string,
  rules: readonly ClassificationRule[],
): boolean =>
  rules.some(
    (other) =>
      other.theme === rule.theme &&
      other.category === rule.category &&
      other.effect === rule.effect &&
      isListed(other.forms, form),
  );

const isListed = (forms: RuleForms, form: string): boolean =>
  typeof forms !== 'string' && forms.includes(form);
