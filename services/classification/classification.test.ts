import { composeServices } from '@theguild/federation-composition';
import { isEnumType, isInputObjectType, isObjectType, isSpecifiedScalarType, parse } from 'graphql';
import { reference } from '../../reference';
import { migrateDown, startService } from '../kit/service';
import { silentLog } from '../kit/log';
import { createTestDatabase, startTestService, type TestService } from '../kit/testing';
import { readCatalogue } from './catalogue';
import { loadCodeLists } from './code-list.loader';
import { classification } from './index';
import { listingContent, organisationContent } from './testing/listing-content';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(classification);
});

afterAll(() => service.close());

async function ask(document: string, variables?: Record<string, unknown>) {
  const { data, errors } = await service.execute(document, { variables });
  expect(errors).toBeUndefined();
  return data;
}

const entities = async (representations: readonly object[], fields: string) =>
  (
    await ask(`query ($r: [_Any!]!) { _entities(representations: $r) { __typename ${fields} } }`, {
      r: representations,
    })
  )._entities;

const listing = (change: object = {}) => ({
  __typename: 'Listing',
  id: 'a',
  category: 'HOBBY',
  themes: [{ code: 'ht_kansainvalisyys' }, { code: 'ht_urheilu' }],
  form: { code: 'hm_ryhmat' },
  ageGroups: ['YOUNG'],
  isLongTerm: true,
  missingChannelDetails: [],
  organisation: {
    id: 'o',
    kind: 'REGISTERED_ASSOCIATION',
    businessId: '0201256-6',
    hasPtvAccount: false,
    content: organisationContent,
  },
  content: listingContent,
  ...change,
});

