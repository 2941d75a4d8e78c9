import { ClientError } from '../../platform/errors';
import type { Catalogue, CodeList } from './catalogue';
import type { ClassificationInput } from './classification.type';
import type { ListingFacts } from './classify.rules';

/** The facts of an input, or an error that names the code or number that is not allowed. */
export function readFacts(catalogue: Catalogue, input: ClassificationInput): ListingFacts {
  const { category, themeCodes, formCode, ageGroups } = input;
  const themes = [...new Set(themeCodes)];
  if (themes.length < 1 || themes.length > 2)
    throw new ClientError(
      themes.length < 1 ? 'VALUE_MISSING' : 'TOO_MANY_VALUES',
      `\`themeCodes\` names ${themes.length} themes; give one or two.`,
      { argument: 'input.themeCodes' },
    );
  for (const code of themes) check(catalogue.themes, code, category, 'themeCodes');
  check(catalogue.activityForms, formCode, category, 'formCode');
  return { category, themes, form: formCode, ageGroups };
}

const queries = { themeCodes: 'themes', formCode: 'activityForms' } as const;

function check(
  list: CodeList<{ readonly category: string }>,
  code: string,
  category: string,
  field: keyof typeof queries,
): void {
  const argument = `input.${field}`;
  const hint = `\`${queries[field]}(category: ${category})\` lists what can be chosen.`;
  const entry = list.find(code);
  if (!entry)
    throw new ClientError('UNKNOWN_CODE', `There is no \`${code}\`; ${hint}`, { argument });
  if (entry.category === category) return;
  throw new ClientError(
    'CONFLICTING_VALUES',
    `\`${code}\` belongs to ${entry.category}, not to ${category}; ${hint}`,
    { argument },
  );
}
