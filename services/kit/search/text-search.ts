import { and, later, raw, sql, type Queries, type Sql } from '../sql';
import { lookUpWords, type KnownWord } from './known-words';
import type { TypedText } from './typed-text';

/** A typed text as the index understands it. */
export interface TextSearch {
  /** Of each group one lexeme must be there. No groups: nothing can match. */
  readonly groups: readonly (readonly string[])[];
  /** The phrases as PostgreSQL writes a `tsquery`; null when there are none. */
  readonly phrases: string | null;
}

/** Looks the text up once, however many statements need it. */
export function searchFor(on: Queries, text: TypedText): Promise<TextSearch> {
  const known = searches.get(text) ?? compileSearch(on, text);
  searches.set(text, known);
  return known;
}

const searches = new WeakMap<TypedText, Promise<TextSearch>>();

/**
 * The condition that the column of words has all that was typed, to be found by the index over its
 * lexemes. A `tsquery` would say the same, but an index takes a hundred times as long to follow one
 * of a hundred alternatives.
 */
export const hasWords = (column: string, text: TypedText): Sql =>
  later(async (on) => {
    const { groups, phrases } = await searchFor(on, text);
    if (groups.length === 0) return raw('FALSE');
    const words = groups.map((group) => sql`${raw(lexemesSql(column))} && ${group}::text[]`);
    const inOrder = phrases === null ? [] : [sql`${raw(column)} @@ ${phrases}::tsquery`];
    return and([...words, ...inOrder, raw(`search_cost(${column})`)]);
  });

/** What the indexes are made over. */
const lexemesSql = (column: string): string => `tsvector_to_array(${column})`;

/** The same for few rows that are looked at one by one. */
export const hasWordsHere = (column: string, text: TypedText): Sql =>
  later(async (on) => {
    const { groups, phrases } = await searchFor(on, text);
    if (groups.length === 0) return raw('FALSE');
    const words = groups.map((group) => `(${group.map(quoted).join(' | ')})`);
    const query = [...words, ...(phrases === null ? [] : [phrases])].join(' & ');
    return sql`${raw(column)} @@ ${query}::tsquery`;
  });

async function compileSearch(on: Queries, { words, phrases }: TypedText): Promise<TextSearch> {
  const known = await lookUpWords(on, [...new Set([...words, ...phrases.flat()])]);
  const asked = withoutStopWords(words, known, phrases.length > 0);
  const stemsOf = (word: string): readonly string[] => known.get(word)?.stems ?? [];
  return {
    groups: [
      ...asked.map((word) => known.get(word)?.lexemes ?? []),
      ...phrases.flat().map(stemsOf),
    ],
    phrases: phrases.length === 0 ? null : phrases.map(phraseQuery(stemsOf)).join(' & '),
  };
}

const phraseQuery =
  (stemsOf: (word: string) => readonly string[]) =>
  (phrase: readonly string[]): string =>
    `(${phrase.map((word) => `(${stemsOf(word).map(quoted).join(' | ')})`).join(' <-> ')})`;

/** Unless nothing else was typed. */
function withoutStopWords(
  words: readonly string[],
  known: ReadonlyMap<string, KnownWord>,
  hasPhrases: boolean,
): readonly string[] {
  const telling = words.filter((word) => known.get(word)?.isStop === false);
  return telling.length > 0 || hasPhrases ? telling : words;
}

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;
