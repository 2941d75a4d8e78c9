import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds package.json: the same answer from the sources and from `dist/`. */
export const projectRoot = findProjectRoot(__dirname);

function findProjectRoot(start: string): string {
  if (existsSync(join(start, 'package.json'))) return start;
  const parent = dirname(start);
  if (parent === start) throw new Error(`No package.json above ${__dirname}`);
  return findProjectRoot(parent);
}
