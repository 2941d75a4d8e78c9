import { ClientError } from '../../../platform/errors';

/** What somebody typed, taken apart; JSON, and equal for texts that ask for the same. */
export interface TypedText {
  /** Each must be found, anywhere. */
  readonly words: readonly string[];
  /** Quoted: the words of each must stand side by side. */
  readonly phrases: readonly (readonly string[])[];
}

export const maxTextLength = 200;
const maxWords = 12;

/**
 * Takes the text apart. Whatever is no letter or digit parts words and means nothing else; there
 * are no operators. Null for a blank text: no condition. Refuses with BAD_USER_INPUT what has more
 * than 200 characters or 12 words.
 */
export function parseTypedText(
  text: string | null | undefined,
  argument = 'filter.text',
): TypedText | null {
  const typed = (text ?? '').trim();
  if (typed === '') return null;
  if (typed.length > maxTextLength)
    throw refusal(argument, `${typed.length} characters; at most ${maxTextLength} are allowed`);
  const normal = typed.normalize('NFC').toLowerCase();
  const quoted = [...normal.matchAll(quotation)].map((match) => wordsOf(match[0]));
  const words = [...new Set(wordsOf(normal.replace(quotation, ' ')))];
  const phrases = quoted.filter(({ length }) => length > 1);
  const count = words.length + quoted.flat().length;
  if (count > maxWords) throw refusal(argument, `${count} words; at most ${maxWords} are allowed`);
  return { words: [...words, ...quoted.filter(({ length }) => length === 1).flat()], phrases };
}

// Finnish and Swedish quotation marks are ”alike” on both sides; an unclosed one is just a mark.
const quotation = /"[^"]*"|[“”][^“”]*[“”]|«[^»]*»|»[^»]*»/gu;

/**
 * Words as PostgreSQL's parser takes them out of a text without marks between them. Accents that
 * stand on no letter or digit are none: without its accents nothing is left of such a word.
 */
export const wordsOf = (text: string): string[] =>
  text.match(/\p{M}*[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];

const refusal = (argument: string, what: string): ClientError =>
  new ClientError('BAD_USER_INPUT', `\`${argument}\` has ${what}: search for less.`, { argument });

/** For what matches in memory: which words belong together only PostgreSQL knows. */
export function refuseText(text: string | null | undefined): void {
  if ((text ?? '').trim() === '') return;
  throw new ClientError(
    'BAD_USER_INPUT',
    '`filter.text` works in lists only: follow by codes, areas or organisations, and search again when something comes.',
    { argument: 'filter.text' },
  );
}
