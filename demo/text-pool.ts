import type { DemoText } from './records';

/** A text that exists in all three languages; records take the languages they need from it. */
export interface Trilingual {
  readonly fi: string;
  readonly sv: string;
  readonly en: string;
}

export type TextLanguage = keyof Trilingual;

export const textLanguages: readonly TextLanguage[] = ['fi', 'sv', 'en'];

/** The cells of each line of a source, separated by `|`. */
export const parseLines = (source: string): string[][] =>
  source
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('|'));

/** Lines of Finnish | Swedish | English. */
export const parseTexts = (source: string): Trilingual[] =>
  parseLines(source).map((cells) => textOf(cells));

export function textOf(cells: readonly string[]): Trilingual {
  const [fi, sv, en] = cells;
  if (!fi || !sv || !en) throw new Error(`Not in three languages: ${cells.join('|')}`);
  return { fi, sv, en };
}

export const eachLanguage = (make: (language: TextLanguage) => string): Trilingual => ({
  fi: make('fi'),
  sv: make('sv'),
  en: make('en'),
});

/** Replaces `{slot}` by the slot's value; a slot that nobody fills is an error in the source. */
export const fillSlots = (text: string, slots: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new Error(`Nothing to put for {${name}} in: ${text}`);
    return value;
  });

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Only the languages that the record is written in. */
export const inLanguages = (text: Trilingual, languages: readonly TextLanguage[]): DemoText =>
  Object.fromEntries(languages.map((language) => [language, text[language]]));
