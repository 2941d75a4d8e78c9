import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { ClientError } from '../../platform/errors';
import { reference, type Coded } from '../../reference';
import { type ServiceContext } from '../kit/context';
import { isBehind, readKnownWords, type ReadWords } from '../kit/search/learned-words';
import { parseTypedText } from '../kit/search/typed-text';
import { join, raw, run, sql } from '../kit/sql';
import { SearchSuggestion, type SearchSuggestionKind } from './search-suggestion.type';

const mostSuggestions = 50;

@Resolver()
export class SearchSuggestionResolver {
  @Query(() => [SearchSuggestion], {
    description:
      'How what is being typed could go on: names of themes, forms, places and some organisations that begin so, then words of published titles, the shortest first. Accents and capital letters do not matter.',
  })
  async searchSuggestions(
    @Arg('prefix', () => String, { description: 'What has been typed so far.' }) prefix: string,
    @Arg('first', () => Int, {
      defaultValue: 10,
      description: `How many to give at most: 1 to ${mostSuggestions}.`,
    })
    first: number,
    @Ctx() context: ServiceContext,
  ): Promise<readonly SearchSuggestion[]> {
    if (first < 1 || first > mostSuggestions)
      throw new ClientError(
        'BAD_USER_INPUT',
        `\`first\` is ${first}; ask for 1 to ${mostSuggestions}.`,
        { argument: 'first' },
      );
    const words = parseTypedText(prefix, 'prefix')?.words ?? [];
    if (words.length === 0) return [];
    const names = namesBeginning(words.join(' ')).slice(0, first);
    const organisations = await organisationsBeginning(
      words.join(' '),
      Math.ceil((first - names.length) / 2),
      context,
    );
    const found = [...names, ...organisations];
    return [...found, ...(await wordsBeginning(words, first - found.length, names, context))];
  }
}

/**
 * The shortest names first; each organisation once, in the language that was typed. Of signs that are
 * neither letter nor digit nothing is left, which every name would begin with.
 */
function organisationsBeginning(
  typed: string,
  atMost: number,
  { dataSource }: ServiceContext,
): Promise<SearchSuggestion[]> {
  const inLanguage = (language: string) => {
    const name = raw(`names->>'${language}'`);
    return sql`SELECT organisation_id AS id, ${name} AS text FROM organisation_name
      WHERE typed_name(${name}) LIKE typed_name(${typed}) || '%' AND typed_name(${typed}) <> ''`;
  };
  const all = join(['fi', 'sv', 'en'].map(inLanguage), ' UNION ALL ');
  return run<SearchSuggestion>(
    dataSource,
    sql`SELECT 'ORGANISATION' AS kind, text, id AS code
      FROM (SELECT DISTINCT ON (id) id, text FROM (${all}) found ORDER BY id, length(text), text) one
      ORDER BY length(text), text LIMIT ${atMost}`,
  );
}

/**
 * The last word goes on; those before it stay. Each once, though each language may have a stem of it,
 * and none that is a name already.
 */
async function wordsBeginning(
  words: readonly string[],
  atMost: number,
  names: readonly SearchSuggestion[],
  { dataSource }: ServiceContext,
): Promise<SearchSuggestion[]> {
  const before = words.slice(0, -1).map((word) => `${word} `);
  const rows = await readKnownWords<ReadWords & { readonly forms: readonly string[] }>(
    dataSource,
    sql`SELECT ${isBehind}, ARRAY(
        SELECT shown FROM search_word
        WHERE shown IS NOT NULL AND typed LIKE search_plain(${words.at(-1)}) || '%'
        GROUP BY shown ORDER BY length(shown), shown LIMIT ${atMost + names.length}
      ) AS forms`,
  );
  const known = new Set(names.map(({ text }) => plainName(text)));
  return rows
    .flatMap(({ forms }) => forms)
    .map((form): SearchSuggestion => ({ kind: 'WORD', text: before.join('') + form, code: null }))
    .filter(({ text }) => !known.has(plainName(text)))
    .slice(0, atMost);
}

interface KnownName extends SearchSuggestion {
  readonly plain: string;
}

let knownNames: readonly KnownName[] | undefined;

function namesBeginning(typed: string): SearchSuggestion[] {
  knownNames ??= readNames();
  const plain = plainName(typed);
  const found = knownNames
    .filter((one) => one.plain.startsWith(plain))
    .sort((a, b) => a.plain.length - b.plain.length);
  // Of the languages in which a name begins so, the shortest.
  return [
    ...new Map(found.toReversed().map((one) => [`${one.kind} ${one.code}`, one])).values(),
  ].toReversed();
}

function readNames(): readonly KnownName[] {
  const { themes, activityForms, municipalities, regions } = reference();
  return [
    ...named('THEME', themes),
    ...named('FORM', activityForms),
    ...named('MUNICIPALITY', municipalities),
    ...named('REGION', regions),
  ];
}

const named = (kind: SearchSuggestionKind, list: readonly Coded[]): KnownName[] =>
  list.flatMap(({ code, name }) =>
    [name.fi, name.sv, name.en].map((text) => ({ kind, code, text, plain: plainName(text) })),
  );

/** Without accents, and with one space for whatever parts words. */
const plainName = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
