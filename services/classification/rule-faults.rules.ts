import type {
  ClassificationGap,
  ClassificationRule,
  ClassificationRuleSet,
  RuleForms,
} from '../../reference';
import { matchRules, outcomeOf, type Combination } from './rule-outcome.rules';
import { formsOf, themesOf, type RuleCatalogue } from './rule-catalogue';

/** PTV takes at most four classes of a service. */
export const maxServiceClasses = 4;

export type RuleFaultCode =
  | 'MALFORMED'
  | 'DUPLICATE_VERSION'
  | 'INVALID_PERIOD'
  | 'DUPLICATE_RULE'
  | 'DUPLICATE_GAP'
  | 'UNKNOWN_KEYWORD'
  | 'UNKNOWN_AGE_GROUP'
  | 'UNKNOWN_TARGET_GROUP'
  | 'UNKNOWN_SERVICE_CLASS'
  | 'UNKNOWN_THEME'
  | 'UNKNOWN_FORM'
  | 'THEME_OF_OTHER_CATEGORY'
  | 'FORM_OF_OTHER_CATEGORY'
  | 'NO_FORMS'
  | 'CATEGORY_NOT_CLASSIFIED'
  | 'OVERLAP'
  | 'REPLACES_NOTHING'
  | 'MAIN_CLASSES_ONLY'
  | 'TOO_MANY_CLASSES'
  | 'UNDECLARED_GAP'
  | 'GAP_IS_COVERED';

export interface RuleFault {
  readonly code: RuleFaultCode;
  /** What is at fault and where, for whoever maintains the rules. */
  readonly message: string;
}

/** Everything that is wrong with a rule set; empty when it may be used. */
export function findFaults(
  source: ClassificationRuleSet,
  catalogue: RuleCatalogue,
): readonly RuleFault[] {
  const unreadable = [
    ...periodFaults(source),
    ...duplicates('DUPLICATE_RULE', 'Rule', source.rules),
    ...duplicates('DUPLICATE_GAP', 'Gap', source.gaps),
    ...source.rules.flatMap((rule) => ruleFaults(rule, catalogue)),
    ...source.gaps.flatMap((gap) => gapCodeFaults(gap, catalogue)),
  ];
  // What rules give together can only be judged when each of them is right in itself.
  if (unreadable.length > 0) return unreadable;
  return [
    ...combinationsOf(catalogue).flatMap((c) => combinationFaults(c, source, catalogue)),
    ...crowdedPairs(source, catalogue),
  ];
}

const fault = (code: RuleFaultCode, message: string): RuleFault => ({ code, message });

const periodFaults = ({ validFrom, validUntil }: ClassificationRuleSet): readonly RuleFault[] =>
  validFrom === null || validUntil === null || validFrom <= validUntil
    ? []
    : [fault('INVALID_PERIOD', `It would end on ${validUntil}, before it begins on ${validFrom}.`)];

function duplicates(
  code: RuleFaultCode,
  name: string,
  entries: readonly { readonly code: string }[],
): readonly RuleFault[] {
  const codes = entries.map((entry) => entry.code);
  return codes
    .filter((one, index) => codes.indexOf(one) !== index)
    .map((one) => fault(code, `${name} ${one} is there more than once.`));
}

function gapCodeFaults(gap: ClassificationGap, catalogue: RuleCatalogue): readonly RuleFault[] {
  const { forms } = gap;
  const unknown =
    typeof forms === 'string' ? [] : forms.filter((code) => !hasForm(catalogue, code));
  return [
    ...(catalogue.themes.some(({ code }) => code === gap.theme)
      ? []
      : [fault('UNKNOWN_THEME', `Gap ${gap.code}: no theme ${gap.theme}.`)]),
    ...unknown.map((code) => fault('UNKNOWN_FORM', `Gap ${gap.code}: no activity form ${code}.`)),
  ];
}

const hasForm = ({ activityForms }: RuleCatalogue, form: string): boolean =>
  activityForms.some(({ code }) => code === form);

function ruleFaults(rule: ClassificationRule, catalogue: RuleCatalogue): readonly RuleFault[] {
  const faults = [...themeFaults(rule, catalogue), ...formFaults(rule, catalogue)];
  if (rule.category === 'VOLUNTARY')
    faults.push(
      fault('CATEGORY_NOT_CLASSIFIED', `Rule ${rule.code}: volunteering gets no classes.`),
    );
  if (!catalogue.serviceClasses.some(({ code }) => code === rule.serviceClass))
    faults.push(
      fault('UNKNOWN_SERVICE_CLASS', `Rule ${rule.code}: no service class ${rule.serviceClass}.`),
    );
  return faults;
}

function themeFaults(rule: ClassificationRule, { themes }: RuleCatalogue): readonly RuleFault[] {
  if (rule.theme === null) return [];
  const theme = themes.find(({ code }) => code === rule.theme);
  if (!theme) return [fault('UNKNOWN_THEME', `Rule ${rule.code}: no theme ${rule.theme}.`)];
  if (theme.category === rule.category) return [];
  return [
    fault('THEME_OF_OTHER_CATEGORY', `Rule ${rule.code}: ${theme.code} is of ${theme.category}.`),
  ];
}

