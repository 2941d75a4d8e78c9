import type { QueryRunner } from 'typeorm';

/** A table whose words are learned. Names are part of the program. */
export interface LearnedTable {
  readonly schema: string;
  readonly table: string;
  /** The tsvector column that has all words of a row. */
  readonly words: string;
  /** The localized text whose words are suggested. */
  readonly titles: string;
  /** Of which rows `w`: what is not public must not be suggested. */
  readonly where: string;
}

/** Triggers that keep `search_word` up to date: once for a statement, however many rows it writes. */
export async function createLearning(runner: QueryRunner, learned: LearnedTable): Promise<void> {
  await learnAtLength(runner, learned);
  await createLearningTriggers(runner, learned);
}

/** What they did at first: for migrations that are back there. */
export async function learnAtLength(runner: QueryRunner, learned: LearnedTable): Promise<void> {
  await runner.query(functionOf(learned, `BEGIN ${learn(learned)}; RETURN NULL; END`));
}

/**
 * They look first whether there is anything new, which there seldom is: a new word, or a form that
 * is shorter than the one that is suggested.
 */
export async function learnOnlyNews(runner: QueryRunner, learned: LearnedTable): Promise<void> {
  await runner.query(functionOf(learned, learnNews(learned)));
}

/**
 * They only note what was written: `learn_words` learns from all of it at once, before anybody looks
 * a word up (`known-words.ts`). Writers do not wait for it, and of a hundred rows it takes little
 * more time than of ten.
 */
export async function learnBeforeReading(
  runner: QueryRunner,
  learned: LearnedTable,
): Promise<void> {
  const { schema, table } = learned;
  await runner.query(`CREATE TABLE "${schema}".search_unlearned (id text NOT NULL)`);
  await runner.query(functionOf(learned, noteWritten(learned)));
  await runner.query(`
    CREATE FUNCTION "${schema}".learn_words() RETURNS void LANGUAGE plpgsql AS $body$
    DECLARE
      ids text[];
    BEGIN
      WITH noted AS (DELETE FROM "${schema}".search_unlearned RETURNING id)
      SELECT array_agg(DISTINCT id) INTO ids FROM noted;
      IF ids IS NULL THEN RETURN; END IF;
      WITH written AS MATERIALIZED (SELECT * FROM "${schema}".${table} WHERE id = ANY(ids))
      ${learn(learned)};
    END $body$`);
}

/**
 * The same without a table of what a statement wrote, which takes longer to set up than a row to be
 * noted. `when` says of which rows `NEW`.
 */
export async function noteRowByRow(
  runner: QueryRunner,
  { schema, table }: Pick<LearnedTable, 'schema' | 'table'>,
  when: string,
): Promise<void> {
  await dropLearning(runner, { schema, table });
  await runner.query(`
    CREATE FUNCTION "${schema}".${table}_learn() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
      INSERT INTO "${schema}".search_unlearned VALUES (NEW.id);
      RETURN NULL;
    END $body$`);
  await runner.query(`
    CREATE TRIGGER ${table}_learn AFTER INSERT OR UPDATE ON "${schema}".${table}
    FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION "${schema}".${table}_learn()`);
}

/** Back to one note for a statement. */
export async function noteByStatement(runner: QueryRunner, learned: LearnedTable): Promise<void> {
  await dropLearning(runner, learned);
  await runner.query(functionOf(learned, noteWritten(learned)));
  await createLearningTriggers(runner, learned);
}

/** Learns what is noted, and lets writers learn again. */
export async function learnWhenWriting(runner: QueryRunner, learned: LearnedTable): Promise<void> {
  await runner.query(`SELECT "${learned.schema}".learn_words()`);
  await learnOnlyNews(runner, learned);
  await runner.query(`DROP FUNCTION "${learned.schema}".learn_words`);
  await runner.query(`DROP TABLE "${learned.schema}".search_unlearned`);
}

const noteWritten = ({ schema, where }: LearnedTable): string => `
  BEGIN
    INSERT INTO "${schema}".search_unlearned SELECT w.id FROM written w WHERE ${where};
    RETURN NULL;
  END`;

const functionOf = ({ schema, table }: LearnedTable, body: string): string =>
  `CREATE OR REPLACE FUNCTION "${schema}".${table}_learn() RETURNS trigger LANGUAGE plpgsql
   AS $body$ ${body} $body$`;

