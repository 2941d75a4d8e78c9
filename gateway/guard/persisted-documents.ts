import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ConfigError } from '../../platform/errors';
import { refuse } from './request-refused';
import { WeightedCache } from './weighted-cache';

export interface PersistedOptions {
  readonly mode: 'off' | 'auto' | 'only';
  /** Documents of the allow-list by the SHA-256 of their text. */
  readonly allowed: ReadonlyMap<string, string>;
  /** Documents that clients may have registered at the same time. */
  readonly size: number;
}

export interface AllowListSettings {
  readonly mode: PersistedOptions['mode'];
  readonly file: string | null;
}

/** What a request sends in place of, or beside, its document. */
export interface PersistedParams {
  readonly query: string | null;
  readonly extensions: Readonly<Record<string, unknown>> | null;
}

export interface FoundDocument {
  readonly text: string;
  /** Set when the client asks to remember the text: to be stored once it proved valid. */
  readonly register: string | null;
}

export interface PersistedDocuments {
  /** @throws RequestRefused BAD_REQUEST or PERSISTED_QUERY_… */
  find(params: PersistedParams): FoundDocument;
  store(hash: string, text: string): void;
}

/** Registered texts are bounded by their length: `size` documents of this many characters. */
const charactersPerDocument = 2_000;

/** Automatic persisted queries, and the allow-list. */
export function createPersistedDocuments(options: PersistedOptions): PersistedDocuments {
  const { mode, allowed, size } = options;
  const registered = new WeightedCache<string>(size * charactersPerDocument);

  return {
    find(params) {
      const hash = hashOf(params.extensions);
      if (mode === 'only')
        return { text: allowedText(allowed, hash, params.query), register: null };
      if (hash === null) return { text: textOf(params.query), register: null };
      if (mode === 'off') throw refuse('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotSupported');
      if (params.query !== null) return { text: matching(params.query, hash), register: hash };
      const text = allowed.get(hash) ?? registered.get(hash);
      // Clients compare this very text before they send the whole document.
      if (text === undefined) throw refuse('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
      return { text, register: null };
    },
    store: (hash, text) => registered.set(hash, text, text.length),
  };
}

function textOf(query: string | null): string {
  if (query !== null && query.trim() !== '') return query;
  throw refuse('BAD_REQUEST', 'The request has no `query`: send the text of an operation.');
}

function allowedText(
  allowed: ReadonlyMap<string, string>,
  hash: string | null,
  query: string | null,
): string {
  const key = query === null ? hash : sha256(query);
  const text = key === null ? undefined : allowed.get(key);
  if (text !== undefined) return text;
  const message =
    'This gateway runs only documents of its allow-list (PERSISTED_QUERIES_FILE): send the hash or ' +
    'the text of a registered one.';
  throw refuse('PERSISTED_QUERY_ONLY', message);
}

function matching(query: string, hash: string): string {
  if (sha256(query) === hash) return query;
  const message =
    'The hash in `extensions.persistedQuery` is not the SHA-256 of `query`: send that of the exact ' +
    'text, in hexadecimal.';
  throw refuse('PERSISTED_QUERY_HASH_MISMATCH', message);
}

function hashOf(extensions: PersistedParams['extensions']): string | null {
  const persisted = extensions?.persistedQuery;
  if (persisted === undefined || persisted === null) return null;
  const { version, sha256Hash } = persisted as { version?: unknown; sha256Hash?: unknown };
  if (version === 1 && typeof sha256Hash === 'string' && /^[0-9a-f]{64}$/i.test(sha256Hash)) {
    return sha256Hash.toLowerCase();
  }
  const shape = '{ "version": 1, "sha256Hash": 64 hexadecimal digits }';
  throw refuse('BAD_REQUEST', `\`extensions.persistedQuery\` must be ${shape}.`);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Reads the allow-list: a JSON object from hash to document. Without a file nothing is listed.
 *
 * @throws ConfigError when there is no such file, a hash does not belong to its document, or nothing
 *   could run for want of a file
 */
export async function loadAllowList({
  mode,
  file,
}: AllowListSettings): Promise<ReadonlyMap<string, string>> {
  if (file === null && mode === 'only')
    throw new ConfigError(
      'PERSISTED_QUERIES is "only", and no document is allowed: name a file of them in ' +
        'PERSISTED_QUERIES_FILE.',
    );
  if (file === null) return new Map();
  const entries = Object.entries(await readJsonObject(file));
  return new Map(entries.map(([hash, text]) => checkEntry(file, hash, text)));
}

async function readJsonObject(file: string): Promise<object> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : null;
    if (reason !== null) throw new ConfigError(`PERSISTED_QUERIES_FILE: ${file} ${reason}.`);
  }
  throw new ConfigError(
    `PERSISTED_QUERIES_FILE: ${file} must hold a JSON object { "sha256": "document" }.`,
  );
}

function checkEntry(file: string, hash: string, text: unknown): [string, string] {
  if (typeof text === 'string' && sha256(text) === hash.toLowerCase()) {
    return [hash.toLowerCase(), text];
  }
  throw new ConfigError(
    `PERSISTED_QUERIES_FILE: in ${file}, ${hash} is not the SHA-256 of its document.`,
  );
}