function formFaults(rule: ClassificationRule, catalogue: RuleCatalogue): readonly RuleFault[] {
  if (typeof rule.forms === 'string') return [];
  if (rule.forms.length === 0)
    return [fault('NO_FORMS', `Rule ${rule.code} lists no form; write ANY for every form.`)];
  return rule.forms.flatMap((code) => oneFormFaults(rule, code, catalogue));
}

function oneFormFaults(
  rule: ClassificationRule,
  code: string,
  { activityForms }: RuleCatalogue,
): readonly RuleFault[] {
  const form = activityForms.find((candidate) => candidate.code === code);
  if (!form) return [fault('UNKNOWN_FORM', `Rule ${rule.code}: no activity form ${code}.`)];
  if (form.category === rule.category) return [];
  return [fault('FORM_OF_OTHER_CATEGORY', `Rule ${rule.code}: ${code} is of ${form.category}.`)];
}

/** Every theme and form that a listing of a classified category can have, with youth and without. */
function combinationsOf(catalogue: RuleCatalogue): readonly Combination[] {
  return (['SUPPORT', 'HOBBY'] as const).flatMap((category) =>
    themesOf(catalogue, category).flatMap((theme) =>
      formsOf(catalogue, category).flatMap((form) =>
        [false, true].map((youth) => ({ category, theme: theme.code, form: form.code, youth })),
      ),
    ),
  );
}

const written = ({ theme, form, youth }: Combination): string =>
  `${theme} + ${form}${youth ? ' for youth' : ''}`;

function combinationFaults(
  combination: Combination,
  source: ClassificationRuleSet,
  catalogue: RuleCatalogue,
): readonly RuleFault[] {
  const { assigned, replacing } = matchRules(source.rules, combination);
  const where = written(combination);
  const faults = [...overlaps(assigned, where), ...overlaps(replacing, where)];
  if (replacing.length > 0 && assigned.length === 0)
    faults.push(fault('REPLACES_NOTHING', `${where}: ${codes(replacing)} has nothing to replace.`));
  return [
    ...faults,
    ...levelFaults(combination, source, catalogue),
    ...gapFaults(combination, source, assigned.length > 0),
  ];
}

const codes = (rules: readonly ClassificationRule[]): string =>
  rules.map(({ code }) => code).join(', ');

const overlaps = (rules: readonly ClassificationRule[], where: string): RuleFault[] =>
  rules.length > 1 ? [fault('OVERLAP', `${where}: more than one rule: ${codes(rules)}.`)] : [];

/** PTV refuses a service whose classes are all main classes. */
function levelFaults(
  combination: Combination,
  source: ClassificationRuleSet,
  { serviceClasses }: RuleCatalogue,
): readonly RuleFault[] {
  const holding = outcomeOf(source.rules, combination);
  const isMain = (code: string): boolean =>
    serviceClasses.some((entry) => entry.code === code && entry.parent === null);
  if (holding.length === 0 || !holding.every((rule) => isMain(rule.serviceClass))) return [];
  return [
    fault('MAIN_CLASSES_ONLY', `${written(combination)}: main classes only: ${codes(holding)}.`),
  ];
}

function gapFaults(
  combination: Combination,
  { gaps }: ClassificationRuleSet,
  covered: boolean,
): readonly RuleFault[] {
  const gap = gaps.find(
    ({ kind, theme, forms }) =>
      kind === 'NO_SERVICE_CLASS' && theme === combination.theme && names(forms, combination.form),
  );
  if (covered === !gap) return [];
  return gap
    ? [fault('GAP_IS_COVERED', `${written(combination)}: gap ${gap.code} has a rule; drop one.`)]
    : [fault('UNDECLARED_GAP', `${written(combination)}: no rule, and no gap says so.`)];
}

const names = (forms: RuleForms, form: string): boolean => forms === 'ANY' || forms.includes(form);

/** Pairs of themes that could give one listing more classes than PTV takes. */
function crowdedPairs(
  { rules }: ClassificationRuleSet,
  catalogue: RuleCatalogue,
): readonly RuleFault[] {
  const combinations = combinationsOf(catalogue);
  return combinations.flatMap((first, index) =>
    combinations.slice(index).flatMap((second) => {
      if (first.form !== second.form || first.youth !== second.youth) return [];
      const given = [...outcomeOf(rules, first), ...outcomeOf(rules, second)];
      const classes = new Set(given.map(({ serviceClass }) => serviceClass));
      if (classes.size <= maxServiceClasses) return [];
      return [
        fault(
          'TOO_MANY_CLASSES',
          `${written(first)} and ${second.theme}: ${classes.size} classes (${[...classes].join(', ')}); PTV takes ${maxServiceClasses}.`,
        ),
      ];
    }),
  );
}
