import type { LocalizedText } from '../../kit/localized-text';
import { cutAtWord, oneLine } from './text-cut';

/** A language that PTV and this project both store texts in. */
export type ContentLanguage = keyof LocalizedText;

export const contentLanguages: readonly ContentLanguage[] = ['fi', 'sv', 'en'];

export const maxNameLength = 100;
export const maxSummaryLength = 150;
/** The models' limit of 2022; the newer 5,000 is known from a document only. */
export const maxDescriptionLength = 2500;

/** Name, summary and description in one language: PTV takes a language with all three or not at all. */
export interface LanguageVersion {
  readonly language: ContentLanguage;
  readonly name: string;
  readonly summary: string;
  readonly description: string;
}

interface Texts {
  readonly name: LocalizedText;
  readonly summary: LocalizedText | null;
  readonly description: LocalizedText | null;
}

/** The languages in which the texts can go to PTV; none if there is none that has them all. */
export const languageVersions = (texts: Texts): readonly LanguageVersion[] =>
  contentLanguages.flatMap((language) => versionIn(language, texts) ?? []);

/** Whether the name fits in at least one of its languages. */
export const hasFittingName = (name: LocalizedText): boolean =>
  contentLanguages.some((language) => fits(name[language]));

const fits = (name: string | undefined): boolean =>
  name !== undefined && name.length <= maxNameLength;

/** Whether the texts can go to PTV in some language. */
export const hasLanguageVersion = (texts: Texts): boolean =>
  contentLanguages.some((language) => textsIn(language, texts) !== null);

function textsIn(language: ContentLanguage, { name, summary, description }: Texts) {
  const own = name[language];
  const text = description?.[language] ?? summary?.[language];
  return own === undefined || !fits(own) || text === undefined ? null : { name: own, text };
}

function versionIn(language: ContentLanguage, texts: Texts): LanguageVersion | null {
  const own = textsIn(language, texts);
  if (own === null) return null;
  return {
    language,
    name: own.name,
    summary: summaryOf(own.name, texts.summary?.[language], own.text),
    description: cutAtWord(own.text, maxDescriptionLength),
  };
}

/** A summary that only repeats the name says nothing: then the description begins it. */
function summaryOf(name: string, summary: string | undefined, description: string): string {
  const own = summary === undefined ? '' : oneLine(summary);
  const text = own === '' || own === oneLine(name) ? oneLine(description) : own;
  return cutAtWord(text, maxSummaryLength);
}
