import { formByCode, reference, themeByCode } from '../../reference';
import { PtvConditions } from './classification.codes';
import { classify, type ListingFacts } from './classify.rules';
import { compileRuleSet } from './rule-set';
import type { TransferFacts } from './transfer-facts';
import { judgeTransfer, transferConditions } from './transfer-verdict.rules';

const lists = reference();
const ruleSet = compileRuleSet(lists.ruleSet, lists);
const nameOf = (code: string) => (themeByCode(code) ?? formByCode(code))!.name;

const support: ListingFacts = {
  category: 'SUPPORT',
  themes: ['st_asuminen'],
  form: 'sm_ohjaus',
  ageGroups: ['ADULT'],
};

function facts(change: Partial<TransferFacts> = {}): TransferFacts {
  const listing = change.listing ?? support;
  return {
    listing,
    isLongTerm: true,
    missingChannelDetails: [],
    organisation: {
      kind: 'REGISTERED_ASSOCIATION',
      businessId: '0201256-6',
      hasPtvAccount: false,
    },
    classification: classify(ruleSet, listing),
    nameOf,
    ...change,
  };
}

const unmet = (version: PtvConditions, change: Partial<TransferFacts>) =>
  judgeTransfer(version, facts(change))
    .conditions.filter(({ met }) => !met)
    .map(({ code }) => code);

const organisation = (change: Partial<TransferFacts['organisation']>) => ({
  organisation: { ...facts().organisation, ...change },
});

describe('the verdict', () => {
  it.each(Object.values(PtvConditions))(
    '%s lets a listing through that meets every condition',
    (version) => {
      const verdict = judgeTransfer(version, facts());
      expect(verdict.eligible).toBe(true);
      expect(verdict.version).toBe(version);
      expect(verdict.conditions.map(({ code }) => code)).toEqual(
        transferConditions[version].map(({ code }) => code),
      );
    },
  );

  it.each([
    ['BUSINESS_ID', organisation({ businessId: null })],
    ['BUSINESS_ID', organisation({ businessId: '' })],
    ['NO_OWN_PTV_ACCOUNT', organisation({ hasPtvAccount: true })],
    ['LONG_TERM', { isLongTerm: false }],
    ['SERVICE_CLASS', { listing: { ...support, themes: ['st_ihmissuhteet'] } }],
    [
      'KEYWORD',
      {
        listing: {
          category: 'HOBBY',
          themes: ['ht_hyvinvointi'],
          form: 'hm_ryhmat',
          ageGroups: [],
        },
      },
    ],
  ] as [string, Partial<TransferFacts>][])('fails by %s in both versions', (code, change) => {
    expect(unmet('V2023', change)).toEqual([code]);
    expect(unmet('V2024', change)).toEqual([code]);
  });

  it('fails volunteering by category, class and keyword', () => {
    const listing: ListingFacts = {
      category: 'VOLUNTARY',
      themes: ['vt_luonto'],
      form: 'vm_talkoot',
      ageGroups: [],
    };
    expect(unmet('V2024', { listing })).toEqual(['CATEGORY', 'SERVICE_CLASS', 'KEYWORD']);
    expect(unmet('V2023', { listing })).toEqual(['CATEGORY', 'SERVICE_CLASS', 'KEYWORD']);
  });

  it('takes a parish since 2024 only', () => {
    expect(unmet('V2024', organisation({ kind: 'PARISH' }))).toEqual([]);
    expect(unmet('V2023', organisation({ kind: 'PARISH' }))).toEqual(['REGISTERED_ASSOCIATION']);
  });

  it.each([
    'UNREGISTERED_GROUP',
    'FOUNDATION',
    'MUNICIPALITY',
    'WELLBEING_SERVICES_COUNTY',
    'OTHER',
  ])('refuses the kind %s', (kind) => {
    expect(unmet('V2024', organisation({ kind }))).toEqual(['ASSOCIATION_OR_PARISH']);
    expect(unmet('V2023', organisation({ kind }))).toEqual(['REGISTERED_ASSOCIATION']);
  });

  it.each(['STREET_ADDRESS', 'PHONE_NUMBER', 'WEB_ADDRESS'])(
    'asks for a missing %s since 2024 only',
    (detail) => {
      expect(unmet('V2024', { missingChannelDetails: [detail] })).toEqual([detail]);
      expect(unmet('V2023', { missingChannelDetails: [detail] })).toEqual([]);
    },
  );

  it('counts themes and forms in 2023 only', () => {
    const three = { ...support, themes: ['st_asuminen', 'st_opiskelu', 'st_terveys'] };
    expect(unmet('V2023', { listing: three })).toEqual(['AT_MOST_TWO_THEMES']);
    expect(unmet('V2024', { listing: three })).toEqual([]);
    const formless = { ...support, form: '' };
    const classification = facts().classification;
    expect(unmet('V2023', { listing: formless, classification })).toEqual(['ONE_FORM']);
  });

  it('reports every failing condition at once', () => {
    const all = {
      ...organisation({ kind: 'OTHER', businessId: null, hasPtvAccount: true }),
      isLongTerm: false,
      missingChannelDetails: ['STREET_ADDRESS', 'PHONE_NUMBER', 'WEB_ADDRESS'],
      listing: { category: 'VOLUNTARY', themes: ['vt_luonto'], form: 'vm_etana', ageGroups: [] },
    } as const;
    expect(unmet('V2024', all)).toEqual(transferConditions.V2024.map(({ code }) => code));
  });
});

