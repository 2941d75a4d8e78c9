import { excerptOf, partsOf } from './highlight-parts';

const isTuki = (word: string): boolean => word.includes('tuki');

describe('partsOf', () => {
  it('gives the text in pieces, found words apart', () => {
    expect(partsOf('Avoin Vertaistukiryhmä, tuki!', isTuki)).toEqual([
      { text: 'Avoin ', isMatch: false },
      { text: 'Vertaistukiryhmä', isMatch: true },
      { text: ', ', isMatch: false },
      { text: 'tuki', isMatch: true },
      { text: '!', isMatch: false },
    ]);
  });

  it('leaves what looks like markup as it is', () => {
    const text = '<b onclick="x">tuki</b> & co';
    const parts = partsOf(text, isTuki);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.filter(({ isMatch }) => isMatch)).toEqual([{ text: 'tuki', isMatch: true }]);
  });

  it('gives nothing of nothing', () => {
    expect(partsOf('', isTuki)).toEqual([]);
  });
});

describe('excerptOf', () => {
  const long = `${'alku '.repeat(50)}tuki ${'loppu '.repeat(50)}`.trim();

  it('keeps a short text', () => {
    expect(excerptOf('tuki', isTuki, 100)).toBe('tuki');
  });

  it('cuts a long one between words around what was found', () => {
    const excerpt = excerptOf(long, isTuki, 100);
    expect(excerpt).toMatch(/^… alku .* tuki loppu .* …$/);
    expect(excerpt.length).toBeLessThan(110);
  });

  it('begins at the beginning when nothing was found', () => {
    expect(excerptOf(long, () => false, 100)).toMatch(/^alku alku .* …$/);
  });
});
