import {
  formByCode,
  formsOfCategory,
  reference,
  serviceClassByCode,
  themeByCode,
  themesOfCategory,
  type AgeGroupCode,
  type ClassificationRule,
  type ListingCategory,
} from '../../reference';
import { classify, serviceClassCodes, type ListingFacts } from './classify.rules';
import { compileRuleSet } from './rule-set';

const { ruleSet: source, ...catalogue } = reference();
const ruleSet = compileRuleSet(source, catalogue);

const listing = (facts: Partial<ListingFacts> & { themes: string[]; form: string }) => ({
  category: themeByCode(facts.themes[0]!)!.category,
  ageGroups: ['ADULT'] as readonly AgeGroupCode[],
  ...facts,
});

const codes = (facts: Partial<ListingFacts> & { themes: string[]; form: string }) =>
  classify(ruleSet, listing(facts)).serviceClasses.map(({ code }) => code);

describe('each line of the mapping', () => {
  const lines = source.rules
    .filter(({ theme }) => theme !== null)
    .flatMap((rule) => formsAsked(rule).map((form) => ({ rule, form })));

  function formsAsked({ category, theme, forms }: ClassificationRule): readonly string[] {
    if (typeof forms !== 'string') return forms;
    const all = formsOfCategory(category).map(({ code }) => code);
    const listed = source.rules
      .filter((other) => other.theme === theme)
      .flatMap((other) => (typeof other.forms === 'string' ? [] : other.forms));
    return forms === 'ANY' ? all : all.filter((code) => !listed.includes(code));
  }

  it('is tried with every form it speaks of', () => {
    expect(new Set(lines.map(({ rule }) => rule.code)).size).toBe(35);
    expect(lines.length).toBe(90 + 20 + 110);
  });

  it.each(lines.map(({ rule, form }) => [rule.provenance.line, form, rule] as const))(
    '%s (%s)',
    (_, form, rule) => {
      const ageGroups: AgeGroupCode[] = rule.onlyYouth ? ['YOUNG'] : ['ADULT'];
      const { serviceClasses } = classify(
        ruleSet,
        listing({ themes: [rule.theme!], form, ageGroups }),
      );
      const given = serviceClasses.find(({ code }) => code === rule.serviceClass);
      expect(given?.because).toEqual([
        { rule, theme: rule.theme, form, ageGroups: rule.onlyYouth ? ['YOUNG'] : [] },
      ]);
      // Nothing beside it but the class that every hobby listing for youth gets.
      expect(serviceClasses.map(({ code }) => code)).toEqual(
        rule.onlyYouth ? [rule.serviceClass, 'P28.2'] : [rule.serviceClass],
      );
    },
  );
});

describe('each line of the keywords', () => {
  const lines = (['SUPPORT', 'HOBBY'] as const)
    .flatMap((category) => themesOfCategory(category))
    .map(({ code, name, keywords }) => [name.fi, code, keywords] as const);

  it('is there for all themes but the one that has none', () => {
    expect(lines).toHaveLength(24);
    expect(lines.filter(([, , keywords]) => keywords.length === 0)).toEqual([
      ['Hyvinvointi ja elintavat', 'ht_hyvinvointi', []],
    ]);
  });

  it.each(lines)('%s', (_, theme, keywords) => {
    const [form] = formsOfCategory(themeByCode(theme)!.category);
    const result = classify(ruleSet, listing({ themes: [theme], form: form!.code }));
    expect(result.keywords).toEqual(keywords.map((code) => ({ code, themes: [theme] })));
  });
});

