import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { ConfigError } from '../platform/errors';
import type { Entry } from './register';

const saveDelay = 200;

/** Where the simulator keeps what it holds from start to start. */
export class StateFile {
  readonly entries: readonly Entry[];
  readonly #file: string;
  #timer: NodeJS.Timeout | undefined;

  /** @throws ConfigError when the file is there and is none of a simulator. */
  constructor(file: string) {
    this.#file = file;
    this.entries = readEntries(file);
  }

  /** Saves soon: many changes are one write. */
  saveSoon(entries: () => readonly Entry[]): void {
    this.#timer ??= setTimeout(() => this.save(entries()), saveDelay);
  }

  /** The file is the old one or the new one, never half of it. */
  save(entries: readonly Entry[]): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const draft = `${this.#file}.new`;
    writeFileSync(draft, JSON.stringify(entries, null, 1));
    renameSync(draft, this.#file);
  }
}

function readEntries(file: string): readonly Entry[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Entry[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new ConfigError(`${file} is not a state of the PTV simulator: delete it.`);
  }
}
