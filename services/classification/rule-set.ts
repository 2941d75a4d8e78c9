import { ConfigError } from '../../platform/errors';
import {
  listingCategories,
  type ClassificationRule,
  type ClassificationRuleSet,
} from '../../reference';
import {
  formsOf,
  themesOf,
  type RuleAgeGroup,
  type RuleCatalogue,
  type RuleForm,
  type RuleTheme,
} from './rule-catalogue';
import { findFaults, type RuleFault } from './rule-faults.rules';
import { outcomeOf } from './rule-outcome.rules';

/** The rules that hold for one theme and form. */
export interface Outcome {
  /** For listings that do not target youth. */
  readonly ordinary: readonly ClassificationRule[];
  /** For listings that do, alone or among others. */
  readonly youth: readonly ClassificationRule[];
}

/** A rule set that passed validation, worked out beforehand: classifying is looking up. */
export interface RuleSet {
  readonly version: string;
  readonly source: ClassificationRuleSet;
  readonly catalogue: RuleCatalogue;
  readonly themeByCode: ReadonlyMap<string, RuleTheme>;
  readonly formByCode: ReadonlyMap<string, RuleForm>;
  readonly ageGroupByCode: ReadonlyMap<string, RuleAgeGroup>;
  /** Theme code → form code (of the theme's category) → what holds. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, Outcome>>;
}

/** A rule set that may not be used; `faults` holds all that is wrong, the message too. */
export class RuleSetInvalid extends ConfigError {
  readonly faults: readonly RuleFault[];

  constructor(version: string, faults: readonly RuleFault[]) {
    const list = faults.map(({ code, message }) => `\n- ${code}: ${message}`).join('');
    super(`Rule set ${version} of the classification cannot be used:${list}`);
    this.name = 'RuleSetInvalid';
    this.faults = faults;
  }
}

/** Validates a rule set and works it out. Throws RuleSetInvalid with everything that is wrong. */
export function compileRuleSet(source: ClassificationRuleSet, catalogue: RuleCatalogue): RuleSet {
  const faults = findFaults(source, catalogue);
  if (faults.length > 0) throw new RuleSetInvalid(source.version, faults);
  return {
    version: source.version,
    source,
    catalogue,
    themeByCode: byCode(catalogue.themes),
    formByCode: byCode(catalogue.activityForms),
    ageGroupByCode: byCode<RuleAgeGroup>(catalogue.ageGroups),
    outcomes: workOut(source.rules, catalogue),
  };
}

const byCode = <T extends { readonly code: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((entry) => [entry.code, entry]));

function workOut(rules: readonly ClassificationRule[], catalogue: RuleCatalogue) {
  return new Map(
    listingCategories
      .flatMap((category) => themesOf(catalogue, category))
      .map((theme) => [theme.code, outcomesOfTheme(rules, theme, catalogue)] as const),
  );
}

function outcomesOfTheme(
  rules: readonly ClassificationRule[],
  { category, code: theme }: RuleTheme,
  catalogue: RuleCatalogue,
): ReadonlyMap<string, Outcome> {
  return new Map(
    formsOf(catalogue, category).map(({ code: form }) => [
      form,
      {
        ordinary: outcomeOf(rules, { category, theme, form, youth: false }),
        youth: outcomeOf(rules, { category, theme, form, youth: true }),
      },
    ]),
  );
}
