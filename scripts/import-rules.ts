import { posix } from 'node:path';

/** One import as written in a source file. Type-only imports leave no trace at run time. */
export interface ImportStatement {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

export interface SourceFile {
  /** Path from the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

interface Rule {
  /** The rule holds for files below this folder; the longest matching folder wins. */
  readonly folder: string;
  readonly mayImport: readonly string[];
  /** Folders or files of which only the types may be used. */
  readonly typesOf?: readonly string[];
}

/** Arrows point one way. What is not listed is forbidden. */
export const rules: readonly Rule[] = [
  { folder: 'platform', mayImport: ['platform'] },
  { folder: 'reference', mayImport: ['reference', 'platform'] },
  { folder: 'demo', mayImport: ['demo', 'reference', 'platform'] },
  {
    folder: 'services/kit',
    mayImport: ['services/kit', 'platform', 'reference'],
    typesOf: ['demo/records.ts'],
  },
  ...['organisations', 'listings', 'announcements', 'classification'].map((name) => ({
    folder: `services/${name}`,
    mayImport: [`services/${name}`, 'services/kit', 'platform', 'reference'],
    typesOf: ['demo/records.ts'],
  })),
  { folder: 'gateway', mayImport: ['gateway', 'platform'] },
  {
    folder: 'gateway/execute',
    mayImport: ['gateway/execute', 'gateway/compose', 'gateway/request-context.ts', 'platform'],
    typesOf: ['gateway/plan', 'gateway/transport', 'gateway/engine.ts'],
  },
  { folder: 'clients', mayImport: ['clients'] },
  { folder: 'ptv-simulator', mayImport: ['ptv-simulator', 'platform'] },
  ...['app', 'bench', 'scripts', 'test'].map((folder) => ({ folder, mayImport: [''] })),
];

const statement =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:([^'";]*?)\sfrom\s+)?['"]([^'"]+)['"]|(?:require|import)\(\s*['"]([^'"]+)['"]\s*\)/g;

export function importsOf(text: string): ImportStatement[] {
  return [...text.matchAll(statement)].map(([, type, clause, from, called]) => ({
    specifier: (from ?? called) as string,
    typeOnly: type !== undefined || onlyInlineTypes(clause),
  }));
}

function onlyInlineTypes(clause: string | undefined): boolean {
  const names = clause?.match(/^\{([\s\S]*)\}$/)?.[1];
  if (names === undefined) return false;
  const parts = names.split(',').filter((part) => part.trim() !== '');
  return parts.length > 0 && parts.every((part) => /^\s*type\s/.test(part));
}

/** The project's own file that an import names, or undefined for packages. */
export function resolveImport(
  from: string,
  specifier: string,
  paths: ReadonlySet<string>,
): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = posix.join(posix.dirname(from), specifier);
  return [target, `${target}.ts`, `${target}/index.ts`].find((path) => paths.has(path));
}

/** Sentences that say which import breaks which rule; empty when all hold. */
export function findViolations(files: readonly SourceFile[]): string[] {
  const paths = new Set(files.map((file) => file.path));
  const directions = files.flatMap((file) => forbiddenImports(file, paths));
  return [...directions, ...findCycles(files, paths)];
}

function forbiddenImports(file: SourceFile, paths: ReadonlySet<string>): string[] {
  const rule = ruleFor(file.path);
  if (rule === undefined || isTestFile(file.path)) return [];
  return importsOf(file.text).flatMap(({ specifier, typeOnly }) => {
    const target = resolveImport(file.path, specifier, paths);
    if (target === undefined || isAllowed(rule, target, typeOnly)) return [];
    return [`${file.path} imports ${target}: ${rule.folder} may not.`];
  });
}

const isTestFile = (path: string): boolean =>
  path.endsWith('.test.ts') || path.includes('/testing/');

function ruleFor(path: string): Rule | undefined {
  const matching = rules.filter((rule) => isInside(path, rule.folder));
  return matching.sort((a, b) => b.folder.length - a.folder.length)[0];
}

const isInside = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

function isAllowed(rule: Rule, target: string, typeOnly: boolean): boolean {
  const allowed = typeOnly ? [...rule.mayImport, ...(rule.typesOf ?? [])] : rule.mayImport;
  return allowed.some((folder) => isInside(target, folder));
}

function findCycles(files: readonly SourceFile[], paths: ReadonlySet<string>): string[] {
  const edges = new Map(files.map((file) => [file.path, valueImports(file, paths)]));
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      cycles.push(`Import cycle: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`);
      return;
    }
    state.set(path, 'open');
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of edges.keys()) visit(path, []);
  return cycles;
}

function valueImports(file: SourceFile, paths: ReadonlySet<string>): string[] {
  return importsOf(file.text)
    .filter(({ typeOnly }) => !typeOnly)
    .flatMap(({ specifier }) => resolveImport(file.path, specifier, paths) ?? []);
}
