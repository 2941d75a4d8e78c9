import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reference } from '../../reference';
import { silentLog } from '../kit/log';
import { startService, type RunningService } from '../kit/service';
import { createTestDatabase, type TestDatabase } from '../kit/testing';
import { defineClassification } from './index';
import { catalogueOf } from './prepared-catalogue';
import { readRuleFile } from './rule-file';

const built = reference().ruleSet;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: object | string): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** The built-in rules in a version of their own, changed. */
const version = (name: string, change: object = {}): object => ({
  ...built,
  version: name,
  ...change,
});

const withClass = (serviceClass: string): object => ({
  rules: built.rules.map((rule) =>
    rule.code === 'st_asuminen:P1.4' ? { ...rule, serviceClass } : rule,
  ),
});

describe('a rule set in a file', () => {
  const faultsOf = (content: object | string): string => {
    const path = write('rules.json', content);
    try {
      readRuleFile(path, reference());
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };

  it('is taken without a period and without telling where its rules come from', () => {
    const rules = built.rules.map((rule) => ({ ...rule, provenance: undefined }));
    const path = write('rules.json', { version: 'short', rules, gaps: built.gaps });
    const ruleSet = readRuleFile(path, reference());
    expect(ruleSet).toMatchObject({ validFrom: null, validUntil: null });
    expect(ruleSet.rules[0]).toMatchObject({ serviceClass: 'P1.4', provenance: { code: 'P1.4' } });
  });

  it('is refused with everything that is wrong in its form', () => {
    const [first, ...others] = built.rules;
    const nameless = { ...built, version: undefined };
    const rules = [{ ...first, effect: 'TAKES', onlyYouth: 'no' }, ...others];
    const message = faultsOf({ ...nameless, rules, validFrom: 'tomorrow', colour: 'red' });
    for (const fault of [
      "MALFORMED: The file must have required property 'version' (version).",
      'MALFORMED: The file must NOT have additional properties (colour).',
      'MALFORMED: /validFrom must match pattern',
      'MALFORMED: /rules/0/onlyYouth must be boolean (boolean).',
      'MALFORMED: /rules/0/effect must be equal to one of the allowed values (ASSIGNS, REPLACES, ADDS).',
    ])
      expect(message).toContain(fault);
  });

  it('is refused with everything that is wrong in what it says', () => {
    const [first, ...others] = built.rules;
    const message = faultsOf(
      version('x', {
        rules: [{ ...first, serviceClass: 'P413' }, ...others],
        gaps: [...built.gaps, { ...built.gaps[0], theme: 'st_x', forms: ['sm_x'] }],
        keywords: { st_asuminen: ['kw_x'], st_y: [] },
        targetGroups: { BABY: 'KR9', NOBODY: 'KR1' },
        validFrom: '2027-01-01',
        validUntil: '2026-01-01',
      }),
    );
    const codes = [...message.matchAll(/- (\w+): /g)].map(([, code]) => code);
    expect(codes.sort()).toEqual([
      'DUPLICATE_GAP',
      'INVALID_PERIOD',
      'UNKNOWN_AGE_GROUP',
      'UNKNOWN_FORM',
      'UNKNOWN_KEYWORD',
      'UNKNOWN_SERVICE_CLASS',
      'UNKNOWN_TARGET_GROUP',
      'UNKNOWN_THEME',
      'UNKNOWN_THEME',
    ]);
  });

  it.each([
    ['is not there', () => join(folder, 'nothing.json'), /cannot be read: ENOENT/],
    ['is no JSON', () => write('rules.json', '{'), /cannot be read: .*JSON/],
    ['is something else', () => write('rules.json', '[]'), /The file must be object/],
  ])('is refused when it %s', (_, path, words) => {
    expect(() => readRuleFile(path(), reference())).toThrow(words);
  });
});

describe('CLASSIFICATION_RULES', () => {
  let database: TestDatabase;
  const running: RunningService[] = [];
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    for (const service of running.splice(0)) await service.close();
    await database.drop();
  });

  async function start(ruleFiles: string | null): Promise<RunningService> {
    const definition = defineClassification({ ruleFiles });
    const service = await startService(definition, { url: database.url, log: silentLog });
    running.push(service);
    return service;
  }

  const inForce = (service: RunningService): string => catalogueOf(service).ruleSet.version;
  const versions = (service: RunningService): string[] =>
    catalogueOf(service).ruleSets.map((one) => one.version);

  it('brings in a version that holds from its day on, and keeps the others', async () => {
    write('now.json', version('2025', { validFrom: '2025-01-01', ...withClass('P1.3') }));
    write('later.json', version('2999', { validFrom: '2999-01-01' }));
    write('before.json', version('1999', { validUntil: '1999-12-31' }));
    write('note.txt', 'no rule set');
    const service = await start(folder);
    expect(inForce(service)).toBe('2025');
    expect(versions(service)).toEqual(['1999', '2024', '2025', '2999']);
    expect(
      catalogueOf(service).ruleSet.outcomes.get('st_asuminen')?.get('sm_ohjaus'),
    ).toMatchObject({ ordinary: [{ serviceClass: 'P1.3' }] });
  });

  it('goes by the day on which a version begins, whatever its name', async () => {
    write('a.json', version('2025.10', { validFrom: '2025-10-01' }));
    write('b.json', version('2025.9', { validFrom: '2025-09-01' }));
    expect(inForce(await start(folder))).toBe('2025.10');
  });

  it('may give themes other keywords and ages other target groups', async () => {
    const file = write(
      'rules.json',
      version('2025', {
        validFrom: '2025-01-01',
        keywords: { ht_hyvinvointi: ['kw_liikunta'] },
        targetGroups: { ELDERLY: 'KR1' },
        gaps: built.gaps.filter(({ kind }) => kind === 'NO_SERVICE_CLASS'),
      }),
    );
    const { ruleSet, ruleSets } = catalogueOf(await start(file));
    expect(ruleSet.themeByCode.get('ht_hyvinvointi')?.keywords).toEqual(['kw_liikunta']);
    expect(ruleSet.ageGroupByCode.get('ELDERLY')?.targetGroup).toBe('KR1');
    const [before] = ruleSets.filter((one) => one.version === '2024');
    expect(before?.ageGroupByCode.get('ELDERLY')?.targetGroup).toBe('KR1.1');
  });

  it('stops the start with the faults and changes nothing: the old version goes on', async () => {
    const file = write('rules.json', version('2025', { validFrom: '2025-01-01' }));
    const before = await start(file);
    write('rules.json', version('2026', { validFrom: '2026-01-01', ...withClass('P1') }));
    await expect(start(file)).rejects.toThrow(/Rule set 2026 [^]*MAIN_CLASSES_ONLY: st_asuminen/);
    const kept = await before.dataSource.query('SELECT version FROM rule_set_version ORDER BY 1');
    expect(kept).toEqual([{ version: '2024' }, { version: '2025' }]);
  });

  it('does not take a version twice', async () => {
    const file = write('rules.json', version('2024'));
    await expect(start(file)).rejects.toThrow(/DUPLICATE_VERSION/);
  });

  it('that is taken away takes its versions along', async () => {
    const file = write('rules.json', version('2025', { validFrom: '2025-01-01' }));
    expect(inForce(await start(file))).toBe('2025');
    expect(versions(await start(null))).toEqual(['2024']);
  });
});
