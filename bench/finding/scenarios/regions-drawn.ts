import { type DataSource } from 'typeorm';

/** Regions as often as listings are offered there. */
export const regionsDrawn = (
  dataSource: DataSource,
  count: number,
): Promise<{ region: string[] }[]> =>
  dataSource.query(
    `SELECT ARRAY[substr(region, 3)] AS region
     FROM listing, LATERAL (
       SELECT key AS region FROM unnest(area_keys) AS key WHERE key LIKE 'r:%' LIMIT 1) of_region
     WHERE no IN (SELECT (random() * (SELECT max(no) - 1 FROM listing))::int + 1
                  FROM generate_series(1, $1::int * 3)) LIMIT $1::int`,
    [count],
  );
