import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../platform/errors';
import type { ClassificationRule, ClassificationRuleSet, Reference } from '../../reference';
import { shapeFaults } from './rule-file.shape';
import { findFaults, type RuleFault } from './rule-faults.rules';
import { listFaults, withListsOf } from './rule-lists';
import { RuleSetInvalid } from './rule-set';

/**
 * Reads a rule set and validates it against the code lists.
 *
 * @throws RuleSetInvalid with everything that is wrong; ConfigError when it cannot be read
 */
export function readRuleFile(path: string, reference: Reference): ClassificationRuleSet {
  const value = parse(path);
  const misshapen = shapeFaults(value);
  if (misshapen.length > 0) throw new RuleSetInvalid(`of ${path}`, misshapen);
  const { validFrom = null, validUntil = null, rules, ...rest } = value as WrittenRuleSet;
  const ruleSet = { ...rest, validFrom, validUntil, rules: rules.map(withProvenance) };
  requireFaultless(ruleSet, reference);
  return ruleSet;
}

/** As a file has it: its period and where a rule comes from may be left out. */
type WrittenRule = Omit<ClassificationRule, 'provenance'> &
  Partial<Pick<ClassificationRule, 'provenance'>>;
type WrittenRuleSet = Omit<ClassificationRuleSet, 'validFrom' | 'validUntil' | 'rules'> &
  Partial<Pick<ClassificationRuleSet, 'validFrom' | 'validUntil'>> & {
    readonly rules: readonly WrittenRule[];
  };

const withProvenance = (rule: WrittenRule): ClassificationRule => ({
  ...rule,
  provenance: rule.provenance ?? { line: '', code: rule.serviceClass, name: '', flags: [] },
});

function requireFaultless(ruleSet: ClassificationRuleSet, reference: Reference): void {
  const faults: RuleFault[] = [
    ...listFaults(ruleSet, reference),
    ...findFaults(ruleSet, withListsOf(ruleSet, reference)),
  ];
  if (faults.length > 0) throw new RuleSetInvalid(ruleSet.version, faults);
}

/**
 * The reference data with the rule sets of a file, or of all `.json` files of a folder, beside its
 * own.
 *
 * @throws RuleSetInvalid, ConfigError as `readRuleFile`; and for a version that is there already
 */
export function withRuleFiles(reference: Reference, path: string | null): Reference {
  if (path === null) return reference;
  const ruleSets = [...reference.ruleSets];
  for (const file of filesOf(path)) {
    const ruleSet = readRuleFile(file, reference);
    if (ruleSets.some(({ version }) => version === ruleSet.version))
      throw new RuleSetInvalid(ruleSet.version, [
        { code: 'DUPLICATE_VERSION', message: `${file} has a version that is there already.` },
      ]);
    ruleSets.push(ruleSet);
  }
  const digest = createHash('sha256').update(JSON.stringify([reference.digest, ruleSets]));
  return { ...reference, ruleSets, digest: digest.digest('hex') };
}

function filesOf(path: string): readonly string[] {
  return readable(path, () => {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.endsWith('.json'));
    return names.sort().map((name) => join(path, name));
  });
}

const parse = (path: string): unknown =>
  readable(path, () => JSON.parse(readFileSync(path, 'utf8')));

function readable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ConfigError(
      `The rule set ${path} of the classification cannot be read: ${(error as Error).message}`,
    );
  }
}
