import { parseTypedText, refuseText } from './typed-text';

const parse = (text: string) => parseTypedText(text);
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
    return null;
  } catch (error) {
    return (error as { extensions: { code: string } }).extensions.code;
  }
};

describe('parseTypedText', () => {
  it('takes a text apart into words, each once', () => {
    expect(parse('Tuki  OULU, tuki!')).toEqual({ words: ['tuki', 'oulu'], phrases: [] });
  });

  it('parts what is joined by marks', () => {
    expect(parse('Päijät-Häme')?.words).toEqual(['päijät', 'häme']);
    expect(parse("tuki&!(ryhmä):*<->|'")?.words).toEqual(['tuki', 'ryhmä']);
  });

  it('takes quoted words together, with Finnish, English and French marks', () => {
    const phrases = [['koko', 'perheen']];
    for (const text of ['"koko perheen"', '”koko perheen”', '“koko perheen”', '«koko perheen»'])
      expect(parse(`${text} jooga`)).toEqual({ words: ['jooga'], phrases });
  });

  it('takes a single quoted word for a word, and a mark without its pair for nothing', () => {
    expect(parse('"jooga"')).toEqual({ words: ['jooga'], phrases: [] });
    expect(parse('koko "perheen')).toEqual({ words: ['koko', 'perheen'], phrases: [] });
  });

  it('composes letters that were typed in two pieces', () => {
    expect(parse('pyo\u0308ra\u0308ily')?.words).toEqual(['pyöräily']);
  });

  it.each([null, undefined, '', '  \n\t '])('asks for nothing with %j', (text) => {
    expect(parseTypedText(text)).toBeNull();
  });

  it.each(['😀', '!!! &|', '\u202e\u200f', '""', '\ud800', '\0'])(
    'finds no words in %j',
    (text) => {
      expect(parse(text)).toEqual({ words: [], phrases: [] });
    },
  );

  it('keeps letters of other scripts', () => {
    expect(parse('مرحبا Жук 日本')?.words).toEqual(['مرحبا', 'жук', '日本']);
  });

  it('refuses what is too long, saying how long it is', () => {
    expect(codeOf(() => parse('a'.repeat(10_000)))).toBe('BAD_USER_INPUT');
    expect(() => parse('a'.repeat(10_000))).toThrow('10000 characters; at most 200');
    expect(() => parse('a b c d e f g h i j k l m')).toThrow('13 words; at most 12');
    expect(parse('a b c d e f g h i j k l')?.words).toHaveLength(12);
  });
});

it('refuses free text where it cannot be matched', () => {
  expect(codeOf(() => refuseText('jooga'))).toBe('BAD_USER_INPUT');
  expect(codeOf(() => refuseText('  '))).toBeNull();
  expect(codeOf(() => refuseText(undefined))).toBeNull();
});
