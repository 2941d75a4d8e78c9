import { randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

export type Row = Readonly<Record<string, unknown>>;

/**
 * Rows on their way from a database that must not wait to a reader that may take its time: the
 * first page stays in memory, the others lie in a file that has no name any more, so that nothing
 * of it is left when the process ends in whatever way.
 */
export class RowSpool {
  #first: readonly Row[] | null = null;
  #file: FileHandle | null = null;
  /** Bytes of the pages in the file, oldest first. */
  readonly #lengths: number[] = [];
  #written = 0;
  #read = 0;
  #closed = false;

  /** Pages that are in memory at this moment: 0 or 1. */
  get pagesInMemory(): number {
    return this.#first ? 1 : 0;
  }

  async write(rows: readonly Row[]): Promise<void> {
    if (this.#closed) return;
    if (!this.#first && !this.#file) {
      this.#first = rows;
      return;
    }
    this.#file ??= await openNameless();
    const bytes = serialize(rows);
    await this.#file.write(bytes, 0, bytes.length, this.#written);
    this.#written += bytes.length;
    this.#lengths.push(bytes.length);
  }

  /** The next page in the order of writing; null when there is none left. */
  async read(): Promise<readonly Row[] | null> {
    const first = this.#first;
    this.#first = null;
    if (first) return first;
    const length = this.#lengths.shift();
    if (length === undefined || !this.#file) return null;
    const bytes = Buffer.alloc(length);
    await this.#file.read(bytes, 0, length, this.#read);
    this.#read += length;
    return deserialize(bytes) as Row[];
  }

  /** Gives the file back. Further reading finds nothing. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#first = null;
    this.#lengths.length = 0;
    const file = this.#file;
    this.#file = null;
    await file?.close();
  }
}

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `lahella-graph-rows-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}
