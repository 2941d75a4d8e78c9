import type { QueryRunner } from 'typeorm';
import { ConfigError } from '../../../platform/errors';

/**
 * What free text needs in the schema of a service. Texts become words by configurations of our own:
 * accents are taken off before the stemmer, so that `hämeessä` and `hameessa` are one word, and no
 * word is left out for being common, so that phrases can be found word by word.
 *
 * `search_word` holds every word that published content has, as the stemmer leaves it. Typed words
 * are looked up there: in compounds, and with typing errors. `shown` is the shortest form in which
 * a title has it, for suggestions; `typed` is that form as it is typed.
 */
export async function createSearch(runner: QueryRunner, schema: string): Promise<void> {
  for (const name of ['pg_trgm', 'unaccent']) await createExtension(runner, name);
  for (const [language, stemmer] of Object.entries(stemmers))
    await createConfiguration(runner, `"${schema}".search_${language}`, stemmer);
  for (const statement of [...functions(schema), searchCost(schema), ...vocabulary(schema)])
    await runner.query(statement);
}

export async function dropSearch(runner: QueryRunner, schema: string): Promise<void> {
  await runner.query(`DROP TABLE "${schema}".search_word`);
  for (const name of dropped) await runner.query(`DROP FUNCTION "${schema}".${name}`);
  for (const language of Object.keys(stemmers)) {
    await runner.query(`DROP TEXT SEARCH CONFIGURATION "${schema}".search_${language}`);
    await runner.query(`DROP TEXT SEARCH DICTIONARY "${schema}".search_${language}`);
  }
}

const stemmers = { fi: 'finnish', sv: 'swedish', en: 'english' } as const;

/** Services that migrate at the same time would trip over each other: IF NOT EXISTS is no lock. */
async function createExtension(runner: QueryRunner, name: string): Promise<void> {
  await runner.query(`SELECT pg_advisory_xact_lock(hashtext('create extension ${name}'))`);
  const [{ schema, isAvailable }]: [Extension] = await runner.query(
    `SELECT (SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = $1) AS schema,
       EXISTS (SELECT FROM pg_available_extensions WHERE name = $1) AS "isAvailable"`,
    [name],
  );
  if (schema === 'public') return;
  if (schema !== null)
    throw new ConfigError(
      `The extension ${name} lies in the schema ${schema} of the database: run ALTER EXTENSION ${name} SET SCHEMA public.`,
    );
  if (!isAvailable)
    throw new ConfigError(
      `The PostgreSQL of DATABASE_URL lacks the extension ${name}: install its contrib package.`,
    );
  await runner.query(`CREATE EXTENSION ${name} SCHEMA public`);
}

interface Extension {
  /** Null when it is not there yet. */
  readonly schema: string | null;
  readonly isAvailable: boolean;
}

async function createConfiguration(
  runner: QueryRunner,
  name: string,
  stemmer: string,
): Promise<void> {
  // Without a list of stop words none are left out.
  await runner.query(
    `CREATE TEXT SEARCH DICTIONARY ${name} (TEMPLATE = pg_catalog.snowball, Language = ${stemmer})`,
  );
  await runner.query(`CREATE TEXT SEARCH CONFIGURATION ${name} (COPY = pg_catalog.simple)`);
  await runner.query(
    `ALTER TEXT SEARCH CONFIGURATION ${name} ALTER MAPPING
     FOR word, asciiword, numword, hword_part, hword_asciipart, hword_numpart
     WITH public.unaccent, ${name}`,
  );
  // Of "Päijät-Häme" the parts are enough; typed text is taken apart in the same way.
  await runner.query(
    `ALTER TEXT SEARCH CONFIGURATION ${name} DROP MAPPING FOR hword, asciihword, numhword`,
  );
}

// The parser takes "ja/tai" for a path, and typographic marks for letters where the locale is C.
const functions = (schema: string): readonly string[] => [
  `CREATE FUNCTION "${schema}".search_text(text text) RETURNS text
   LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
     replace(replace(replace(replace(replace(replace(lower(text COLLATE "fi-x-icu"),
       '/', ' '), '_', ' '), '–', ' '), '’', ' '), '”', ' '), '…', ' ')`,
  `CREATE FUNCTION "${schema}".search_vector(texts jsonb) RETURNS tsvector
   LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
     ${['fi', 'sv', 'en']
       .map(
         (language) => `coalesce(to_tsvector('"${schema}".search_${language}',
           "${schema}".search_text(texts->>'${language}')), '')`,
       )
       .join(' || ')}`,
  `CREATE FUNCTION "${schema}".search_plain(word text) RETURNS text
   LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
     coalesce((ts_lexize('public.unaccent', lower(word COLLATE "fi-x-icu")))[1],
              lower(word COLLATE "fi-x-icu"))`,
  `CREATE FUNCTION "${schema}".search_stems(word text) RETURNS text[]
   LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY(
     SELECT DISTINCT (ts_lexize(dictionary, "${schema}".search_plain(word)))[1]
     FROM unnest(ARRAY['"${schema}".search_fi', '"${schema}".search_sv',
                       '"${schema}".search_en']::regdictionary[]) AS dictionary)`,
];

/**
 * Always true; dear by its declaration. The planner takes `@@` for as cheap as `=`, and would rather
 * look into every row than into an index for each of a hundred compounds.
 */
const searchCost = (schema: string): string =>
  `CREATE FUNCTION "${schema}".search_cost(words tsvector) RETURNS boolean
   LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1000 AS 'BEGIN RETURN true; END'`;

const dropped = ['search_cost', 'search_stems', 'search_plain', 'search_vector', 'search_text'];

const vocabulary = (schema: string): readonly string[] => [
  `CREATE TABLE "${schema}".search_word (
     lexeme text COLLATE "C" PRIMARY KEY,
     shown text,
     typed text COLLATE "C" GENERATED ALWAYS AS ("${schema}".search_plain(shown)) STORED
   )`,
  `CREATE INDEX search_word_trigrams ON "${schema}".search_word
   USING gin (lexeme public.gin_trgm_ops)`,
  `CREATE INDEX search_word_typed ON "${schema}".search_word (typed) WHERE shown IS NOT NULL`,
];