describe('code lists', () => {
  it('are served whole and in order', async () => {
    const lists = reference();
    const data = await ask(`{
      themes { code } activityForms { code } serviceClasses { code } targetGroups { code }
      lifeEvents { code } keywords { code } serviceChainStages { code }
    }`);
    for (const name of [
      'themes',
      'activityForms',
      'serviceClasses',
      'targetGroups',
      'lifeEvents',
      'keywords',
      'serviceChainStages',
    ] as const)
      expect(data[name].map((entry: { code: string }) => entry.code)).toEqual(
        lists[name].map(({ code }) => code),
      );
  });

  it('have names in three languages', async () => {
    const data = await ask(
      `{ serviceClass(code: "P25.5") { fi: name sv: name(language: SV) en: name(language: EN) olderName } }`,
    );
    expect(data.serviceClass).toEqual({
      fi: 'Vapaa-aika',
      sv: 'Fritidstjänster',
      en: 'Free-time services',
      olderName: 'Vapaa-ajan palvelut',
    });
  });

  it('are filtered by category', async () => {
    const data = await ask(
      `{ themes(category: HOBBY) { category isProvisional } activityForms(category: VOLUNTARY) { category isProvisional } }`,
    );
    expect(data.themes).toHaveLength(11);
    expect(data.themes).toContainEqual({ category: 'HOBBY', isProvisional: false });
    expect(data.activityForms).toHaveLength(8);
    expect(data.activityForms).toContainEqual({ category: 'VOLUNTARY', isProvisional: true });
  });

  it('lead from class to parent and children and back', async () => {
    const data = await ask(
      `{ serviceClass(code: "P27") { parent { code } children { code parent { code } } } targetGroups { code parent { code } children { code } } lifeEvents { code children { code } } }`,
    );
    expect(data.serviceClass.parent).toBeNull();
    expect(data.serviceClass.children).toHaveLength(5);
    expect(data.serviceClass.children[0]).toEqual({ code: 'P27.1', parent: { code: 'P27' } });
    expect(data.targetGroups[1]).toEqual({ code: 'KR1.1', parent: { code: 'KR1' }, children: [] });
    expect(data.lifeEvents[0]).toEqual({ code: 'KE1', children: [{ code: 'KE1.1' }] });
  });

  it('lead from theme to keywords with their ontology ids', async () => {
    const [theme] = await entities(
      [{ __typename: 'Theme', code: 'st_asuminen' }],
      '... on Theme { keywords { code name(language: EN) ysoUri kokoUri } }',
    );
    expect(theme.keywords).toEqual([
      {
        code: 'kw_asuminen',
        name: 'housing',
        ysoUri: 'http://www.yso.fi/onto/yso/p1797',
        kokoUri: 'http://www.yso.fi/onto/koko/p34228',
      },
    ]);
  });

  it('lead to listings for a target group by age', async () => {
    const data = await ask(
      `{ targetGroup(code: "KR1.3") { name listingCriteria { category ageGroupsAny ageGroupsNone } }
         all: targetGroup(code: "KR1") { listingCriteria { ageGroupsAny } }
         none: targetGroup(code: "KR2.7") { listingCriteria { category } }
         unknown: targetGroup(code: "KR9") { code } }`,
    );
    expect(data.targetGroup.name).toBe('Nuoret');
    expect(data.targetGroup.listingCriteria).toHaveLength(3);
    expect(data.targetGroup.listingCriteria[0]).toEqual({
      category: 'SUPPORT',
      ageGroupsAny: ['YOUNG', 'YOUNG_ADULT'],
      ageGroupsNone: [],
    });
    expect(data.all.listingCriteria).toEqual([
      { ageGroupsAny: [] },
      { ageGroupsAny: [] },
      { ageGroupsAny: [] },
    ]);
    expect(data.none.listingCriteria).toEqual([]);
    expect(data.unknown).toBeNull();
  });

  it('say that associations use a class only where that is known', async () => {
    const data = await ask(
      `{ known: serviceClass(code: "P27.1") { isUsedByAssociations }
         main: serviceClass(code: "P27") { isUsedByAssociations }
         unknown: serviceClass(code: "P1.1") { isUsedByAssociations } }`,
    );
    expect(data).toEqual({
      known: { isUsedByAssociations: true },
      main: { isUsedByAssociations: true },
      unknown: { isUsedByAssociations: null },
    });
  });

  it('hold the themes of wellbeing and of the service tray', async () => {
    const data = await ask(
      `{ wellbeingThemes { code name(language: SV) }
         serviceTrayThemes { code name isProvisional serviceClasses { code } } }`,
    );
    expect(data.wellbeingThemes).toHaveLength(11);
    expect(data.wellbeingThemes[0]).toEqual({
      code: 'hv_asuminen',
      name: 'Boende, miljö och natur',
    });
    expect(data.serviceTrayThemes).toHaveLength(8);
    expect(data.serviceTrayThemes).toContainEqual({
      code: 'tt_liikunta',
      name: 'Liikunta',
      isProvisional: true,
      serviceClasses: [{ code: 'P27.1' }],
    });
  });

  it('answer null for an unknown class or stage', async () => {
    expect(
      await ask(
        `{ serviceClass(code: "P413") { code } serviceChainStage(code: "__proto__") { code } }`,
      ),
    ).toEqual({ serviceClass: null, serviceChainStage: null });
  });
});

