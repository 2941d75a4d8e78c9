import type { CopyNames } from '../kit/name-feed';
import { run, sql } from '../kit/sql';

/** Names of all organisations, as each may come to publish, and the words of the announcements. */
export const copyNames: CopyNames = async (manager, names) => {
  const rows = await run<{ id: string }>(
    manager,
    sql`INSERT INTO organisation_name (organisation_id, names)
      SELECT id, names FROM jsonb_to_recordset(${JSON.stringify(names)}::jsonb)
        AS given(id text, names jsonb)
      ON CONFLICT (organisation_id) DO UPDATE SET names = excluded.names
      WHERE organisation_name.names <> excluded.names RETURNING organisation_id AS id`,
  );
  const changed = rows.map(({ id }) => id);
  await run(
    manager,
    sql`UPDATE announcement SET publisher_id = publisher_id
      WHERE publisher_id = ANY(${changed}::text[])`,
  );
};
