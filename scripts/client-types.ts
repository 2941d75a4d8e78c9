import { generate, loadCodegenConfig } from '@graphql-codegen/cli';
import { join, relative } from 'node:path';
import { projectRoot } from '../platform/project-root';

/** What `codegen.yml` makes of the clients' operations and the committed API schema. */
export async function renderClientTypes(): Promise<{ path: string; content: string }[]> {
  const { config } = await loadCodegenConfig({ configFilePath: join(projectRoot, 'codegen.yml') });
  const files = (await generate({ ...config, cwd: projectRoot, silent: true }, false)) as {
    filename: string;
    content: string;
  }[];
  return files.map(({ filename, content }) => ({
    path: relative(projectRoot, join(projectRoot, filename)),
    content,
  }));
}
