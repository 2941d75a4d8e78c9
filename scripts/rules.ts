import { reference } from '../reference';
import { readRuleFile } from '../services/classification/rule-file';

/**
 * `npm run rules -- check FILE`: whether a rule set of the classification may be used, with all
 * that is wrong with it. `CLASSIFICATION_RULES` names the file that is loaded at the next start.
 */
export function checkRuleFile(path: string): string {
  const { version, rules, validFrom, validUntil } = readRuleFile(path, reference());
  const from = validFrom ?? 'ever';
  const until = validUntil ?? 'further notice';
  return `Version ${version}: ${rules.length} rules, valid from ${from} until ${until}. It may be used.`;
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
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

if (require.main === module) main(process.argv.slice(2));
