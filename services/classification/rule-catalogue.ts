import type { ActivityForm, AgeGroup, ListingCategory, ServiceClass, Theme } from '../../reference';

export type RuleTheme = Pick<Theme, 'code' | 'category' | 'keywords'>;
export type RuleForm = Pick<ActivityForm, 'code' | 'category'>;
export type RuleClass = Pick<ServiceClass, 'code' | 'parent'>;
export type RuleAgeGroup = Pick<AgeGroup, 'code' | 'isYouth' | 'targetGroup'>;

/** The code lists that rules speak of, as far as rules need them. */
export interface RuleCatalogue {
  readonly themes: readonly RuleTheme[];
  readonly activityForms: readonly RuleForm[];
  readonly serviceClasses: readonly RuleClass[];
  readonly ageGroups: readonly RuleAgeGroup[];
}

export const themesOf = (
  { themes }: RuleCatalogue,
  category: ListingCategory,
): readonly RuleTheme[] => themes.filter((theme) => theme.category === category);

export const formsOf = (
  { activityForms }: RuleCatalogue,
  category: ListingCategory,
): readonly RuleForm[] => activityForms.filter((form) => form.category === category);
