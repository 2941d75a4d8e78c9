import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '../platform/error-codes';
import { projectRoot } from '../platform/project-root';
import { renderErrorsPage } from './errors-page';

describe('renderErrorsPage', () => {
  it('has a row for every code', () => {
    const page = renderErrorsPage();
    for (const code of Object.keys(errorCodes)) expect(page).toContain(`| \`${code}\` |`);
  });

  it('is what docs/errors.md holds', () => {
    expect(readFileSync(join(projectRoot, 'docs/errors.md'), 'utf8')).toBe(renderErrorsPage());
  });
});
