import { raw, run, sql, type Queries, type Sql } from '../sql';
import { compoundsWith } from './compound-words';
import { isBehind, readKnownWords, type ReadWords } from './learned-words';
import { nearestWords } from './typing-errors';

/** A typed word as the database knows it. */
interface LookedUp extends ReadWords {
  readonly word: string;
  /** Without accents. */
  readonly plain: string;
  /** What the stemmers of the three languages leave of it. */
  readonly stems: readonly string[];
  /** What they leave of it at the end of a compound: of longer words they take more. */
  readonly tails: readonly string[];
  readonly is_stop: boolean;
  readonly is_known: boolean;
  /** Known words that hold it, compounds or not. */
  readonly holders: readonly string[];
}

export interface KnownWord {
  readonly stems: readonly string[];
  /** So common in one of the languages that it says nothing. */
  readonly isStop: boolean;
  /** Everything in the index that the word stands for: itself, compounds, or what is meant by it. */
  readonly lexemes: readonly string[];
}

// More would make the search slow and its answer none the better.
const mostLexemes = 300;

/**
 * Looks up typed words in `search_word`. Two more statements only for those that are unknown: what
 * may be meant by them, and that as if it had been typed.
 */
export async function lookUpWords(
  on: Queries,
  words: readonly string[],
): Promise<ReadonlyMap<string, KnownWord>> {
  const found = await lookUpTyped(on, words);
  const unknown = found.filter(({ isKnown, compounds }) => !isKnown && compounds.length === 0);
  const meant = await lookUpMeant(on, unknown);
  return new Map(
    found.map(({ word, stems, isStop, compounds }) => {
      const others = [...compounds, ...(meant.get(word) ?? [])];
      return [word, { stems, isStop, lexemes: [...new Set([...stems, ...others])] }];
    }),
  );
}

/** A typed word with the compounds that have it as a part. */
interface TypedWord extends Omit<KnownWord, 'lexemes'> {
  readonly word: string;
  readonly isKnown: boolean;
  readonly compounds: readonly string[];
}

async function lookUpTyped(on: Queries, words: readonly string[]): Promise<TypedWord[]> {
  const rows = words.length === 0 ? [] : await lookUp(on, words);
  return rows.map((row) => ({
    word: row.word,
    stems: row.stems,
    isStop: row.is_stop,
    isKnown: row.is_known,
    compounds: compoundsOf(row),
  }));
}

/**
 * A part is looked for as it was typed; at the end of words, as the stemmer would leave it. Of
 * fewer than four letters none is looked for: they would be everywhere.
 */
const lookUp = (on: Queries, words: readonly string[]): Promise<LookedUp[]> =>
  readKnownWords<LookedUp>(
    on,
    sql`SELECT typed.*, ${isBehind},
        EXISTS (SELECT FROM search_word w WHERE w.lexeme = ANY(typed.stems COLLATE "C")) AS is_known,
        ARRAY(
          SELECT w.lexeme FROM (
            SELECT '%' || plain || '%' AS pattern
            UNION SELECT '%' || stem || '%' FROM unnest(stems) stem WHERE length(stem) >= 5
            UNION SELECT '%' || tail FROM unnest(tails) tail WHERE length(tail) >= 3
          ) part JOIN search_word w ON w.lexeme LIKE part.pattern COLLATE "C"
          WHERE length(plain) >= 4
          ORDER BY length(w.lexeme) LIMIT 2000
        ) AS holders
      FROM (
        SELECT word, search_plain(word) AS plain, search_stems(word) AS stems,
          ARRAY(SELECT substr(stem, 6) FROM unnest(search_stems('lento' || word)) stem) AS tails,
          ${isStopWord('word')} AS is_stop
        FROM unnest(${words}::text[]) AS word
      ) typed`,
  );

function compoundsOf({ plain, stems, tails, holders }: LookedUp): string[] {
  const within = [plain, ...stems.filter(({ length }) => length >= 5)];
  const atTheEnd = tails.filter((tail) => tail.length >= 3);
  const found = new Set([
    ...within.flatMap((part) => compoundsWith(part, holders)),
    ...atTheEnd.flatMap((stem) =>
      compoundsWith(
        stem,
        holders.filter((one) => one.endsWith(stem)),
      ),
    ),
  ]);
  return [...found].slice(0, mostLexemes);
}

// Of shorter ones the compounds are many and the guess is poor: `maalla` is not `maa` in `uusimaa`.
const shortestMeantPart = 5;

/** What the unknown words may be misspellings of, by word, with the compounds of that. */
async function lookUpMeant(
  on: Queries,
  unknown: readonly TypedWord[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (unknown.length === 0) return new Map();
  const nearest = await findNearest(on, new Set(unknown.flatMap(({ stems }) => stems)));
  // The stemmer of another language may leave little of a word, and much is like that.
  const meantBy = ({ stems }: TypedWord): readonly string[] =>
    [...stems]
      .sort((a, b) => b.length - a.length)
      .map((stem) => nearest.get(stem) ?? [])
      .find(({ length }) => length > 0) ?? [];
  const parts = unknown.flatMap(meantBy).filter(({ length }) => length >= shortestMeantPart);
  const found = await lookUpTyped(on, [...new Set(parts)]);
  const lexemes = new Map(
    found.map(({ word, stems, compounds }) => [word, [...stems, ...compounds]]),
  );
  return new Map(
    unknown.map((one) => [
      one.word,
      meantBy(one)
        .flatMap((word) => [word, ...(lexemes.get(word) ?? [])])
        .slice(0, mostLexemes),
    ]),
  );
}

/**
 * Words like the unknown ones: those that share trigrams with them, as a whole or in a part, or
 * their beginning, for two letters in the wrong order leave a short word few trigrams. Nobody
 * misspells a word that says nothing: `joga` is no `joka`.
 */
async function findNearest(
  on: Queries,
  unknown: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await run<{ stem: string; similar: string[] }>(
    on,
    sql`SELECT stem, ARRAY(
        SELECT lexeme FROM (
          SELECT lexeme FROM search_word WHERE lexeme % stem COLLATE "C"
          UNION SELECT lexeme FROM search_word WHERE lexeme %> stem COLLATE "C"
          UNION SELECT lexeme FROM search_word WHERE lexeme LIKE left(stem, 2) || '%' COLLATE "C"
            AND length(lexeme) BETWEEN length(stem) - 1 AND length(stem) + 1
        ) w WHERE NOT ${isStopWord('lexeme')}
        ORDER BY word_similarity(stem COLLATE "C", lexeme) DESC, length(lexeme) LIMIT 200
      ) AS similar FROM unnest(${[...unknown]}::text[]) AS stem`,
  );
  return new Map(rows.map(({ stem, similar }) => [stem, nearestWords(stem, similar)]));
}

/** Whether one of the languages takes the word for one that says nothing. */
const isStopWord = (word: string): Sql =>
  raw(
    `('{}' IN (${['finnish', 'swedish', 'english']
      .map((language) => `ts_lexize('${language}_stem', ${word})`)
      .join(', ')}))`,
  );
