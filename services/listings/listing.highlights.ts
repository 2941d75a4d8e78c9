import { type ServiceContext } from '../kit/context';
import { defineLoaderWith } from '../kit/loader';
import { chooseText, type Language } from '../kit/localized-text';
import { excerptOf, partsOf } from '../kit/search/highlight-parts';
import { searchFor } from '../kit/search/text-search';
import { parseTypedText, wordsOf } from '../kit/search/typed-text';
import { run, sql } from '../kit/sql';
import { type Listing } from './listing.entity';
import { type Highlight, type HighlightField } from './listing.highlight.type';

export interface HighlightArgs {
  readonly text: string;
  readonly language: Language;
}

const longestExcerpt = 240;

/** What was found in the texts of listings; the words of all of a page are looked up at once. */
export const highlightsOf = defineLoaderWith<HighlightArgs, Listing, readonly Highlight[]>(
  async (listings, { text, language }, { dataSource }) => {
    const shown = listings.map((listing) => textsOf(listing, language));
    const all = shown.flatMap((texts) => texts.map(([, one]) => one));
    const found = await foundAmong(dataSource, text, all);
    const isFound = (word: string): boolean => found.has(word);
    return shown.map((texts) =>
      texts.map(([field, one]) => highlight(field, one, isFound)).filter(hasMatch),
    );
  },
);

function textsOf(listing: Listing, language: Language): [HighlightField, string][] {
  const { titles, summaries, descriptions } = listing;
  const texts: [HighlightField, string | null][] = [
    ['TITLE', chooseText(titles, language)],
    ['SUMMARY', chooseText(summaries, language)],
    ['DESCRIPTION', chooseText(descriptions, language)],
  ];
  return texts.filter((one): one is [HighlightField, string] => one[1] !== null);
}

/** Of the words of the texts those that the search is for, by the same rules. */
async function foundAmong(
  dataSource: ServiceContext['dataSource'],
  text: string,
  texts: readonly string[],
): Promise<ReadonlySet<string>> {
  const typed = parseTypedText(text, 'text');
  if (!typed) return new Set();
  const { groups } = await searchFor(dataSource, typed);
  const words = [...new Set(texts.flatMap((one) => wordsOf(one.toLowerCase())))];
  const rows = await run<{ word: string }>(
    dataSource,
    sql`SELECT word FROM unnest(${words}::text[]) AS word
      WHERE search_stems(word) && ${groups.flat()}::text[]`,
  );
  return new Set(rows.map(({ word }) => word));
}

const highlight = (
  field: HighlightField,
  text: string,
  isFound: (word: string) => boolean,
): Highlight => ({ field, parts: partsOf(excerptOf(text, isFound, longestExcerpt), isFound) });

const hasMatch = ({ parts }: Highlight): boolean => parts.some(({ isMatch }) => isMatch);
