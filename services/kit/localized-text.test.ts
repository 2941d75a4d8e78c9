import { availableLanguages, chooseText, Language, readText } from './localized-text';
import { Problems } from './user-error';

describe('localized text', () => {
  it.each([
    [{ fi: 'a', sv: 'b', en: 'c' }, Language.SV, 'b'],
    [{ fi: 'a', en: 'c' }, Language.SV, 'a'],
    [{ sv: 'b', en: 'c' }, Language.FI, 'b'],
    [{ en: 'c' }, Language.SV, 'c'],
    [{}, Language.FI, null],
    [null, Language.FI, null],
  ])('of %j in %s is %j', (text, language, chosen) => {
    expect(chooseText(text, language)).toBe(chosen);
  });

  it('names its languages in a fixed order', () => {
    expect(availableLanguages({ en: 'x' }, null, { fi: 'y' })).toEqual([Language.FI, Language.EN]);
  });

  it('is trimmed, normalised and without empty languages', () => {
    const problems = new Problems();
    const decomposed = 'A\u0308a\u0308ni';
    const rule = { maxLength: 10, required: true };
    expect(readText({ fi: ` ${decomposed} `, sv: '  ', en: null }, rule, problems)).toEqual({
      fi: 'Ääni',
    });
    expect(problems.isEmpty).toBe(true);
  });

  it('keeps line breaks and refuses other control characters', () => {
    const problems = new Problems();
    readText({ fi: 'a\n\tb', sv: 'a\u0000b' }, { maxLength: 10, required: true }, problems);
    expect(problems.list).toMatchObject([{ code: 'INVALID_FORMAT', path: ['input', 'sv'] }]);
  });

  it('is missed only where it is required', () => {
    const problems = new Problems();
    expect(readText(null, { maxLength: 10, required: false }, problems)).toBeNull();
    expect(problems.isEmpty).toBe(true);
    expect(readText({ fi: ' ' }, { maxLength: 10, required: true }, problems)).toBeNull();
    expect(problems.list).toMatchObject([{ code: 'VALUE_MISSING' }]);
  });
});
