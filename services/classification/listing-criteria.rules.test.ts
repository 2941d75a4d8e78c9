import { formsOfCategory, reference, themesOfCategory, type AgeGroupCode } from '../../reference';
import { classify, type ListingFacts } from './classify.rules';
import { criteriaOfClasses, criteriaOfForms, type ListingCriteria } from './listing-criteria.rules';
import { compileRuleSet } from './rule-set';

const lists = reference();
const ruleSet = compileRuleSet(lists.ruleSet, lists);

/** How a listing service reads criteria: written here again, from the words of the schema. */
const fits = (listing: ListingFacts, criteria: readonly ListingCriteria[]): boolean =>
  criteria.some(
    ({ category, themeCode, formCodes, ageGroupsAny, ageGroupsNone }) =>
      listing.category === category &&
      (themeCode === null || listing.themes.includes(themeCode)) &&
      (formCodes.length === 0 || formCodes.includes(listing.form)) &&
      (ageGroupsAny.length === 0 || ageGroupsAny.some((age) => listing.ageGroups.includes(age))) &&
      !ageGroupsNone.some((age) => listing.ageGroups.includes(age)),
  );

const ageChoices: readonly (readonly AgeGroupCode[])[] = [
  [],
  ['ANY'],
  ['ADULT', 'ELDERLY'],
  ['YOUNG'],
  ['CHILD', 'YOUNG_ADULT'],
];

/** Every category, pair of themes (or one), form and kind of age choice. */
function* allListings(): Generator<ListingFacts> {
  for (const category of ['SUPPORT', 'HOBBY', 'VOLUNTARY'] as const) {
    const themes = themesOfCategory(category).map(({ code }) => code);
    for (const first of themes)
      for (const second of themes)
        for (const form of formsOfCategory(category))
          for (const ageGroups of ageChoices)
            yield { category, themes: [...new Set([first, second])], form: form.code, ageGroups };
  }
}

describe('criteria of service classes', () => {
  it('agree with classify() for every theme, pair of themes, form and age choice', () => {
    const criteria = lists.serviceClasses
      .map(({ code }) => [code, criteriaOfClasses(ruleSet, new Set([code]))] as const)
      .filter(([, alternatives]) => alternatives.length > 0);
    const disagreeing: unknown[] = [];
    let seen = 0;
    for (const listing of allListings()) {
      seen += 1;
      const given = new Set(classify(ruleSet, listing).serviceClasses.map(({ code }) => code));
      const found = criteria.filter(([, c]) => fits(listing, c)).map(([code]) => code);
      if (found.length !== given.size || found.some((code) => !given.has(code)))
        disagreeing.push({ listing, given: [...given], found });
    }
    expect(seen).toBe((13 * 13 * 7 + 11 * 11 * 10 + 12 * 12 * 8) * 5);
    expect(disagreeing).toEqual([]);
  });

  it('exist for every class that a rule names and for no other', () => {
    const named = new Set(lists.ruleSet.rules.map(({ serviceClass }) => serviceClass));
    for (const { code } of lists.serviceClasses)
      expect(criteriaOfClasses(ruleSet, new Set([code])).length > 0).toBe(named.has(code));
  });

  it('say any theme and any form where that is so', () => {
    expect(criteriaOfClasses(ruleSet, new Set(['P28.2']))).toEqual([
      {
        category: 'HOBBY',
        themeCode: null,
        formCodes: [],
        ageGroupsAny: ['YOUNG', 'YOUNG_ADULT'],
        ageGroupsNone: [],
      },
    ]);
  });

  it('leave youth out where another class replaces', () => {
    expect(criteriaOfClasses(ruleSet, new Set(['P8.3']))).toEqual([
      {
        category: 'HOBBY',
        themeCode: 'ht_vaikuttaminen',
        formCodes: [],
        ageGroupsAny: [],
        ageGroupsNone: ['YOUNG', 'YOUNG_ADULT'],
      },
    ]);
  });

  it('join several classes: with both, youth no longer matters', () => {
    expect(criteriaOfClasses(ruleSet, new Set(['P8.3', 'P28.6']))).toEqual([
      {
        category: 'HOBBY',
        themeCode: 'ht_vaikuttaminen',
        formCodes: [],
        ageGroupsAny: [],
        ageGroupsNone: [],
      },
    ]);
  });
});

describe('criteria of forms', () => {
  it('are one alternative per category', () => {
    expect(criteriaOfForms(ruleSet, ['sm_oppaat', 'hm_oppaat', 'hm_ryhmat'])).toEqual([
      {
        category: 'SUPPORT',
        themeCode: null,
        formCodes: ['sm_oppaat'],
        ageGroupsAny: [],
        ageGroupsNone: [],
      },
      {
        category: 'HOBBY',
        themeCode: null,
        formCodes: ['hm_oppaat', 'hm_ryhmat'],
        ageGroupsAny: [],
        ageGroupsNone: [],
      },
    ]);
  });
});
