import type { ServiceContext } from './context';
import { defineLoader, defineLoaderWith, groupedBy, inOrderOf } from './loader';

const context = (): ServiceContext => ({ loaders: new Map() }) as unknown as ServiceContext;

describe('a loader', () => {
  it('asks once for all keys of a request and remembers them for that request only', async () => {
    const batch = jest.fn(async (keys: readonly string[]) => keys.map((key) => key.toUpperCase()));
    const load = defineLoader(batch);
    const [one, other] = [context(), context()];
    expect(await Promise.all(['a', 'b', 'a'].map((key) => load(one).load(key)))).toEqual([
      'A',
      'B',
      'A',
    ]);
    await load(one).load('a');
    expect(batch).toHaveBeenCalledTimes(1);
    await load(other).load('a');
    expect(batch).toHaveBeenCalledTimes(2);
  });

  it('with arguments asks once for each different ones', async () => {
    const batch = jest.fn(async (keys: readonly string[], args: { first: number }) =>
      keys.map((key) => `${key}${args.first}`),
    );
    const load = defineLoaderWith(batch);
    const request = context();
    const answers = [1, 2, 1].map((first, index) => load(request, { first }).load(`k${index}`));
    expect(await Promise.all(answers)).toEqual(['k01', 'k12', 'k21']);
    expect(batch).toHaveBeenCalledTimes(2);
  });
});

describe('rows', () => {
  const rows = [
    { id: 'b', of: 'x' },
    { id: 'a', of: 'x' },
  ];

  it('come in the order of the keys, null where there is none', () => {
    expect(inOrderOf(['a', 'c', 'b'], rows, (row) => row.id)).toEqual([rows[1], null, rows[0]]);
  });

  it('are grouped by key, empty where there is none', () => {
    expect(groupedBy(['y', 'x'], rows, (row) => row.of)).toEqual([[], rows]);
  });

  it('are found by keys that every object has', () => {
    expect(inOrderOf(['__proto__', 'constructor'], rows, (row) => row.id)).toEqual([null, null]);
  });
});