export async function createLearningTriggers(
  runner: QueryRunner,
  { schema, table }: Pick<LearnedTable, 'schema' | 'table'>,
): Promise<void> {
  for (const event of ['INSERT', 'UPDATE'])
    await runner.query(`
      CREATE TRIGGER ${table}_learn_${event.toLowerCase()} AFTER ${event} ON "${schema}".${table}
      REFERENCING NEW TABLE AS written
      FOR EACH STATEMENT EXECUTE FUNCTION "${schema}".${table}_learn()`);
}

export async function dropLearning(
  runner: QueryRunner,
  { schema, table }: Pick<LearnedTable, 'schema' | 'table'>,
): Promise<void> {
  await runner.query(`DROP FUNCTION "${schema}".${table}_learn() CASCADE`);
}

/**
 * Known words are only looked at, not locked, and new ones come in one order: writers at the same
 * time wait for each other at most for the same new word, and never in a circle.
 */
const learn = ({ schema, words, titles, where }: LearnedTable): string => `
  INSERT INTO "${schema}".search_word (lexeme, shown)
  SELECT found.lexeme, form.shown
  FROM (SELECT DISTINCT (unnest(w.${words})).lexeme COLLATE "C" FROM written w WHERE ${where}) found
    LEFT JOIN (${shortestForms(schema, titles, where)}) form USING (lexeme)
    LEFT JOIN "${schema}".search_word known USING (lexeme)
  WHERE length(found.lexeme) BETWEEN 2 AND 40 AND found.lexeme !~ '^[0-9]'
    AND (known.lexeme IS NULL OR (form.shown IS NOT NULL AND (known.shown IS NULL
      OR length(form.shown) < length(known.shown))))
  ORDER BY found.lexeme
  ON CONFLICT (lexeme) DO UPDATE SET shown = excluded.shown
  WHERE excluded.shown IS NOT NULL AND (search_word.shown IS NULL
    OR length(excluded.shown) < length(search_word.shown))`;

/** The same behind a look: known words and forms are not sorted, only found. */
const learnNews = (learned: LearnedTable): string => `
  BEGIN
    IF ${hasNewWords(learned)} OR ${hasShorterForms(learned)} THEN ${learn(learned)}; END IF;
    RETURN NULL;
  END`;

const hasNewWords = ({ schema, words, where }: LearnedTable): string => `EXISTS (
  SELECT FROM written w, unnest(tsvector_to_array(w.${words})) AS found(lexeme)
  WHERE ${where} AND length(lexeme) BETWEEN 2 AND 40 AND lexeme !~ '^[0-9]' AND NOT EXISTS (
    SELECT FROM "${schema}".search_word known WHERE known.lexeme = found.lexeme COLLATE "C"))`;

const hasShorterForms = ({ schema, titles, where }: LearnedTable): string => `EXISTS (
  SELECT FROM written w, jsonb_each_text(w.${titles}) AS title(language, text),
    regexp_split_to_table(lower(text COLLATE "fi-x-icu"), '[^[:alnum:]]+') AS split(shown),
    LATERAL (SELECT ${lexemeOf(schema)}) AS form(lexeme)
  WHERE ${where} AND length(shown) BETWEEN 2 AND 40 AND shown !~ '^[0-9]' AND NOT EXISTS (
    SELECT FROM "${schema}".search_word known
    WHERE known.lexeme = form.lexeme AND length(known.shown) <= length(split.shown)))`;

const lexemeOf = (schema: string): string => `
  (ts_lexize(CASE language WHEN 'fi' THEN '"${schema}".search_fi'::regdictionary
      WHEN 'sv' THEN '"${schema}".search_sv'::regdictionary
      ELSE '"${schema}".search_en'::regdictionary END,
    "${schema}".search_plain(shown)))[1] COLLATE "C"`;

/** The shortest form that a word has in the titles: mostly its dictionary form. */
const shortestForms = (schema: string, titles: string, where: string): string => `
  SELECT DISTINCT ON (lexeme) lexeme, shown FROM (
    SELECT ${lexemeOf(schema)} AS lexeme, shown
    FROM (
      SELECT DISTINCT language, lower(form COLLATE "fi-x-icu") AS shown
      FROM written w, jsonb_each_text(w.${titles}) AS title(language, text),
        regexp_split_to_table(text COLLATE "fi-x-icu", '[^[:alnum:]]+') AS form
      WHERE ${where}
    ) forms WHERE length(shown) BETWEEN 2 AND 40
  ) stemmed ORDER BY lexeme, length(shown), shown`;
