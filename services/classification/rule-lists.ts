import type { ClassificationRuleSet, Reference } from '../../reference';
import type { RuleFault } from './rule-faults.rules';

/** The code lists with the keywords and target groups that the rule set gives themes and ages. */
export function withListsOf<T extends Pick<Reference, 'themes' | 'ageGroups'>>(
  { keywords = {}, targetGroups = {} }: ClassificationRuleSet,
  lists: T,
): T {
  return {
    ...lists,
    themes: lists.themes.map((theme) => ({
      ...theme,
      keywords: own(keywords, theme.code) ?? theme.keywords,
    })),
    ageGroups: lists.ageGroups.map((group) => ({
      ...group,
      targetGroup: own(targetGroups, group.code) ?? group.targetGroup,
    })),
  };
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** Codes that no list has, among the keywords and target groups of a rule set. */
export function listFaults(
  { keywords = {}, targetGroups = {} }: ClassificationRuleSet,
  reference: Reference,
): readonly RuleFault[] {
  const given = Object.values(keywords).flat();
  return [
    ...unknown(Object.keys(keywords), reference.themes, 'UNKNOWN_THEME', 'theme'),
    ...unknown(given, reference.keywords, 'UNKNOWN_KEYWORD', 'keyword'),
    ...unknown(Object.keys(targetGroups), reference.ageGroups, 'UNKNOWN_AGE_GROUP', 'age group'),
    ...unknown(
      Object.values(targetGroups),
      reference.targetGroups,
      'UNKNOWN_TARGET_GROUP',
      'target group',
    ),
  ];
}

const unknown = (
  codes: readonly string[],
  list: readonly { readonly code: string }[],
  code: RuleFault['code'],
  name: string,
): readonly RuleFault[] =>
  codes
    .filter((one) => !list.some((entry) => entry.code === one))
    .map((one) => ({ code, message: `There is no ${name} ${one}.` }));
