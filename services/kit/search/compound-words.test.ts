import { compoundsWith } from './compound-words';

it('finds a part at the beginning, in the middle and at the end', () => {
  const words = ['tukihenkilo', 'vertaistukiryhm', 'vertaistuki'];
  expect(compoundsWith('tuki', words)).toEqual(words);
});

it('does not find oulu in koulu, nor in what is made of koulu', () => {
  const words = ['oulunsalo', 'koulu', 'musiikkikoulu', 'joulukonsertti', 'pohjoisoulu'];
  expect(compoundsWith('oulu', words)).toEqual(['oulunsalo', 'pohjoisoulu']);
});

it('knows the night as a word', () => {
  expect(compoundsWith('kerho', ['yokerho', 'xykerho'])).toEqual(['yokerho']);
});

it('gives nothing of words without the part', () => {
  expect(compoundsWith('tuki', ['jooga'])).toEqual([]);
});
