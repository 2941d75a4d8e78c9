import { type Scenario } from '../scenario';

const millisecondsOfWeek = 7 * 24 * 60 * 60 * 1_000;

/** Within ten kilometres of places where something is, in the next seven days, nearest first. */
export const nearThisWeek: Scenario = {
  name: 'within 10 km in the next 7 days, nearest first',
  maxGrowth: 5,
  document: `query ($near: NearFilter, $takesPlace: TakesPlaceFilter) {
    listings(first: 20, orderBy: DISTANCE, filter: { near: $near, takesPlace: $takesPlace }) {
      nodes { id title distance nextOccurrence { start end } } pageInfo { hasNextPage endCursor } } }`,
  variables: async (dataSource, count) => {
    const rows: { latitude: number; longitude: number }[] = await dataSource.query(
      `SELECT (channel->'coordinates'->>'latitude')::float8 AS latitude,
              (channel->'coordinates'->>'longitude')::float8 AS longitude
       FROM listing l, jsonb_array_elements(stored_channels) AS channel
       WHERE no IN (SELECT (random() * (SELECT max(no) - 1 FROM listing))::int + 1
                    FROM generate_series(1, $1::int * 3))
         AND channel->'coordinates' <> 'null' LIMIT $1::int`,
      [count],
    );
    const to = new Date(Date.now() + millisecondsOfWeek).toISOString();
    return rows.map((point) => ({ near: { ...point, radiusKm: 10 }, takesPlace: { to } }));
  },
};

/** The same, what comes next first. */
export const nearSoonest: Scenario = {
  ...nearThisWeek,
  name: 'within 10 km in the next 7 days, soonest first',
  document: nearThisWeek.document.replace('DISTANCE', 'NEXT_OCCURRENCE'),
};
