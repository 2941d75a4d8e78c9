import { type DataSource } from 'typeorm';
import { type ServiceContext } from '../kit/context';
import { encodeCursor, type KeyValue } from '../kit/pagination/cursor';
import { type ConnectionArgs } from '../kit/pagination/connection-args';
import { type ListQuery } from '../kit/pagination/keyset';
import { behind } from '../kit/pagination/keyset-sql';
import { countRows, cutPage, readArgs } from '../kit/pagination/list-page';
import { Page, type LoadedPage } from '../kit/pagination/page';
import { byRank } from '../kit/search/ranked-list';
import { hasWords, hasWordsHere } from '../kit/search/text-search';
import { type TypedText } from '../kit/search/typed-text';
import { and, join, raw, run, sql, type Sql } from '../kit/sql';
import { type Listing } from './listing.entity';
import { stretchesOf, type Stretch } from './listing.stretches';

/** Columns of words: of the title; of title and summary; all. */
export const wordColumns = ['l.title_words', 'l.lead_words', 'l.all_words'] as const;

export interface SearchedList {
  /** From the newest publication on, with every condition but the text. */
  readonly list: ListQuery<Listing>;
  readonly text: TypedText;
  /** Whether where a listing has the words comes before how new it is. */
  readonly isRanked: boolean;
}

/**
 * A page of a search over all listings: rank by rank, each read only if those before it did not
 * fill the page, and within a rank stretch by stretch.
 */
export function searchedPage(
  { dataSource }: Pick<ServiceContext, 'dataSource'>,
  { list, text, isRanked }: SearchedList,
  args: Pick<ConnectionArgs, 'first' | 'after'>,
): Page<Listing> {
  const rankOf = new WeakMap<Listing, number>();
  const order = isRanked ? byRank(list.order, (one) => rankOf.get(one) ?? 0) : list.order;
  const { first, keys, print } = readArgs({ ...list, order }, args);
  const search: Search = {
    ...list,
    dataSource,
    ranks: isRanked ? ranks : [{ in: 'l.all_words', notIn: null }],
    text,
    note: (one, rank) => rankOf.set(one, rank),
  };
  const everything = { ...list, where: [...list.where, hasWords('l.all_words', text)] };
  return new Page<Listing>({
    load: () => load(search, first, positionOf(keys, isRanked)),
    count: () => countRows(dataSource, everything),
    cursorOf: (one) => encodeCursor(print, order, one),
    hasPreviousPage: keys !== null,
  });
}

interface Search extends Pick<ListQuery<Listing>, 'select' | 'where' | 'order' | 'read'> {
  readonly dataSource: DataSource;
  readonly text: TypedText;
  /** A listing has one at most. */
  readonly ranks: readonly Rank[];
  note(listing: Listing, rank: number): void;
}

interface Position {
  readonly rank: number;
  /** Of the last listing that was given of the rank; null for its beginning. */
  readonly keys: readonly KeyValue[] | null;
}

function positionOf(keys: readonly KeyValue[] | null, isRanked: boolean): Position {
  if (keys === null || !isRanked) return { rank: 0, keys };
  return { rank: Number(keys[0]), keys: keys.slice(1) };
}

/** Where all the words are: in this column of words, but not in that. */
interface Rank {
  readonly in: string;
  readonly notIn: string | null;
}

const ranks: readonly Rank[] = wordColumns.map((column, index) => ({
  in: column,
  notIn: wordColumns[index - 1] ?? null,
}));

async function load(
  search: Search,
  first: number,
  { rank: begin, keys }: Position,
): Promise<LoadedPage<Listing>> {
  const stretches = await stretchesOf(search.dataSource);
  const found = new Map<string, Listing>();
  for (let rank = begin; rank < search.ranks.length && found.size <= first; rank += 1) {
    const { in: column, notIn } = search.ranks[rank] as Rank;
    const wanted = first + 1 - found.size;
    const after = rank === begin ? keys : null;
    const isNew = keys === null ? isNotAmong([...found.keys()]) : isNotIn(notIn, search.text);
    const rows = await run<Record<string, unknown>>(
      search.dataSource,
      rankStatement({ search, column, isNew, wanted, after, stretches }),
    );
    for (const row of rows) {
      const listing = search.read(row);
      search.note(listing, rank);
      // One that was changed between two statements may come twice.
      if (!found.has(listing.id)) found.set(listing.id, listing);
    }
  }
  return cutPage([...found.values()], first);
}

/**
 * On the first page what the ranks before it have is all found already: to know it again by its words
 * would be to read those of every listing, which lie beside the table.
 */
const isNotAmong = (ids: readonly string[]): Sql =>
  ids.length === 0 ? raw('TRUE') : sql`l.id <> ALL (${ids}::text[])`;

const isNotIn = (column: string | null, text: TypedText): Sql =>
  column === null ? raw('TRUE') : sql`NOT ${hasWordsHere(column, text)}`;

interface RankPart {
  readonly search: Search;
  /** That has the words. */
  readonly column: string;
  /** That a listing is of no rank before this one. */
  readonly isNew: Sql;
  readonly wanted: number;
  readonly after: readonly KeyValue[] | null;
  readonly stretches: readonly Stretch[];
}

/**
 * A stretch is read only if those before it have not given as many as are wanted. Texts lie beside
 * the table, so only those of the page are read, not of all that was sorted for it.
 */
function rankStatement(part: RankPart): Sql {
  const { stretches, wanted, search } = part;
  const limit = raw(String(wanted));
  const parts = stretches.map((stretch, index) => {
    const before = stretches.slice(0, index).map((_, at) => raw(`(SELECT count(*) FROM s${at})`));
    const gate = before.length === 0 ? raw('TRUE') : sql`${join(before, ' + ')} < ${limit}`;
    return sql`${raw(`s${index}`)} AS MATERIALIZED (SELECT * FROM (${stretchStatement(part, stretch)}) s WHERE ${gate})`;
  });
  const all = join(
    stretches.map((_, index) => raw(`SELECT * FROM s${index}`)),
    ' UNION ALL ',
  );
  const found = sql`SELECT * FROM (${all}) s ORDER BY listed_at DESC, id DESC LIMIT ${limit}`;
  return sql`WITH ${join(parts, ', ')} SELECT ${search.select} FROM (${found}) found
    JOIN listing l ON l.no = found.no ORDER BY found.listed_at DESC, found.id DESC`;
}

function stretchStatement(
  { search, column, isNew, wanted, after }: RankPart,
  { where: range, isShort }: Stretch,
): Sql {
  const { where, order, text } = search;
  const isFound = isShort ? hasWordsHere(column, text) : hasWords(column, text);
  const conditions = [...where, range, isNew, isFound];
  if (after !== null) conditions.push(behind(order, after));
  // An expression keeps the planner from walking the whole order in search of rare words.
  const listedAt = raw(isShort ? 'l.listed_at' : `(l.listed_at + interval '0')`);
  return sql`SELECT l.no, l.id, l.listed_at FROM listing l WHERE ${and(conditions)} ORDER BY ${listedAt} DESC, l.id DESC LIMIT ${raw(String(wanted))}`;
}