describe('explanations', () => {
  const explanation = (change: Partial<TransferFacts>, code: string) =>
    judgeTransfer('V2024', facts(change)).conditions.find((c) => c.code === code)!.explanation;

  it('name the theme and form that have no class together', () => {
    const listing = { ...support, themes: ['st_ihmissuhteet'] };
    expect(explanation({ listing }, 'SERVICE_CLASS')).toEqual({
      fi: 'Teemalle ”Kaveri- ja ihmissuhteet” ja toimintamuodolle ”Ohjaus, neuvonta ja kriisityö” ei ole yhteistä palveluluokkaa. Valitse toinen teema tai toimintamuoto, jos se kuvaa toimintaa.',
      sv: 'Temat ”Vänskap och människorelationer” och verksamhetsformen ”Handledning, rådgivning och krisarbete” har ingen gemensam serviceklass. Välj ett annat tema eller en annan verksamhetsform, om den beskriver verksamheten.',
      en: 'The theme “Friendships and relationships” has no service class together with the activity form “Guidance, counselling and crisis work”. Choose another theme or activity form, if one describes the activity.',
    });
  });

  it('mention the gap also where the other theme gives a class', () => {
    const listing = { ...support, themes: ['st_ihmissuhteet', 'st_asuminen'] };
    expect(explanation({ listing }, 'SERVICE_CLASS').en).toBe(
      'The listing gets one service class. The theme “Friendships and relationships” has no service class together with the activity form “Guidance, counselling and crisis work”.',
    );
  });

  it('name the theme without keywords', () => {
    const listing: ListingFacts = {
      category: 'HOBBY',
      themes: ['ht_hyvinvointi'],
      form: 'hm_ryhmat',
      ageGroups: [],
    };
    expect(explanation({ listing }, 'KEYWORD').fi).toContain('”Hyvinvointi ja elintavat”');
  });

  it('differ between met and unmet, in three languages, for every condition', () => {
    const failing = facts({ listing: { ...support, themes: ['st_ihmissuhteet'] } });
    const conditions = new Set(Object.values(transferConditions).flat());
    for (const condition of conditions) {
      for (const language of ['fi', 'sv', 'en'] as const) {
        const [met, unmetText] = [condition.met(facts()), condition.unmet(failing)];
        expect(met[language].length).toBeGreaterThan(20);
        expect(unmetText[language].length).toBeGreaterThan(20);
        expect(met[language]).not.toBe(unmetText[language]);
      }
    }
  });
});
