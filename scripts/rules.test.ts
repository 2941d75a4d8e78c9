import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reference } from '../reference';
import { checkRuleFile } from './rules';

const folder = mkdtempSync(join(tmpdir(), 'rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

function check(change: object): string {
  const path = join(folder, 'rules.json');
  writeFileSync(path, JSON.stringify({ ...reference().ruleSet, ...change }));
  return checkRuleFile(path);
}

describe('npm run rules -- check', () => {
  it('lets the rules through that are in force', () => {
    expect(check({ version: '2027.1', validFrom: '2027-01-01' })).toBe(
      'Version 2027.1: 36 rules, valid from 2027-01-01 until further notice. It may be used.',
    );
  });

  it('lists all that is wrong', () => {
    const [first, second, ...others] = reference().ruleSet.rules;
    const rules = [{ ...first!, serviceClass: 'P99.9' }, { ...second!, theme: 'st_x' }, ...others];
    expect(() => check({ rules })).toThrow(
      /UNKNOWN_SERVICE_CLASS: .*P99\.9[^]*UNKNOWN_THEME: .*st_x/,
    );
  });

  it('says where the form is wrong', () => {
    expect(() => check({ rules: null })).toThrow('/rules must be array');
  });
});
