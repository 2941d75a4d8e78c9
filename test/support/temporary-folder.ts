import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that other accounts may enter too: PostgreSQL does not run as root. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `lahella-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}
