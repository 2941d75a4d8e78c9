import type { QueryRunner } from 'typeorm';
import { createSearch, dropSearch } from './search.migration';
import {
  createLearningTriggers,
  dropLearning,
  learnOnlyNews,
  type LearnedTable,
} from './vocabulary.migration';

/** A table of some thousand rows to be found by free text. Names are part of the program. */
export interface SearchedTable {
  readonly schema: string;
  readonly table: string;
  /** The localized text where a match says the most, and whose words are suggested. */
  readonly titles: string;
  /** The other localized texts. */
  readonly texts: readonly string[];
  /** Names that a row is found by as well: a query for localized texts `names`, of the row `NEW`. */
  readonly names: string;
  /** The columns that the names depend on. */
  readonly nameColumns: readonly string[];
  /** Whose words are learned, of rows `w`: not of what only a few may see. */
  readonly where: string;
}

export const learnedOf = (of: SearchedTable): LearnedTable => ({ ...of, words: 'all_words' });

/**
 * Two columns of words, `title_words` and `all_words`, the second holding the first, kept by a
 * trigger, with an index over all. Rows that are there get their words at once.
 */
export async function createSearchedTable(runner: QueryRunner, of: SearchedTable): Promise<void> {
  const { schema, table } = of;
  await createSearch(runner, schema);
  for (const statement of addWords(of)) await runner.query(statement);
  await learnOnlyNews(runner, learnedOf(of));
  await createLearningTriggers(runner, of);
  await runner.query(`UPDATE "${schema}".${table} SET ${of.titles} = ${of.titles}`);
  await runner.query(`CREATE INDEX ${table}_by_words ON "${schema}".${table}
    USING gin (tsvector_to_array(all_words))`);
}

export async function dropSearchedTable(runner: QueryRunner, of: SearchedTable): Promise<void> {
  const { schema, table } = of;
  await dropLearning(runner, of);
  await runner.query(`DROP FUNCTION "${schema}".${table}_words() CASCADE`);
  await runner.query(
    `ALTER TABLE "${schema}".${table} DROP COLUMN title_words, DROP COLUMN all_words`,
  );
  await dropSearch(runner, schema);
}

/** Lets rows be found by other texts and names from now on, those that are there included. */
export async function changeSearchedTable(runner: QueryRunner, of: SearchedTable): Promise<void> {
  const { schema, table, titles } = of;
  await runner.query(`DROP TRIGGER ${table}_words ON "${schema}".${table}`);
  for (const statement of keepWords(of)) await runner.query(statement);
  await runner.query(`UPDATE "${schema}".${table} SET ${titles} = ${titles}`);
}

const addWords = (of: SearchedTable) => [
  `ALTER TABLE "${of.schema}".${of.table}
    ADD COLUMN title_words tsvector NOT NULL DEFAULT '',
    ADD COLUMN all_words tsvector NOT NULL DEFAULT ''`,
  ...keepWords(of),
];

const keepWords = ({ schema, table, titles, texts, names, nameColumns }: SearchedTable) => [
  `CREATE OR REPLACE FUNCTION "${schema}".${table}_words() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      named jsonb;
    BEGIN
      NEW.title_words := "${schema}".search_vector(NEW.${titles});
      NEW.all_words := NEW.title_words
        ${texts.map((text) => `|| "${schema}".search_vector(NEW.${text})`).join(' ')};
      FOR named IN ${names} LOOP
        NEW.all_words := NEW.all_words || "${schema}".search_vector(named);
      END LOOP;
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER ${table}_words
   BEFORE INSERT OR UPDATE OF ${[titles, ...texts, ...nameColumns].join(', ')}
   ON "${schema}".${table} FOR EACH ROW EXECUTE FUNCTION "${schema}".${table}_words()`,
];