describe('serviceClasses', () => {
  const found = async (filter: object) =>
    (
      await ask(
        `query ($filter: ServiceClassFilter) { serviceClasses(filter: $filter) { code } }`,
        {
          filter,
        },
      )
    ).serviceClasses.map(({ code }: { code: string }) => code);

  it('finds by parent', async () => {
    expect(await found({ parent: 'P28' })).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((number) => `P28.${number}`),
    );
  });

  it.each([
    ['a Finnish name', 'RETKEILY', ['P27.2']],
    ['an older name', 'vapaa-ajan palvelut', ['P25.5']],
    ['a Swedish name', 'båtliv', ['P27.3']],
    ['an English name', 'Fishing', ['P27.5']],
    ['a code', 'p4.1', ['P4.1', 'P4.10', 'P4.11', 'P4.12', 'P4.13', 'P4.14']],
    ['nothing', 'xyzzy', []],
  ])('finds by %s', async (_, text, expected) => {
    expect(await found({ text })).toEqual(expected);
  });

  it('joins both conditions', async () => {
    expect(await found({ parent: 'P25', text: 'vapaa' })).toEqual(['P25.5', 'P25.7']);
  });

  it('refuses an unknown parent with its code', async () => {
    const { errors } = await service.execute(
      `{ serviceClasses(filter: { parent: "P99" }) { code } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNKNOWN_CODE' });
    expect(errors?.[0]?.message).toContain('`P99`');
  });
});

describe('listingCriteria', () => {
  it('tell which listings have a class', async () => {
    const data = await ask(
      `{ serviceClass(code: "P28.7") { listingCriteria { category themeCode formCodes ageGroupsAny ageGroupsNone } } }`,
    );
    expect(data.serviceClass.listingCriteria).toEqual([
      {
        category: 'HOBBY',
        themeCode: 'ht_kansainvalisyys',
        formCodes: [],
        ageGroupsAny: ['YOUNG', 'YOUNG_ADULT'],
        ageGroupsNone: [],
      },
    ]);
  });

  it('of a main class take in those below it', async () => {
    const data = await ask(
      `{ serviceClass(code: "P5") { listingCriteria { themeCode formCodes } } }`,
    );
    expect(data.serviceClass.listingCriteria).toEqual(
      ['st_mielenterveys', 'st_paihteettomyys', 'st_sairaudet', 'st_terveys'].map((themeCode) => ({
        themeCode,
        formCodes: [],
      })),
    );
  });

  it('tell which listings belong to a stage of the service chain', async () => {
    const data = await ask(
      `{ serviceChainStage(code: "pk_kotona_hyvin") { order name forms { code } listingCriteria { category themeCode formCodes } } }`,
    );
    expect(data.serviceChainStage).toMatchObject({ order: 1, name: 'Kotona kaikki hyvin' });
    expect(data.serviceChainStage.forms).toHaveLength(9);
    expect(data.serviceChainStage.listingCriteria).toEqual([
      {
        category: 'SUPPORT',
        themeCode: null,
        formCodes: ['sm_koulutus', 'sm_oppaat', 'sm_arjen_tuki'],
      },
      {
        category: 'HOBBY',
        themeCode: null,
        formCodes: [
          'hm_harrastukset',
          'hm_leirit',
          'hm_oleskelu',
          'hm_oppaat',
          'hm_ryhmat',
          'hm_tilaisuudet',
        ],
      },
    ]);
  });
});

describe('listings', () => {
  it('get classes, keywords and target groups from what is required of them', async () => {
    const [answer] = await entities(
      [listing()],
      '... on Listing { id serviceClasses { code name } keywords { code } targetGroups { code } }',
    );
    expect(answer).toEqual({
      __typename: 'Listing',
      id: 'a',
      serviceClasses: [
        { code: 'P28.7', name: 'Kansainvälinen nuorisotoiminta' },
        { code: 'P28.2', name: 'Nuorten harrastukset ja omaehtoinen toiminta' },
        { code: 'P27.1', name: 'Liikunta ja urheilu' },
      ],
      keywords: ['kw_kansainvalisyys', 'kw_liikunta', 'kw_urheilu'].map((code) => ({ code })),
      targetGroups: [{ code: 'KR1.3' }],
    });
  });

  const verdictFields =
    '... on Listing { ptvTransfer { conditionsVersion eligible conditions { code met explanation(language: SV) } } }';

  it('are judged for the transfer by the conditions in force', async () => {
    const [answer] = await entities([listing()], verdictFields);
    expect(answer.ptvTransfer).toMatchObject({ conditionsVersion: 'V2024', eligible: true });
    expect(answer.ptvTransfer.conditions).toHaveLength(22);
    expect(answer.ptvTransfer.conditions[1]).toEqual({
      code: 'BUSINESS_ID',
      met: true,
      explanation: 'Organisationens FO-nummer har angetts.',
    });
  });

  it('are judged by both versions in one query', async () => {
    const parish = { ...listing().organisation, kind: 'PARISH' };
    const [answer] = await entities(
      [listing({ organisation: parish, missingChannelDetails: ['PHONE_NUMBER'] })],
      `... on Listing {
        now: ptvTransfer { conditions { code met } }
        before: ptvTransfer(conditions: V2023) { conditions { code met } }
      }`,
    );
    const failing = (verdict: { conditions: { code: string; met: boolean }[] }) =>
      verdict.conditions.filter(({ met }) => !met).map(({ code }) => code);
    expect(failing(answer.now)).toEqual(['PHONE_NUMBER']);
    expect(failing(answer.before)).toEqual(['REGISTERED_ASSOCIATION']);
  });

  it('are classified without a statement, however many there are', async () => {
    service.forgetStatements();
    const answers = await entities(
      Array.from({ length: 200 }, (_, index) => listing({ id: String(index) })),
      '... on Listing { serviceClasses { code parent { code } } keywords { code } targetGroups { code } ptvTransfer { eligible } }',
    );
    expect(answers).toHaveLength(200);
    expect(service.statements).toEqual([]);
  });
});

describe('bodies for PTV', () => {
  it('come with references to what only PTV knows', async () => {
    const [answer] = await entities(
      [listing()],
      `... on Listing {
        ptvService {
          object sourceId body references { path sourceId } conditions { code }
          warnings { code field language found explanation(language: EN) }
        }
        ptvChannels(version: V11) { object body }
        ptvConnections { object body }
      }`,
    );
    expect(answer.ptvService).toMatchObject({
      object: 'SERVICE',
      sourceId: 'lahella-service-a',
      body: { fundingType: 'MarketFunded' },
      conditions: [],
      warnings: [],
    });
    expect(answer.ptvService.references[0]).toEqual({
      path: 'mainResponsibleOrganization',
      sourceId: 'lahella-organisation-o',
    });
    expect(answer.ptvChannels).toMatchObject([{ object: 'SERVICE_LOCATION' }]);
    expect(answer.ptvConnections.body.channelRelations).toHaveLength(1);
  });

  it('are not made of what PTV would refuse, and the verdict says the same', async () => {
    const content = { ...listingContent, title: { fi: 'a'.repeat(101) } };
    const [answer] = await entities(
      [listing({ content })],
      `... on Listing {
        ptvService { sourceId body references { path } conditions { code explanation(language: EN) } }
        ptvTransfer { eligible conditions { code met } }
      }`,
    );
    expect(answer.ptvService).toEqual({
      sourceId: null,
      body: null,
      references: [],
      conditions: [{ code: 'TITLE_LENGTH', explanation: expect.stringContaining('Shorten it') }],
    });
    expect(answer.ptvTransfer.eligible).toBe(false);
    expect(answer.ptvTransfer.conditions).toContainEqual({ code: 'TITLE_LENGTH', met: false });
  });

  it('are made of organisations too', async () => {
    const [answer] = await entities(
      [{ __typename: 'Organisation', ...listing().organisation }],
      '... on Organisation { ptvOrganisation { body } }',
    );
    expect(answer.ptvOrganisation.body).toMatchObject({ businessCode: '0201256-6' });
  });
});

const classificationFields = `
  serviceClasses {
    serviceClass { code }
    because { rule { code effect source { line } } theme { code } form { code } ageGroups }
  }
  keywords { keyword { code } themes { code } }
  targetGroups { targetGroup { code } ageGroups }
  unclassified { reason theme { code } form { code } explanation(language: EN) }`;

describe('classification with reasons', () => {
  it('of a listing names rule, theme, form and age groups', async () => {
    const [{ classification: result }] = await entities(
      [listing({ ageGroups: ['ADULT', 'YOUNG'] })],
      `... on Listing { classification { ${classificationFields} } }`,
    );
    expect(
      result.serviceClasses.map(
        (given: { serviceClass: { code: string } }) => given.serviceClass.code,
      ),
    ).toEqual(['P28.7', 'P28.2', 'P27.1']);
    expect(result.serviceClasses[0].because).toEqual([
      {
        rule: {
          code: 'ht_kansainvalisyys:P28.7',
          effect: 'REPLACES',
          source: { line: '• Ikäluokkana nuoret -> P28.7. - Kansainvälinen nuorisotoiminta' },
        },
        theme: { code: 'ht_kansainvalisyys' },
        form: { code: 'hm_ryhmat' },
        ageGroups: ['YOUNG'],
      },
    ]);
    expect(result.serviceClasses[1].because).toHaveLength(2);
    expect(result.targetGroups).toEqual([
      { targetGroup: { code: 'KR1' }, ageGroups: ['ADULT'] },
      { targetGroup: { code: 'KR1.3' }, ageGroups: ['YOUNG'] },
    ]);
    expect(result.unclassified).toEqual([]);
  });

  const classify = (input: object) =>
    service.execute(
      `query ($input: ClassificationInput!) { classify(input: $input) { ${classificationFields} } }`,
      { variables: { input } },
    );

  it('can be tried for a listing that does not exist', async () => {
    const { data } = await classify({
      category: 'SUPPORT',
      themeCodes: ['st_ihmissuhteet'],
      formCode: 'sm_ohjaus',
    });
    expect(data.classify).toMatchObject({
      serviceClasses: [],
      keywords: [
        { keyword: { code: 'kw_perheet' }, themes: [{ code: 'st_ihmissuhteet' }] },
        { keyword: { code: 'kw_ihmissuhteet' }, themes: [{ code: 'st_ihmissuhteet' }] },
      ],
      targetGroups: [{ targetGroup: { code: 'KR1' }, ageGroups: [] }],
      unclassified: [
        {
          reason: 'NO_SERVICE_CLASS',
          explanation:
            'The theme “Friendships and relationships” has no service class together with the activity form “Guidance, counselling and crisis work”.',
        },
      ],
    });
  });

  it.each([
    ['an unknown theme', { themeCodes: ['st_x'] }, 'UNKNOWN_CODE', 'input.themeCodes'],
    [
      'a theme of another category',
      { themeCodes: ['ht_luonto'] },
      'CONFLICTING_VALUES',
      'input.themeCodes',
    ],
    ['no theme', { themeCodes: [] }, 'VALUE_MISSING', 'input.themeCodes'],
    [
      'a third theme',
      { themeCodes: ['st_asuminen', 'st_talous', 'st_terveys'] },
      'TOO_MANY_VALUES',
      'input.themeCodes',
    ],
    ['an unknown form', { formCode: '__proto__' }, 'UNKNOWN_CODE', 'input.formCode'],
    [
      'a form of another category',
      { formCode: 'hm_oppaat' },
      'CONFLICTING_VALUES',
      'input.formCode',
    ],
  ])('refuses %s', async (_, change, code, argument) => {
    const { errors } = await classify({
      category: 'SUPPORT',
      themeCodes: ['st_asuminen'],
      formCode: 'sm_ohjaus',
      ...change,
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code, argument });
  });

  it('rests on rules that can be read', async () => {
    const { classificationRules } = await ask(`{
      classificationRules {
        version validFrom
        rules {
          code category theme { code } formCondition forms { code } onlyYouth effect
          serviceClass { code } source { line code correction }
        }
      }
    }`);
    const { ruleSet } = reference();
    expect(classificationRules).toMatchObject({ version: ruleSet.version, validFrom: null });
    const versions = await ask(`{
      classificationRuleVersions classificationRules(version: "${ruleSet.version}") { version }
    }`);
    expect(versions).toEqual({
      classificationRuleVersions: [ruleSet.version],
      classificationRules: { version: ruleSet.version },
    });
    const { errors } = await service.execute('{ classificationRules(version: "1") { version } }');
    expect(errors?.[0]?.extensions.code).toBe('UNKNOWN_CODE');
    expect(classificationRules.rules).toEqual(
      ruleSet.rules.map((rule) => ({
        code: rule.code,
        category: rule.category,
        theme: rule.theme === null ? null : { code: rule.theme },
        formCondition: typeof rule.forms === 'string' ? rule.forms : 'LISTED',
        forms: typeof rule.forms === 'string' ? [] : rule.forms.map((code) => ({ code })),
        onlyYouth: rule.onlyYouth,
        effect: rule.effect,
        serviceClass: { code: rule.serviceClass },
        source: {
          line: rule.provenance.line,
          code: rule.provenance.code,
          correction: rule.provenance.correction ?? null,
        },
      })),
    );
  });
});

describe('references', () => {
  it('of every code list are answered in their order, null for unknown codes', async () => {
    const codes = {
      Theme: 'ht_urheilu',
      ActivityForm: 'hm_oppaat',
      ServiceClass: 'P4.12',
      TargetGroup: 'KR1.3',
      LifeEvent: 'KE1',
      Keyword: 'kw_taide',
      ServiceChainStage: 'pk_yhteys',
    };
    const names = Object.keys(codes);
    const answers = await entities(
      Object.entries(codes).flatMap(([__typename, code]) => [
        { __typename, code },
        { __typename, code: 'constructor' },
      ]),
      names.map((name) => `... on ${name} { ${name}: code }`).join(' '),
    );
    expect(answers).toEqual(
      Object.entries(codes).flatMap(([name, code]) => [{ __typename: name, [name]: code }, null]),
    );
  });
});

describe('the subgraph', () => {
  it('composes beside the owners of Listing and Organisation', () => {
    const owners = `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])
      type Query { listing(id: ID!): Listing }
      type Listing @key(fields: "id") {
        id: ID! category: ListingCategory! themes: [Theme!]! form: ActivityForm!
        ageGroups: [AgeGroup!]! isLongTerm: Boolean! missingChannelDetails: [ChannelDetail!]!
        organisation: Organisation! content: Content! @inaccessible
      }
      type Organisation @key(fields: "id") {
        id: ID! kind: OrganisationKind! businessId: String hasPtvAccount: Boolean!
        content: Content! @inaccessible listingGroups: [ListingGroups!]! @inaccessible
      }
      scalar Content @inaccessible
      type ListingGroups @inaccessible { organisation: Organisation! groups: Content! }
      type Region @key(fields: "code") {
        code: ID! listingGroups: [ListingGroups!]! @inaccessible
      }
      type WellbeingServicesCounty @key(fields: "code") {
        code: ID! listingGroups: [ListingGroups!]! @inaccessible
      }
      type Theme @key(fields: "code") {
        code: ID! listingGroups: [ListingGroups!]! @inaccessible
      }
      type ActivityForm @key(fields: "code", resolvable: false) { code: ID! }
      enum ListingCategory { SUPPORT HOBBY VOLUNTARY }
      enum AgeGroup { ANY BABY CHILD SCHOOL_AGE YOUNG YOUNG_ADULT ADULT ELDERLY }
      enum ChannelDetail { STREET_ADDRESS PHONE_NUMBER WEB_ADDRESS }
      enum OrganisationKind {
        REGISTERED_ASSOCIATION PARISH UNREGISTERED_GROUP FOUNDATION MUNICIPALITY
        WELLBEING_SERVICES_COUNTY OTHER
      }`;
    const result = composeServices([
      { name: 'owners', typeDefs: parse(owners) },
      { name: 'classification', typeDefs: parse(service.sdl) },
    ]);
    expect(result.errors ?? []).toEqual([]);
    expect(result.supergraphSdl).toContain('type Listing');
  });

  it('describes every type, field, argument and value', () => {
    const undescribed: string[] = [];
    const check = (name: string, part: { readonly description?: string | null }) => {
      if (!part.description) undescribed.push(name);
    };
    for (const type of Object.values(service.schema.getTypeMap())) {
      if (type.name.startsWith('_') || isSpecifiedScalarType(type)) continue;
      if (type.name !== 'Query') check(type.name, type);
      if (isEnumType(type))
        for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
      if (!isObjectType(type) && !isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (field.name.startsWith('_')) continue;
        check(`${type.name}.${field.name}`, field);
        for (const argument of 'args' in field ? field.args : [])
          check(`${type.name}.${field.name}(${argument.name})`, argument);
      }
    }
    expect(undescribed).toEqual([]);
  });
});

describe('loading', () => {
  const options = (url: string, texts?: string[]) => ({
    url,
    log: silentLog,
    onStatement: (text: string) => void texts?.push(text),
  });

  it('writes nothing at a second start', async () => {
    const database = await createTestDatabase();
    try {
      await (await startService(classification, options(database.url))).close();
      const texts: string[] = [];
      await (await startService(classification, options(database.url, texts))).close();
      expect(texts.filter((text) => /^(INSERT|DELETE|CREATE TABLE \w+ \()/.test(text))).toEqual([]);
    } finally {
      await database.drop();
    }
  });

  it('replaces lists that another state of the data files has left', async () => {
    const database = await createTestDatabase();
    try {
      const first = await startService(classification, options(database.url));
      await first.dataSource.query(`UPDATE code_list_state SET digest = 'older'`);
      await first.dataSource.query(`UPDATE theme SET names = '{"fi":"Vanha"}'`);
      await first.close();
      const second = await startService(classification, options(database.url));
      const [row] = await second.dataSource.query(
        `SELECT names->>'fi' AS name, (SELECT count(*)::int FROM theme) AS count FROM theme WHERE code = 'ht_urheilu'`,
      );
      expect(row).toEqual({ name: 'Urheilu ja liikunta', count: 36 });
      await second.close();
    } finally {
      await database.drop();
    }
  });

  it('lets processes start at the same moment', async () => {
    const database = await createTestDatabase();
    try {
      const first = await startService(classification, options(database.url));
      await first.dataSource.query('DELETE FROM code_list_state');
      const more = await Promise.all(
        [1, 2, 3].map(() => startService(classification, options(database.url))),
      );
      for (const running of [first, ...more]) await running.close();
    } finally {
      await database.drop();
    }
  });

  it('keeps several versions of the rules and goes by the one that is valid today', async () => {
    const database = await createTestDatabase();
    try {
      const running = await startService(classification, options(database.url));
      const { ruleSet } = reference();
      const ruleSets = [
        { ...ruleSet, version: '1999.1', validFrom: '1999-01-01', validUntil: '1999-12-31' },
        { ...ruleSet, version: '2000.1', validFrom: '2000-01-01' },
        { ...ruleSet, version: '2999.1', validFrom: '2999-01-01' },
      ];
      await loadCodeLists(running.dataSource, { ...reference(), digest: 'history', ruleSets });
      const catalogue = await readCatalogue(running.dataSource);
      expect(catalogue.ruleSet.version).toBe('2000.1');
      expect(catalogue.ruleSets.map(({ version }) => version)).toEqual([
        '1999.1',
        '2000.1',
        '2999.1',
      ]);
      await running.close();
    } finally {
      await database.drop();
    }
  });

  it('stops the start when the rules in the tables may not be used', async () => {
    const database = await createTestDatabase();
    try {
      const first = await startService(classification, options(database.url));
      await first.dataSource.query(`DELETE FROM class_rule WHERE code = 'st_asuminen:P1.4'`);
      await first.close();
      await expect(startService(classification, options(database.url))).rejects.toThrow(
        /UNDECLARED_GAP: st_asuminen/,
      );
    } finally {
      await database.drop();
    }
  });

  it('is undone by the migration', async () => {
    const database = await createTestDatabase();
    try {
      await (await startService(classification, options(database.url))).close();
      await migrateDown(classification, options(database.url));
      const again = await startService(classification, options(database.url));
      expect(again.name).toBe('classification');
      await again.close();
    } finally {
      await database.drop();
    }
  });
});
