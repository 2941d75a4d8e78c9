import { errorsBetween, nearestWords } from './typing-errors';

describe('errorsBetween', () => {
  it.each([
    ['jooga', 'jooga', 0],
    ['joga', 'jooga', 1],
    ['jooxga', 'jooga', 1],
    ['juoga', 'jooga', 1],
    ['ojoga', 'jooga', 1],
    ['', 'tuki', 4],
    ['sulkapalo', 'jalkapallo', 3],
  ])('%s → %s: %i', (left, right, errors) => {
    expect(errorsBetween(left, right)).toBe(errors);
    expect(errorsBetween(right, left)).toBe(errors);
  });
});

describe('nearestWords', () => {
  it('gives those with the fewest errors', () => {
    expect(nearestWords('verttaistuk', ['vertaistuk', 'vertaistuki', 'vertailu'])).toEqual([
      'vertaistuk',
    ]);
  });

  it('forgives one error in a word of four letters, none in a shorter one', () => {
    expect(nearestWords('joga', ['jooga'])).toEqual(['jooga']);
    expect(nearestWords('jga', ['jooga', 'joga'])).toEqual([]);
  });

  it('forgives two errors in a long word that begins right', () => {
    expect(nearestWords('lentoplalloo', ['lentopallo'])).toEqual(['lentopallo']);
    expect(nearestWords('sulkapalo', ['jalkapalo'])).toEqual([]);
  });

  it('gives the beginnings of compounds, of which the word itself may stand nowhere', () => {
    const compounds = ['jalkapallokerho', 'jalkapalloilta', 'jalkine', 'sulkapallokerho'];
    expect(nearestWords('jalkaapallo', compounds)).toEqual(['jalkapallo']);
    expect(nearestWords('jalkapalo', compounds)).toEqual(['jalkapal']);
  });

  it('gives no beginnings with two errors, which are those of other words', () => {
    expect(nearestWords('perhenen', ['perhepaja', 'perhekerho'])).toEqual([]);
  });

  it('gives no beginnings for a short word', () => {
    expect(nearestWords('jogan', ['joganpaja', 'jonnekin'])).toEqual([]);
  });

  it('gives nothing when nothing is near', () => {
    expect(nearestWords('xyzxyz', ['jooga'])).toEqual([]);
    expect(nearestWords('jooga', [])).toEqual([]);
  });
});