describe('youth', () => {
  it.each(['YOUNG', 'YOUNG_ADULT'] as const)('is %s, alone or among others', (ageGroup) => {
    const hobby = { themes: ['ht_urheilu'], form: 'hm_ryhmat' };
    expect(codes({ ...hobby, ageGroups: [ageGroup] })).toEqual(['P27.1', 'P28.2']);
    expect(codes({ ...hobby, ageGroups: ['ELDERLY', ageGroup] })).toEqual(['P27.1', 'P28.2']);
  });

  it.each(['ANY', 'BABY', 'CHILD', 'SCHOOL_AGE', 'ADULT', 'ELDERLY'] as const)(
    'is not %s',
    (ageGroup) => {
      expect(codes({ themes: ['ht_urheilu'], form: 'hm_ryhmat', ageGroups: [ageGroup] })).toEqual([
        'P27.1',
      ]);
    },
  );

  it('replaces the class of Kansainvälisyys and of Vaikuttaminen', () => {
    const facts = { form: 'hm_tilaisuudet', ageGroups: ['YOUNG'] as AgeGroupCode[] };
    expect(codes({ ...facts, themes: ['ht_kansainvalisyys'] })).toEqual(['P28.7', 'P28.2']);
    expect(codes({ ...facts, themes: ['ht_vaikuttaminen'] })).toEqual(['P28.6', 'P28.2']);
    expect(codes({ ...facts, themes: ['ht_kansainvalisyys', 'ht_vaikuttaminen'] })).toEqual([
      'P28.7',
      'P28.2',
      'P28.6',
    ]);
  });

  it('replaces within its theme only', () => {
    expect(
      codes({
        themes: ['ht_kansainvalisyys', 'ht_digi_teknologia'],
        form: 'hm_ryhmat',
        ageGroups: ['YOUNG'],
      }),
    ).toEqual(['P28.7', 'P28.2', 'P25.5']);
  });

  it('changes nothing in support', () => {
    for (const { code } of themesOfCategory('SUPPORT')) {
      const facts = { themes: [code], form: 'sm_koulutus' };
      expect(codes({ ...facts, ageGroups: ['YOUNG'] })).toEqual(codes(facts));
    }
  });
});

describe('corrected slips', () => {
  it('P413 is P4.13', () => {
    expect(codes({ themes: ['st_vammaisuus'], form: 'sm_oppaat' })).toEqual(['P4.13']);
  });

  it('guidance in illness is P5.17, as its name says', () => {
    for (const form of ['sm_koulutus', 'sm_ohjaus', 'sm_oppaat'])
      expect(codes({ themes: ['st_sairaudet'], form })).toEqual(['P5.17']);
  });
});

describe('known gaps', () => {
  it('relationships with guidance get no class and say so', () => {
    const result = classify(ruleSet, listing({ themes: ['st_ihmissuhteet'], form: 'sm_ohjaus' }));
    expect(result.serviceClasses).toEqual([]);
    expect(result.unclassified).toEqual([
      { reason: 'NO_SERVICE_CLASS', theme: 'st_ihmissuhteet', form: 'sm_ohjaus' },
    ]);
  });

  it('a second theme still gives its class', () => {
    const result = classify(
      ruleSet,
      listing({ themes: ['st_ihmissuhteet', 'st_asuminen'], form: 'sm_ohjaus' }),
    );
    expect(result.serviceClasses.map(({ code }) => code)).toEqual(['P1.4']);
    expect(result.unclassified).toHaveLength(1);
  });

  it('Hyvinvointi ja elintavat gets a class but no keywords, and says so', () => {
    const result = classify(ruleSet, listing({ themes: ['ht_hyvinvointi'], form: 'hm_ryhmat' }));
    expect(result.serviceClasses.map(({ code }) => code)).toEqual(['P25.5']);
    expect(result.keywords).toEqual([]);
    expect(result.unclassified).toEqual([
      { reason: 'NO_KEYWORDS', theme: 'ht_hyvinvointi', form: 'hm_ryhmat' },
    ]);
  });
});

