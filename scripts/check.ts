import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { projectRoot } from '../platform/project-root';
import { findViolations, type SourceFile } from './import-rules';
import { findStaleFiles } from './generated-files';

/**
 * `npm run check`: types, lint, format, import rules and stale generated files. Prints one line a
 * check, with the findings below it, and ends with 1 when any of them found something.
 */
interface Check {
  readonly name: string;
  /** Resolves to what was found; an empty text means that all is well. */
  run(): Promise<string>;
}

const sourceFolders = readdirSync(projectRoot, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^(\.|node_modules$|dist$)/.test(entry.name))
  .map((entry) => entry.name);

const checks: readonly Check[] = [
  { name: 'types', run: () => tool('typescript/bin/tsc', ['--project', '.']) },
  { name: 'lint', run: () => tool('eslint/bin/eslint.js', ['.']) },
  {
    name: 'format',
    run: () => tool('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  },
  { name: 'import rules', run: async () => findViolations(readSources()).join('\n') },
  { name: 'generated files', run: async () => (await findStaleFiles()).join('\n') },
];

function tool(bin: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join('node_modules', bin), ...args], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve(status === 0 ? '' : output || `ended with ${status}`));
  });
}

function readSources(): SourceFile[] {
  return sourceFolders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return {
          path: relative(projectRoot, file).split(sep).join('/'),
          text: readFileSync(file, 'utf8'),
        };
      }),
  );
}

async function main(): Promise<void> {
  const results = await Promise.all(
    checks.map(async (check) => [check, await check.run()] as const),
  );
  for (const [check, findings] of results) {
    console.log(`${findings === '' ? 'ok    ' : 'FAILED'}  ${check.name}`);
    if (findings !== '') console.log(findings.trimEnd());
  }
  process.exitCode = results.every(([, findings]) => findings === '') ? 0 : 1;
}

void main();
