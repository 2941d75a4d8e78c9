import { readFileSync } from 'node:fs';
import { reference, type ClassificationRuleSet } from '../reference';
import { RuleSetInvalid, compileRuleSet } from '../services/classification/rule-set';

/**
 * `npm run rules -- check FILE`: whether a rule set of the classification may be used, with all
 * that is wrong with it. A file that may stands beside `reference/data/classification-rules.json`
 * as `classification-rules-….json` and holds within its period from the next start on.
 */
export function checkRuleFile(path: string): string {
  const source = JSON.parse(readFileSync(path, 'utf8')) as ClassificationRuleSet;
  if (!source.version || !Array.isArray(source.rules) || !Array.isArray(source.gaps))
    throw new Error('A rule set has a `version`, `rules` and `gaps`.');
  const { rules } = compileRuleSet(source, reference()).source;
  const from = source.validFrom ?? 'ever';
  const until = source.validUntil ?? 'further notice';
  return `Version ${source.version}: ${rules.length} rules, valid from ${from} until ${until}. It may be used.`;
}

function main([command, path]: readonly string[]): void {
  if (command !== 'check' || path === undefined) {
    console.error('Usage: npm run rules -- check FILE');
    process.exitCode = 2;
    return;
  }
  try {
    console.log(checkRuleFile(path));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(error instanceof RuleSetInvalid ? reason : `${path}: ${reason}`);
    process.exitCode = 1;
  }
}

if (require.main === module) main(process.argv.slice(2));
