import {
  ageGroupByCode,
  ageGroupCodes,
  countyByCode,
  formByCode,
  formsOfCategory,
  keywordByCode,
  listingCategories,
  municipalitiesOfCounty,
  municipalitiesOfRegion,
  municipalityByCode,
  reference,
  regionByCode,
  serviceClassByCode,
  targetGroupByCode,
  themeByCode,
  themesOfCategory,
} from './index';

const lists = reference();

const namedLists = {
  municipalities: lists.municipalities,
  regions: lists.regions,
  counties: lists.counties,
  serviceClasses: lists.serviceClasses,
  targetGroups: lists.targetGroups,
  lifeEvents: lists.lifeEvents,
  keywords: lists.keywords,
  themes: lists.themes,
  activityForms: lists.activityForms,
  ageGroups: lists.ageGroups,
  activityLanguages: lists.activityLanguages,
  serviceChainStages: lists.serviceChainStages,
  wellbeingThemes: lists.wellbeingThemes,
  serviceTrayThemes: lists.serviceTrayThemes,
};

describe('the code lists', () => {
  it.each([
    ['municipalities', 308],
    ['regions', 19],
    ['counties', 23],
    ['serviceClasses', 228],
    ['targetGroups', 17],
    ['lifeEvents', 19],
    ['keywords', 41],
    ['themes', 36],
    ['activityForms', 25],
    ['ageGroups', 8],
    ['activityLanguages', 11],
    ['serviceChainStages', 7],
    ['wellbeingThemes', 11],
    ['serviceTrayThemes', 8],
  ] as const)('%s has %i entries', (name, count) => {
    expect(namedLists[name]).toHaveLength(count);
  });

  it.each(Object.entries(namedLists))('%s names every entry in three languages', (_, list) => {
    const nameless = list.filter(
      ({ name }) => !(name.fi.trim() && name.sv.trim() && name.en.trim()),
    );
    expect(nameless).toEqual([]);
  });

  it.each(Object.entries({ ...namedLists, operators: lists.regionalOperators }))(
    '%s has no code twice',
    (_, list) => {
      const codes = list.map(({ code }) => code);
      expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    },
  );

  it('have themes and forms in every category', () => {
    expect(listingCategories.map((category) => themesOfCategory(category).length)).toEqual([
      13, 11, 12,
    ]);
    expect(listingCategories.map((category) => formsOfCategory(category).length)).toEqual([
      7, 10, 8,
    ]);
  });

  it('prefix theme and form codes by category', () => {
    const prefixes = { SUPPORT: 's', HOBBY: 'h', VOLUNTARY: 'v' };
    for (const { code, category } of lists.themes) {
      expect(code).toMatch(new RegExp(`^${prefixes[category]}t_[a-z_]+$`));
    }
    for (const { code, category } of lists.activityForms) {
      expect(code).toMatch(new RegExp(`^${prefixes[category]}m_[a-z_]+$`));
    }
  });

  it('are frozen all the way down', () => {
    expect(Object.isFrozen(lists)).toBe(true);
    expect(Object.isFrozen(lists.themes)).toBe(true);
    expect(Object.isFrozen(lists.themes[0]!.name)).toBe(true);
    expect(Object.isFrozen(lists.ruleSet.rules[0]!.provenance.flags)).toBe(true);
  });

  it('are read once', () => {
    expect(reference()).toBe(lists);
  });
});

describe('areas', () => {
  it('put every municipality into one region and one county', () => {
    for (const municipality of lists.municipalities) {
      expect(regionByCode(municipality.region)).toBeDefined();
      expect(countyByCode(municipality.county)).toBeDefined();
      expect(municipality.code).toMatch(/^\d{3}$/);
      expect(municipality.languages.length).toBeGreaterThan(0);
    }
  });

  it('leave no region or county without municipalities', () => {
    expect(lists.regions.filter(({ code }) => municipalitiesOfRegion(code).length === 0)).toEqual(
      [],
    );
    expect(lists.counties.filter(({ code }) => municipalitiesOfCounty(code).length === 0)).toEqual(
      [],
    );
  });

  it('know Helsinki by either kind of area', () => {
    const helsinki = municipalityByCode('091');
    expect(helsinki).toMatchObject({
      name: { fi: 'Helsinki', sv: 'Helsingfors', en: 'Helsinki' },
      region: '01',
      county: '90',
      languages: ['FI', 'SV'],
    });
    expect(municipalitiesOfRegion('01')).toContain(helsinki);
    expect(municipalitiesOfCounty('90')).toEqual([helsinki]);
  });

  it('give a municipality of a Swedish majority its Swedish name in English', () => {
    expect(municipalityByCode('478')?.name.en).toBe('Mariehamn');
  });

  it('give nothing for an unknown code', () => {
    expect(municipalityByCode('__proto__')).toBeUndefined();
    expect(municipalitiesOfRegion('constructor')).toEqual([]);
  });

  it('are named rightly by the regional operators', () => {
    for (const operator of lists.regionalOperators) {
      expect(operator.regions.filter((code) => !regionByCode(code))).toEqual([]);
      expect(operator.municipalities.filter((code) => !municipalityByCode(code))).toEqual([]);
    }
  });
});

