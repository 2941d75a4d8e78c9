import { type EntityManager } from 'typeorm';
import { type Named } from '../kit/name-feed';
import { run, sql } from '../kit/sql';

/** Writes the names and gives the ids of those that are new or changed. */
export async function writeOrganisationNames(
  manager: EntityManager,
  names: readonly Named[],
): Promise<readonly string[]> {
  const rows = await run<{ organisation_id: string }>(
    manager,
    sql`INSERT INTO organisation_name (organisation_id, names)
      SELECT id, names FROM jsonb_to_recordset(${JSON.stringify(names)}::jsonb)
        AS given(id text, names jsonb)
      ON CONFLICT (organisation_id) DO UPDATE SET names = excluded.names
      WHERE organisation_name.names <> excluded.names RETURNING organisation_id`,
  );
  return rows.map(({ organisation_id }) => organisation_id);
}

/** Listings of the organisations are found by the names as they are now. */
export const renewWordsOf = (
  manager: EntityManager,
  organisationIds: readonly string[],
): Promise<unknown> =>
  run(
    manager,
    sql`UPDATE listing SET organisation_id = organisation_id
      WHERE organisation_id = ANY(${organisationIds}::text[])`,
  );
