import type { LocalizedName } from '../../../reference';
import type { LocalizedText } from '../../kit/localized-text';
import { contentLanguages, type ContentLanguage, type LanguageVersion } from './language-versions';
import { cutAtWord } from './text-cut';

export interface TypedText {
  readonly type: string;
  readonly language: ContentLanguage;
  readonly value: string;
}

export const namesOf = (versions: readonly LanguageVersion[]): readonly TypedText[] =>
  versions.map(({ language, name }) => ({ type: 'Name', language, value: name }));

/** Summary and description of each language version. */
export const descriptionsOf = (versions: readonly LanguageVersion[]): readonly TypedText[] =>
  versions.flatMap(({ language, summary, description }) => [
    { type: 'Summary', language, value: summary },
    { type: 'Description', language, value: description },
  ]);

/** A further text of one type, in those of the languages in which it exists. */
export const furtherTexts = (
  type: string,
  text: LocalizedText | null | undefined,
  languages: readonly ContentLanguage[],
  maxLength: number,
): readonly TypedText[] =>
  languages.flatMap((language) => {
    const value = text?.[language];
    return value === undefined ? [] : [{ type, language, value: cutAtWord(value, maxLength) }];
  });

/** The same value in each language. */
export const inEach = <T extends object>(
  languages: readonly ContentLanguage[],
  value: T,
): readonly (T & { readonly language: ContentLanguage })[] =>
  languages.map((language) => ({ ...value, language }));

export const languagesOf = (versions: readonly LanguageVersion[]): readonly ContentLanguage[] =>
  versions.map(({ language }) => language);

/** The text in the language, or else in the first of fi, sv, en that it exists in. */
export const textIn = (text: LocalizedText | LocalizedName, language: ContentLanguage): string =>
  text[language] ?? contentLanguages.map((other) => text[other]).find(Boolean) ?? '';
