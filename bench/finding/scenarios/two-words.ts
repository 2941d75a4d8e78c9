import { type DataSource } from 'typeorm';
import { type Scenario } from '../scenario';

/** Free text: two words of one title, as somebody types who remembers half of it. */
export const twoWords: Scenario = {
  name: 'free text with two words',
  maxGrowth: 5,
  document: `query ($text: String) {
    listings(first: 20, filter: { text: $text }) {
      nodes { id title nextOccurrence { start end } } pageInfo { hasNextPage endCursor } } }`,
  variables: async (dataSource, count) => {
    const rows: { text: string }[] = await drawTexts(dataSource, count);
    return rows.map(({ text }) => ({ text }));
  },
};

const drawTexts = (dataSource: DataSource, count: number): Promise<{ text: string }[]> =>
  dataSource.query(
    `SELECT one.words[1] || ' ' || one.words[2] AS text
     FROM (
       SELECT (SELECT array_agg(word ORDER BY random())
               FROM regexp_split_to_table(titles->>'fi' COLLATE "fi-x-icu", '[^[:alnum:]]+') AS word
               WHERE length(word) > 3) AS words
       FROM listing
       WHERE no IN (SELECT (random() * (SELECT max(no) - 1 FROM listing))::int + 1
                    FROM generate_series(1, $1::int * 3))
     ) one WHERE cardinality(one.words) > 1 LIMIT $1::int`,
    [count],
  );
