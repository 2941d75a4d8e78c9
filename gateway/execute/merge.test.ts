import { RawText } from '../../platform/raw-text';
import { specialiseAfter } from '../../platform/specialised';
import { compileMerge, type MergeKey } from './merge';
import type { ResultObject } from './result-object';

const key = (name: string, children: readonly MergeKey[] | null = null): MergeKey => ({
  key: name,
  children,
  vague: null,
});
const typename: MergeKey = { key: '__typename', children: null, vague: new Set(['Node']) };

describe.each([
  ['in general', Number.POSITIVE_INFINITY],
  ['by code of its own', 0],
])('merging, %s', (_, runs) => {
  beforeEach(() => specialiseAfter(runs));
  afterAll(() => specialiseAfter(100));

  it.each<[string, MergeKey[], ResultObject, ResultObject, ResultObject]>([
    ['adds what is not there', [key('a')], { b: 1 }, { a: 2 }, { b: 1, a: 2 }],
    ['takes nothing but what was asked for', [key('a')], {}, { a: 1, b: 2 }, { a: 1 }],
    ['leaves what the answer does not have', [key('a')], { a: 1 }, {}, { a: 1 }],
    ['adds null where nothing is', [key('a')], {}, { a: null }, { a: null }],
    ['puts a value in the place of null', [key('a')], { a: null }, { a: 1 }, { a: 1 }],
    [
      'puts an object in the place of null',
      [key('a', [key('b')])],
      { a: null },
      { a: { b: 1 } },
      { a: { b: 1 } },
    ],
    ['puts no null in the place of a value', [key('a')], { a: 1 }, { a: null }, { a: 1 }],
    ['takes the newer value', [key('a')], { a: 1 }, { a: 2 }, { a: 2 }],
    [
      'goes into objects',
      [key('a', [key('b'), key('c')])],
      { a: { b: 1 } },
      { a: { b: 2, c: 3, d: 4 } },
      { a: { b: 2, c: 3 } },
    ],
    [
      'goes into lists, and fills their gaps',
      [key('a', [key('b')])],
      { a: [{ c: 1 }, null, [{}]] },
      { a: [{ b: 2 }, { b: 3 }, [{ b: 4 }]] },
      { a: [{ c: 1, b: 2 }, { b: 3 }, [{ b: 4 }]] },
    ],
    [
      'leaves an object alone where the answer has none',
      [key('a', [key('b')])],
      { a: { b: 1 } },
      { a: new RawText('x') },
      { a: { b: 1 } },
    ],
    [
      'does not let the name of an interface hide that of the type',
      [typename],
      { __typename: 'User' },
      { __typename: 'Node' },
      { __typename: 'User' },
    ],
    [
      'takes the name of the type for that of an interface',
      [typename],
      { __typename: 'Node' },
      { __typename: 'User' },
      { __typename: 'User' },
    ],
  ])('%s', (_name, keys, target, source, expected) => {
    const first = structuredClone(target);
    compileMerge(keys).run([first, target], source);
    expect(first).toEqual(expected);
    expect(target).toEqual(expected);
  });
});
