import { specialiseAfter } from '../../platform/specialised';
import { compileCollect, compilePath } from './positions';
import type { ResultObject } from './result-object';

const possibleTypes = new Map([['Node', new Set(['User', 'Bot'])]]);

describe.each([
  ['in general', Number.POSITIVE_INFINITY],
  ['by code of its own', 0],
])('objects are collected, %s,', (_, runs) => {
  beforeEach(() => specialiseAfter(runs));
  afterAll(() => specialiseAfter(100));

  const collected = (root: unknown, path: Parameters<typeof compilePath>[0]): ResultObject[] => {
    const found: ResultObject[] = [];
    compileCollect(compilePath(path, possibleTypes)).run(root, found);
    return found;
  };
  const one = { id: 1 };
  const two = { id: 2 };

  it('at the root', () => expect(collected(one, [])).toEqual([one]));
  it('nowhere where there is null', () => expect(collected(null, [])).toEqual([]));

  it('under keys', () =>
    expect(collected({ a: { b: one } }, [{ Field: 'a' }, { Field: 'b' }])).toEqual([one]));

  it('in lists, gaps left out', () =>
    expect(collected({ a: [one, null, two] }, [{ Field: 'a' }, '@'])).toEqual([one, two]));

  it('in lists of lists, whether the path tells of them or not', () => {
    const root = { a: [[one], [two, null]] };
    expect(collected(root, [{ Field: 'a' }, '@', '@'])).toEqual([one, two]);
    expect(collected(root, [{ Field: 'a' }])).toEqual([one, two]);
    expect(collected([[{ a: one }], { a: two }], [{ Field: 'a' }])).toEqual([one, two]);
  });

  it('not in what is no list where there should be one', () =>
    expect(collected({ a: one }, [{ Field: 'a' }, '@'])).toEqual([]));

  it('of some types, and of those that implement them', () => {
    const of = (...names: string[]) => names.map((name) => ({ __typename: name }));
    const root = { a: [...of('User', 'Bot', 'Page'), one] };
    const typesOf = (path: Parameters<typeof compilePath>[0]) =>
      collected(root, path).map(({ __typename: name }) => name);
    const items = [{ Field: 'a' }, '@'] as const;
    expect(typesOf([...items, { TypeCondition: ['Bot'] }])).toEqual(['Bot', undefined]);
    expect(typesOf([...items, { TypeCondition: ['Node'] }])).toEqual(['User', 'Bot', undefined]);
    expect(typesOf([...items, { TypeCondition: ['Node'] }, { TypeCondition: ['Bot'] }])).toEqual([
      'Bot',
      undefined,
    ]);
  });
});
