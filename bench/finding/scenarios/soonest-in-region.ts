import { type DataSource } from 'typeorm';
import { type Scenario } from '../scenario';

/** Region, theme and age group, the soonest first: as popular as each is by itself. */
export const soonestInRegion: Scenario = {
  name: 'region + theme + age group, soonest first',
  maxGrowth: 5,
  document: `query ($region: [ID!], $theme: [ID!], $ageGroup: [AgeGroup!]) {
    listings(first: 20, orderBy: NEXT_OCCURRENCE,
      filter: { region: $region, theme: $theme, ageGroup: $ageGroup }) {
      nodes { id title nextOccurrence { start end } } pageInfo { hasNextPage endCursor } } }`,
  variables: (dataSource, count) => drawn(dataSource, count),
};

const drawn = (dataSource: DataSource, count: number): Promise<Record<string, unknown>[]> =>
  dataSource.query(
    `WITH one AS (
       SELECT no, row_number() OVER () AS at FROM (
         SELECT (random() * (SELECT max(no) - 1 FROM listing))::int + 1 AS no
         FROM generate_series(1, $1::int * 6)) AS drawn),
     region AS (SELECT substr(key, 3) AS code, row_number() OVER () AS at
       FROM one JOIN listing l USING (no), unnest(area_keys[1:60]) AS key
       WHERE key LIKE 'r:%' ORDER BY random()),
     theme AS (SELECT theme_codes[1] AS code, row_number() OVER () AS at FROM one JOIN listing l USING (no)),
     age AS (SELECT age_groups[1] AS code, row_number() OVER () AS at FROM one JOIN listing l USING (no)
       WHERE age_groups[1] <> 'ANY')
     SELECT ARRAY[region.code] AS region, ARRAY[theme.code] AS theme, ARRAY[age.code] AS "ageGroup"
     FROM region JOIN theme USING (at) JOIN age USING (at) LIMIT $1::int`,
    [count],
  );