describe('classify', () => {
  it('gives a class of two themes once, with both reasons', () => {
    const { serviceClasses } = classify(
      ruleSet,
      listing({ themes: ['st_mielenterveys', 'st_paihteettomyys'], form: 'sm_vertaistuki' }),
    );
    expect(serviceClasses).toHaveLength(1);
    expect(serviceClasses[0]).toMatchObject({
      code: 'P5.7',
      because: [{ theme: 'st_mielenterveys' }, { theme: 'st_paihteettomyys' }],
    });
  });

  it('gives keywords with the themes that bring them', () => {
    const { keywords } = classify(
      ruleSet,
      listing({ themes: ['st_mielenterveys', 'st_asuminen'], form: 'sm_vertaistuki' }),
    );
    expect(keywords).toEqual([
      { code: 'kw_mielenterveys', themes: ['st_mielenterveys'] },
      { code: 'kw_henkinen_hyvinvointi', themes: ['st_mielenterveys'] },
      { code: 'kw_asuminen', themes: ['st_asuminen'] },
    ]);
  });

  it.each([
    [[], ['KR1']],
    [['ANY'], ['KR1']],
    [['ADULT'], ['KR1']],
    [['ELDERLY'], ['KR1.1']],
    [['BABY', 'CHILD', 'SCHOOL_AGE'], ['KR1.2']],
    [['YOUNG', 'YOUNG_ADULT'], ['KR1.3']],
    [
      ['ADULT', 'ELDERLY'],
      ['KR1', 'KR1.1'],
    ],
  ] as [AgeGroupCode[], string[]][])('leads age groups %j to %j', (ageGroups, expected) => {
    const { targetGroups } = classify(
      ruleSet,
      listing({ themes: ['st_asuminen'], form: 'sm_ohjaus', ageGroups }),
    );
    expect(targetGroups.map(({ code }) => code)).toEqual(expected);
    expect(targetGroups.flatMap((group) => group.ageGroups)).toEqual(ageGroups);
  });

  it('gives volunteering no classes and says why', () => {
    const result = classify(
      ruleSet,
      listing({ themes: ['vt_luonto'], form: 'vm_talkoot', ageGroups: ['YOUNG'] }),
    );
    expect(result.serviceClasses).toEqual([]);
    expect(result.unclassified).toEqual([
      { reason: 'CATEGORY_NOT_CLASSIFIED', theme: 'vt_luonto', form: 'vm_talkoot' },
    ]);
  });

  it('gives nothing for a theme or form of another category, or for names of Object.prototype', () => {
    const wrong = (category: ListingCategory, theme: string, form: string) =>
      classify(ruleSet, { category, themes: [theme], form, ageGroups: ['YOUNG'] }).serviceClasses;
    expect(wrong('SUPPORT', 'ht_urheilu', 'hm_ryhmat')).toEqual([]);
    expect(wrong('HOBBY', 'ht_urheilu', 'sm_ohjaus')).toEqual([]);
    expect(wrong('HOBBY', '__proto__', 'constructor')).toEqual([]);
  });

  it('never gives more than four classes, and always one below a main class', () => {
    let most = 0;
    for (const category of ['SUPPORT', 'HOBBY'] as const) {
      for (const first of themesOfCategory(category)) {
        for (const second of themesOfCategory(category)) {
          for (const form of formsOfCategory(category)) {
            for (const ageGroups of [[], ['YOUNG']] as AgeGroupCode[][]) {
              const themes = [first.code, second.code];
              const given = serviceClassCodes(ruleSet, {
                category,
                themes,
                form: form.code,
                ageGroups,
              });
              most = Math.max(most, given.length);
              expect(given.every((code) => serviceClassByCode(code)!.parent !== null)).toBe(true);
            }
          }
        }
      }
    }
    expect(most).toBe(3);
  });

  it('answers the same codes with and without reasons', () => {
    for (const { code: theme, category } of reference().themes) {
      for (const form of formsOfCategory(category)) {
        const facts = { category, themes: [theme], form: form.code, ageGroups: ['YOUNG'] as const };
        expect(serviceClassCodes(ruleSet, facts)).toEqual(
          classify(ruleSet, facts).serviceClasses.map(({ code }) => code),
        );
        expect(formByCode(form.code)).toBeDefined();
      }
    }
  });
});
