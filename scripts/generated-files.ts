import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../platform/project-root';
import { renderClientTypes } from './client-types';
import { renderConfigurationPage } from './configuration-page';
import { renderErrorsPage } from './errors-page';
import { renderSchemas } from './schemas';

/** A file that is written by a command and committed; `npm run check` compares it. */
interface GeneratedFile {
  /** From the project's root. */
  readonly path: string;
  readonly content: string;
}

/** The subgraphs' SDL, the supergraph, the API schema and the pages written from tables. */
export async function renderSchemaFiles(): Promise<GeneratedFile[]> {
  return [
    ...(await renderSchemas()),
    { path: 'docs/errors.md', content: renderErrorsPage() },
    { path: 'docs/configuration.md', content: renderConfigurationPage() },
  ];
}

export async function renderClientFiles(): Promise<GeneratedFile[]> {
  return renderClientTypes();
}

/** A sentence for every committed file that differs from what its source gives today. */
export async function findStaleFiles(): Promise<string[]> {
  const schemas = (await renderSchemaFiles()).filter(isStale);
  const clients = (await renderClientFiles()).filter(isStale);
  return [
    ...schemas.map(({ path }) => `${path} is stale: run \`npm run schema\` and commit it.`),
    ...clients.map(({ path }) => `${path} is stale: run \`npm run codegen\` and commit it.`),
  ];
}

export function writeFiles(files: readonly GeneratedFile[]): void {
  for (const { path, content } of files) {
    const file = join(projectRoot, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log(`wrote ${path}`);
  }
}

function isStale({ path, content }: GeneratedFile): boolean {
  return readIfThere(join(projectRoot, path)) !== content;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
