import {
  reference,
  type ClassificationRule,
  type ClassificationRuleSet,
  type RuleForms,
} from '../../reference';
import { compileRuleSet, RuleSetInvalid } from './rule-set';

const { ruleSet: source, ...catalogue } = reference();

function faultsOf(changed: Partial<ClassificationRuleSet>) {
  try {
    compileRuleSet({ ...source, ...changed }, catalogue);
  } catch (error) {
    if (error instanceof RuleSetInvalid) return error.faults;
    throw error;
  }
  return [];
}

const codesOf = (changed: Partial<ClassificationRuleSet>) => [
  ...new Set(faultsOf(changed).map(({ code }) => code)),
];

const withRule = (change: Partial<ClassificationRule>) => ({
  rules: [
    ...source.rules,
    {
      code: 'extra',
      category: 'SUPPORT',
      theme: null,
      forms: 'ANY',
      onlyYouth: false,
      effect: 'ADDS',
      serviceClass: 'P1.1',
      provenance: { line: '', code: '', name: '', flags: [] },
      ...change,
    } as ClassificationRule,
  ],
});

const without = (code: string) => ({ rules: source.rules.filter((rule) => rule.code !== code) });

describe('compileRuleSet', () => {
  it('takes the rules of the reference data', () => {
    const ruleSet = compileRuleSet(source, catalogue);
    expect(ruleSet.version).toBe('2024');
    expect(ruleSet.outcomes.size).toBe(36);
  });

  it.each([
    ['UNKNOWN_SERVICE_CLASS', withRule({ serviceClass: 'P413' })],
    ['UNKNOWN_THEME', withRule({ theme: 'st_nothing' })],
    ['THEME_OF_OTHER_CATEGORY', withRule({ theme: 'ht_luonto' })],
    ['UNKNOWN_FORM', withRule({ forms: ['sm_nothing'] })],
    ['FORM_OF_OTHER_CATEGORY', withRule({ forms: ['hm_oppaat'] })],
    ['NO_FORMS', withRule({ forms: [] as RuleForms })],
    ['CATEGORY_NOT_CLASSIFIED', withRule({ category: 'VOLUNTARY' })],
    ['DUPLICATE_RULE', withRule({ code: 'st_asuminen:P1.4' })],
    ['OVERLAP', withRule({ theme: 'st_asuminen', effect: 'ASSIGNS', forms: ['sm_ohjaus'] })],
    ['REPLACES_NOTHING', withRule({ theme: 'st_ihmissuhteet', effect: 'REPLACES' })],
    ['UNDECLARED_GAP', without('st_asuminen:P1.4')],
    [
      'GAP_IS_COVERED',
      withRule({ theme: 'st_ihmissuhteet', effect: 'ASSIGNS', forms: ['sm_ohjaus'] }),
    ],
  ] as const)('refuses with %s', (fault, changed) => {
    expect(codesOf(changed)).toEqual([fault]);
  });

  it('refuses rules that give main classes only', () => {
    const rules = source.rules.map((rule) =>
      rule.code === 'st_asuminen:P1.4' ? { ...rule, serviceClass: 'P1' } : rule,
    );
    expect(codesOf({ rules })).toEqual(['MAIN_CLASSES_ONLY']);
  });

  it('takes a main class beside one below it', () => {
    expect(codesOf(withRule({ theme: 'st_asuminen', serviceClass: 'P1' }))).toEqual([]);
  });

  it('refuses youth rules that add where they should replace: five classes could come together', () => {
    const rules = source.rules.map((rule) =>
      rule.effect === 'REPLACES' ? { ...rule, effect: 'ADDS' as const } : rule,
    );
    const faults = faultsOf({ rules });
    expect([...new Set(faults.map(({ code }) => code))]).toEqual(['TOO_MANY_CLASSES']);
    expect(faults[0]!.message).toContain('5 classes (P25.5, P28.7, P28.2, P8.3, P28.6)');
  });

  it('lists all faults at once, in the message too', () => {
    const rules = [
      ...withRule({ serviceClass: 'P413' }).rules,
      ...withRule({ code: 'other', theme: 'st_nothing' }).rules.slice(-1),
    ];
    const compile = () => compileRuleSet({ ...source, rules }, catalogue);
    expect(compile).toThrow(RuleSetInvalid);
    expect(compile).toThrow(
      /UNKNOWN_SERVICE_CLASS: Rule extra: no service class P413\.\n- UNKNOWN_THEME/,
    );
  });

  it('reads OTHER as every form that no other rule of the theme lists', () => {
    const outcomes = compileRuleSet(source, catalogue).outcomes.get('st_digitaidot')!;
    const classOf = (form: string) => outcomes.get(form)!.ordinary[0]!.serviceClass;
    expect([...outcomes.keys()].map((form) => [form, classOf(form)])).toEqual([
      ['sm_vertaistuki', 'P9.4'],
      ['sm_ystavatoiminta', 'P9.4'],
      ['sm_koulutus', 'P25.7'],
      ['sm_ohjaus', 'P9.4'],
      ['sm_oppaat', 'P9.4'],
      ['sm_arjen_tuki', 'P9.4'],
      ['sm_ryhmatoiminta', 'P9.4'],
    ]);
  });
});
