import { type DataSource } from 'typeorm';
import { type Scenario } from '../scenario';

/** All facets beside the first page of what is searched for most: a region and a theme. */
export const facetsOfSearch: Scenario = {
  name: 'facets of region + theme',
  maxGrowth: 10,
  document: `query ($region: [ID!], $theme: [ID!]) {
    listings(first: 20, filter: { region: $region, theme: $theme }) {
      nodes { id title }
      facets {
        themes { value { code } count } forms { value { code } count } categories { value count }
        municipalities { value { code } count } regions { value { code } count }
        counties { value { code } count } ageGroups { value count } languages { value count }
        channelKinds { value count } accessibility { value count } prices { value count }
      }
    }
  }`,
  variables: (dataSource, count) => drawn(dataSource, count),
};

const drawn = (dataSource: DataSource, count: number): Promise<Record<string, unknown>[]> =>
  dataSource.query(
    `SELECT ARRAY[substr(region, 3)] AS region, ARRAY[theme_codes[1]] AS theme
     FROM listing, LATERAL (
       SELECT key AS region FROM unnest(area_keys) AS key WHERE key LIKE 'r:%' LIMIT 1) of_region
     WHERE no IN (SELECT (random() * (SELECT max(no) - 1 FROM listing))::int + 1
                  FROM generate_series(1, $1::int * 3)) LIMIT $1::int`,
    [count],
  );
