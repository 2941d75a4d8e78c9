import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/project-root';

const page = readFileSync(join(projectRoot, 'docs', 'hardening.md'), 'utf8');

/** Every row's test: its title and its file. */
const shown = [...page.matchAll(/\| \[(.+)\]\(\.\.\/(\S+\.test\.ts)\) +\|$/gm)].map(
  ([, title, file]) => [title ?? '', file ?? ''] as const,
);
const rows = page
  .split('\n')
  .filter((line) => /^\| /.test(line) && !/^\| (what comes|-)/.test(line));

describe('the table of what is withstood', () => {
  it('names a test in each row', () => {
    expect(shown).toHaveLength(rows.length);
    expect(rows.length).toBeGreaterThan(90);
  });

  it.each(shown)('shows "%s" in %s', (title, file) => {
    const path = join(projectRoot, file);
    expect(existsSync(path)).toBe(true);
    const source = readFileSync(path, 'utf8');
    // Formatted code may hold the title behind any quote, with or without a table before it.
    const quoted = ["'", '"', '`'].map((quote) => `(${quote}${title}${quote},`);
    const broken = ["'", '"', '`'].map((quote) => `\n    ${quote}${title}${quote},`);
    expect([...quoted, ...broken].some((text) => source.includes(text))).toBe(true);
  });
});
