import type { ActivityForm, ListingCategory, ServiceClass, Theme } from '../../reference';

/** The code lists that rules speak of. */
export interface RuleCatalogue {
  readonly themes: readonly Theme[];
  readonly activityForms: readonly ActivityForm[];
  readonly serviceClasses: readonly ServiceClass[];
}

export const themesOf = ({ themes }: RuleCatalogue, category: ListingCategory): readonly Theme[] =>
  themes.filter((theme) => theme.category === category);

export const formsOf = (
  { activityForms }: RuleCatalogue,
  category: ListingCategory,
): readonly ActivityForm[] => activityForms.filter((form) => form.category === category);
