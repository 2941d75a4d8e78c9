import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPersistedDocuments, loadAllowList } from './persisted-documents';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(text) } });

describe('documents that clients register', () => {
  it('are kept up to a size, those used longest ago are forgotten', () => {
    const documents = createPersistedDocuments({ mode: 'auto', allowed: new Map(), size: 2 });
    const texts = Array.from({ length: 21 }, (_, i) => `{ a${i} } #`.padEnd(200, 'x'));
    const find = (text = '') => documents.find({ query: null, extensions: persisted(text) });
    for (const text of texts.slice(0, 20)) documents.store(sha256(text), text);
    find(texts[0]);
    documents.store(sha256(texts[20] ?? ''), texts[20] ?? '');
    expect(find(texts[0]).text).toBe(texts[0]);
    expect(() => find(texts[1])).toThrow('PersistedQueryNotFound');
  });

  it('are not taken when that is off', () => {
    const documents = createPersistedDocuments({ mode: 'off', allowed: new Map(), size: 2 });
    const extensions = persisted('{ a }');
    expect(() => documents.find({ query: '{ a }', extensions })).toThrow('NotSupported');
    expect(documents.find({ query: '{ a }', extensions: null }).text).toBe('{ a }');
  });
});

describe('the allow-list file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lahella-allowed-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const load = async (text: string) => {
    const file = join(folder, 'allowed.json');
    await writeFile(file, text);
    return loadAllowList({ mode: 'auto', file });
  };

  it('is read by hash', async () => {
    const list = await load(JSON.stringify({ [sha256('{ a }')]: '{ a }' }));
    expect(list.get(sha256('{ a }'))).toBe('{ a }');
  });

  it.each([
    ['[]', 'must hold a JSON object'],
    ['{', 'must hold a JSON object'],
    ['{"abc":"{ a }"}', 'abc is not the SHA-256 of its document'],
    ['{"abc":7}', 'abc is not the SHA-256 of its document'],
  ])('stops the start when it holds %s', async (text, reason) => {
    await expect(load(text)).rejects.toThrow(reason);
  });
});
