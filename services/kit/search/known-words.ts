import { run, sql, type Queries } from '../sql';
import { compoundsWith } from './compound-words';
import { nearestWords } from './typing-errors';

/** A typed word as the database knows it. */
interface LookedUp {
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

/** Looks up typed words in `search_word`. A second statement only for those that are unknown. */
export async function lookUpWords(
  on: Queries,
  words: readonly string[],
): Promise<ReadonlyMap<string, KnownWord>> {
  const rows = words.length === 0 ? [] : await lookUp(on, words);
  const found = rows.map((row) => ({ row, compounds: compoundsOf(row) }));
  const unknown = found
    .filter(({ row, compounds }) => !row.is_known && compounds.length === 0)
    .map(({ row }) => row);
  const meant = unknown.length === 0 ? noWords : await findMeant(on, unknown);
  return new Map(
    found.map(({ row, compounds }) => {
      const { word, stems, is_stop: isStop } = row;
      const others = [...compounds, ...(meant.get(word) ?? [])];
      return [word, { stems, isStop, lexemes: [...new Set([...stems, ...others])] }];
    }),
  );
}

const noWords: ReadonlyMap<string, readonly string[]> = new Map();

/**
 * A part is looked for as it was typed; at the end of words, as the stemmer would leave it. Of
 * fewer than four letters none is looked for: they would be everywhere.
 */
const lookUp = (on: Queries, words: readonly string[]): Promise<LookedUp[]> =>
  run<LookedUp>(
    on,
    sql`SELECT typed.*,
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
          '{}' IN (ts_lexize('finnish_stem', word), ts_lexize('swedish_stem', word),
                   ts_lexize('english_stem', word)) AS is_stop
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

/**
 * Words like the unknown ones: those that share trigrams with them, or their beginning, for two
 * letters in the wrong order leave a short word few trigrams.
 */
async function findMeant(
  on: Queries,
  unknown: readonly LookedUp[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const typed = unknown.flatMap(({ word, stems }) => stems.map((stem) => ({ word, stem })));
  const rows = await run<{ stem: string; similar: string[] }>(
    on,
    sql`SELECT stem, ARRAY(
        SELECT lexeme FROM (
          SELECT lexeme FROM search_word WHERE lexeme % stem COLLATE "C"
          UNION SELECT lexeme FROM search_word WHERE lexeme LIKE left(stem, 2) || '%' COLLATE "C"
            AND length(lexeme) BETWEEN length(stem) - 1 AND length(stem) + 1
        ) w ORDER BY similarity(lexeme, stem COLLATE "C") DESC LIMIT 100
      ) AS similar FROM unnest(${[...new Set(typed.map(({ stem }) => stem))]}::text[]) AS stem`,
  );
  const nearest = new Map(rows.map(({ stem, similar }) => [stem, nearestWords(stem, similar)]));
  return new Map(
    unknown.map(({ word, stems }) => [word, stems.flatMap((stem) => nearest.get(stem) ?? [])]),
  );
}
