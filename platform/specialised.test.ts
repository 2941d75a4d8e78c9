import { propertyText, specialised, specialiseAfter } from './specialised';

describe('a specialised function', () => {
  afterEach(() => specialiseAfter(100));

  const named = () =>
    specialised(
      (object: Record<string, unknown>): unknown[] => ['general', object['na"me']],
      () => ({
        known: { way: 'own' },
        text: `(object) => [way, ${propertyText('object', 'na"me')}]`,
      }),
    );

  it('is the general one until it is wanted often, then one of its own', () => {
    specialiseAfter(2);
    const holder = named();
    const ways = [1, 2, 3, 4].map((value) => holder.run({ 'na"me': value }));
    expect(ways).toEqual([
      ['general', 1],
      ['general', 2],
      ['own', 3],
      ['own', 4],
    ]);
  });

  it('stays the general one where code may not be generated', () => {
    specialiseAfter(0);
    const forbidding = jest.spyOn(globalThis, 'Function').mockImplementation(() => {
      throw new EvalError('Code generation from strings disallowed for this context');
    });
    try {
      const holder = named();
      expect([holder.run({ 'na"me': 1 }), holder.run({ 'na"me': 2 })]).toEqual([
        ['general', 1],
        ['general', 2],
      ]);
    } finally {
      forbidding.mockRestore();
    }
  });
});
