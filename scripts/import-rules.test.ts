import { findViolations, importsOf } from './import-rules';

describe('importsOf', () => {
  it('tells type-only imports from imports that run', () => {
    const text = [
      "import { a } from './a';",
      "import type { B } from './b';",
      "import { type C, type D } from './c';",
      "import { e, type F } from './e';",
      "export { g } from './g';",
      "import './h';",
    ].join('\n');
    expect(importsOf(text)).toEqual([
      { specifier: './a', typeOnly: false },
      { specifier: './b', typeOnly: true },
      { specifier: './c', typeOnly: true },
      { specifier: './e', typeOnly: false },
      { specifier: './g', typeOnly: false },
      { specifier: './h', typeOnly: false },
    ]);
  });
});

describe('findViolations', () => {
  it('refuses a service that imports another service', () => {
    const files = [
      { path: 'services/listings/index.ts', text: "import { x } from '../organisations/x';" },
      { path: 'services/organisations/x.ts', text: 'export const x = 1;' },
    ];
    expect(findViolations(files)).toEqual([
      'services/listings/index.ts imports services/organisations/x.ts: services/listings may not.',
    ]);
  });

  it('lets the executor know plans by their types only', () => {
    const plan = { path: 'gateway/plan/plan.ts', text: 'export const p = 1;' };
    const uses = (text: string) => [{ path: 'gateway/execute/a.ts', text }, plan];
    expect(findViolations(uses("import type { P } from '../plan/plan';"))).toEqual([]);
    expect(findViolations(uses("import { p } from '../plan/plan';"))).toHaveLength(1);
  });

  it('names every file of an import cycle', () => {
    const files = [
      { path: 'platform/a.ts', text: "import { b } from './b';" },
      { path: 'platform/b.ts', text: "import { a } from './a';" },
    ];
    expect(findViolations(files)).toEqual([
      'Import cycle: platform/a.ts → platform/b.ts → platform/a.ts',
    ]);
  });
});
