import { chmod, cp, mkdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { silentLog, type Log } from '../log';
import { startEmbeddedPostgres } from '.';
import { chooseAccount, reachableBinaries, reachableFolder } from './account';
import { binariesIn, findBinaries, restoreSymlinks } from './binaries';
import { isAlive } from './process-end';

const folder = join(tmpdir(), `lahella-graph-account-${crypto.randomUUID()}`);
const isRoot = process.getuid?.() === 0;

beforeAll(() => mkdir(folder, { mode: 0o755 }));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('an ordinary user', () => {
  it('runs the binaries where they lie, on the folder that was asked for', async () => {
    const binaries = await findBinaries();
    expect(await reachableBinaries(binaries, null, '0', silentLog)).toBe(binaries);
    expect(reachableFolder('/root/data', null, silentLog)).toBe('/root/data');
  });
});

(isRoot ? describe : describe.skip)('root', () => {
  const account = chooseAccount();
  const version = `test-${crypto.randomUUID()}`;
  const told: string[] = [];
  const log: Log = { ...silentLog, info: (_fields, message) => void told.push(message) };

  it('lends the number of an account that is not root', () => {
    expect(account?.uid).toBeGreaterThan(0);
  });

  it('copies the binaries once to where that account may run them', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed);
    const { root } = await findBinaries();
    await cp(root, join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
    await chmod(closed, 0o700);
    const binaries = binariesIn(join(closed, 'native'));
    const copy = await reachableBinaries(binaries, account, version, log);
    const again = await reachableBinaries(binaries, account, version, log);
    await rm(copy.root, { recursive: true });
    expect(copy.root).not.toContain(closed);
    expect(again).toEqual(copy);
    expect(told).toHaveLength(1);
  });

  it('keeps a cluster elsewhere when its folder is closed to that account', async () => {
    const dataFolder = join(folder, 'private', 'data');
    await mkdir(dirname(dataFolder), { mode: 0o700 });
    const place = reachableFolder(dataFolder, account, silentLog);
    expect(reachableFolder(dataFolder, account, silentLog)).toBe(place);
    const { pid, stop } = await startEmbeddedPostgres({ dataFolder, log: silentLog });
    await stop();
    await rm(place, { recursive: true });
    expect(place).not.toContain(folder);
    expect(isAlive(pid)).toBe(false);
  });
});

describe('the symbolic links of the libraries', () => {
  it('are made where install scripts were switched off', async () => {
    const root = join(folder, 'native');
    await mkdir(join(root, 'lib'), { recursive: true });
    await writeFile(join(root, 'lib', 'libx.so.1.2'), '');
    const links = [{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so' }];
    await writeFile(join(root, 'pg-symlinks.json'), JSON.stringify(links));
    await restoreSymlinks(root);
    await restoreSymlinks(root);
    expect(await readlink(join(root, 'lib', 'libx.so'))).toBe('libx.so.1.2');
  });
});
