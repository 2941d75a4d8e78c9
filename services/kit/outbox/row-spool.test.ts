import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { eventually } from '../testing';
import { RowSpool } from './row-spool';

const page = (from: number) =>
  Array.from({ length: 3 }, (_, index) => ({
    id: `row ${from + index} å`,
    at: new Date(from),
    nothing: null,
    list: ['a', from],
  }));

describe('a spool of rows', () => {
  it('gives back in order what was written, one page in memory at most', async () => {
    const spool = new RowSpool();
    for (const from of [0, 3, 6]) {
      await spool.write(page(from));
      expect(spool.pagesInMemory).toBe(1);
    }
    for (const from of [0, 3]) expect(await spool.read()).toEqual(page(from));
    await spool.write(page(9));
    for (const from of [6, 9]) expect(await spool.read()).toEqual(page(from));
    expect(await spool.read()).toBeNull();
    await spool.close();
  });

  it('leaves no name behind, and nothing to read once it is closed', async () => {
    const spool = new RowSpool();
    for (const from of [0, 3]) await spool.write(page(from));
    // Others may be making theirs at this moment.
    await eventually(async () => {
      const names = await readdir(tmpdir());
      return !names.some((name) => name.startsWith('lahella-graph-rows-'));
    });
    await spool.close();
    expect(await spool.read()).toBeNull();
    await spool.write(page(6));
    expect(await spool.read()).toBeNull();
  });
});
