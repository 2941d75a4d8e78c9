import { settingRows } from '../platform/config';

/** `docs/configuration.md`, written from the table in `platform/config.ts`. */
export function renderConfigurationPage(): string {
  const rows = settingRows().map(
    (row) => `| \`${row.name}\` | ${code(row.default)} | ${row.meaning} |`,
  );
  return `${introduction}\n\n${['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n')}\n`;
}

const code = (text: string): string => (text === '–' ? text : `\`${text}\``);

const introduction = `# Configuration

<!-- Written by \`npm run schema\` from platform/config.ts. -->

Every setting is an environment variable with a default that suits a first look. A value that cannot
be used stops the start with a sentence that names the variable, its value and what to write
instead; an empty variable counts as absent. Durations are milliseconds, sizes are bytes.`;
