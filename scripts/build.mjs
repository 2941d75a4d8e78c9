// Compiles the TypeScript sources into dist/, file by file and only what changed: a second start
// pays a few milliseconds for looking. Types are checked by `npm run check`, not here.
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const sourceFolders = [
  'app',
  'bench',
  'clients',
  'demo',
  'gateway',
  'platform',
  'ptv-simulator',
  'reference',
  'scripts',
  'services',
  'test',
];

/** Brings dist/ up to date. Returns how many files were compiled. */
export async function build() {
  const sources = sourceFolders.flatMap((folder) => listFiles(join(root, folder))).filter(isSource);
  removeOrphans(new Set(sources.map(outputOf)));
  const stale = sources.filter(isStale);
  if (stale.length === 0) return 0;
  const { transformFile } = await import('@swc/core');
  await Promise.all(stale.map((file) => compile(file, transformFile)));
  return stale.length;
}

const isSource = (file) =>
  file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('.d.ts');

const outputOf = (file) => join(dist, relative(root, file)).replace(/\.ts$/, '.js');

function listFiles(folder) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

// The output carries its source's time: a source replaced by an older one is stale as well.
function isStale(file) {
  const output = statSync(outputOf(file), { throwIfNoEntry: false });
  return output === undefined || Math.abs(output.mtimeMs - statSync(file).mtimeMs) > 1;
}

async function compile(file, transformFile) {
  const { mtime } = statSync(file);
  const output = outputOf(file);
  const { code, map } = await transformFile(file, {
    cwd: root,
    configFile: join(root, '.swcrc'),
    sourceFileName: relative(dirname(output), file),
  });
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(`${output}.map`, map);
  writeFileSync(output, `${code}\n//# sourceMappingURL=${output.split('/').at(-1)}.map\n`);
  utimesSync(output, mtime, mtime);
}

function removeOrphans(outputs) {
  if (statSync(dist, { throwIfNoEntry: false }) === undefined) return;
  for (const file of listFiles(dist)) {
    if (!outputs.has(file.replace(/\.map$/, ''))) rmSync(file);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  const count = await build();
  console.log(`Compiled ${count} files in ${Math.round(performance.now() - started)} ms.`);
}