describe('PTV lists', () => {
  it.each([
    ['service classes', lists.serviceClasses],
    ['target groups', lists.targetGroups],
    ['life events', lists.lifeEvents],
  ])('have two levels: %s', (_, list) => {
    const mains = new Set(list.filter(({ parent }) => parent === null).map(({ code }) => code));
    for (const { code, parent } of list) {
      if (parent === null) continue;
      expect(mains).toContain(parent);
      expect(code.startsWith(`${parent}.`)).toBe(true);
    }
  });

  it('show the newer name of a class and keep the older one', () => {
    expect(serviceClassByCode('P25.5')).toMatchObject({
      name: { fi: 'Vapaa-aika' },
      olderNameFi: 'Vapaa-ajan palvelut',
    });
    expect(serviceClassByCode('P25.2')?.olderNameFi).toBeNull();
  });

  it('leave unknown ontology ids out', () => {
    expect(keywordByCode('kw_digitaaliset_taidot')).toMatchObject({ ysoUri: null, kokoUri: null });
    for (const { ysoUri, kokoUri } of lists.keywords) {
      if (ysoUri) expect(ysoUri).toMatch(/^http:\/\/www\.yso\.fi\/onto\/yso\/p\d+$/);
      if (kokoUri) expect(kokoUri).toMatch(/^http:\/\/www\.yso\.fi\/onto\/koko\/p\d+$/);
    }
  });

  it('accept every activity language as a service language', () => {
    const accepted = lists.ptvLanguages.serviceLanguages;
    expect(accepted).toHaveLength(75);
    expect(lists.activityLanguages.filter(({ ptvCode }) => !accepted.includes(ptvCode))).toEqual(
      [],
    );
  });
});

describe('age groups', () => {
  it('are the closed set, each with an existing target group', () => {
    expect(lists.ageGroups.map(({ code }) => code)).toEqual(ageGroupCodes);
    expect(lists.ageGroups.filter(({ targetGroup }) => !targetGroupByCode(targetGroup))).toEqual(
      [],
    );
  });

  it('count 13 to 29 as youth', () => {
    expect(lists.ageGroups.filter(({ isYouth }) => isYouth).map(({ code }) => code)).toEqual([
      'YOUNG',
      'YOUNG_ADULT',
    ]);
    expect(ageGroupByCode('YOUNG')?.minAge).toBe(13);
    expect(ageGroupByCode('YOUNG_ADULT')?.maxAge).toBe(29);
  });
});

describe('rules', () => {
  it('name existing classes, themes and forms', () => {
    for (const { category, theme, forms, serviceClass } of lists.ruleSet.rules) {
      expect(serviceClassByCode(serviceClass)?.parent).toBeTruthy();
      if (theme !== null) expect(themeByCode(theme)?.category).toBe(category);
      const unknown = Array.isArray(forms)
        ? forms.filter((form) => formByCode(form)?.category !== category)
        : [];
      expect(unknown).toEqual([]);
    }
  });

  it('hold the 36 lines of the mapping, each with its source', () => {
    const { rules } = lists.ruleSet;
    expect(rules).toHaveLength(36);
    expect(new Set(rules.map(({ code }) => code)).size).toBe(36);
    expect(rules.filter(({ provenance }) => !provenance.line || !provenance.code)).toEqual([]);
  });

  it('say of every class that differs from its source why', () => {
    const differing = lists.ruleSet.rules.filter((r) => r.provenance.code !== r.serviceClass);
    expect(differing.filter(({ provenance }) => !provenance.correction)).toEqual([]);
    expect(differing.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'st_vammaisuus:P4.13',
        'ht_vaikuttaminen:P28.6',
        'st_sairaudet:P5.17',
      ]),
    );
  });

  it('give keywords to every theme of support and hobby but the known gap', () => {
    const without = lists.themes
      .filter(({ category, keywords }) => category !== 'VOLUNTARY' && keywords.length === 0)
      .map(({ code }) => code);
    expect(without).toEqual(['ht_hyvinvointi']);
    expect(
      lists.themes.flatMap(({ keywords }) => keywords).filter((k) => !keywordByCode(k)),
    ).toEqual([]);
  });

  it('use every keyword of the list', () => {
    const used = new Set(lists.themes.flatMap(({ keywords }) => keywords));
    expect(lists.keywords.filter(({ code }) => !used.has(code))).toEqual([]);
  });
});

describe('the service chain', () => {
  it('has seven stages in order', () => {
    expect(lists.serviceChainStages.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('names twelve forms, of which the guides are in both categories', () => {
    const codes = new Set(lists.serviceChainStages.flatMap(({ forms }) => forms));
    const names = new Set([...codes].map((code) => formByCode(code)!.name.fi));
    expect(codes.size).toBe(13);
    expect(names.size).toBe(12);
    expect(codes).toContain('sm_oppaat');
    expect(codes).toContain('hm_oppaat');
  });

  it('counts the forms of each stage by name', () => {
    const counts = lists.serviceChainStages.map(
      ({ forms }) => new Set(forms.map((code) => formByCode(code)!.name.fi)).size,
    );
    expect(counts).toEqual([8, 8, 7, 8, 8, 9, 12]);
  });

  it('has everyday support, guides and groups in every stage', () => {
    for (const { forms } of lists.serviceChainStages) {
      expect(forms).toEqual(
        expect.arrayContaining(['sm_arjen_tuki', 'sm_oppaat', 'hm_oppaat', 'hm_ryhmat']),
      );
    }
  });
});
