import { type EntityManager } from 'typeorm';
import { type CopyNames, type Named } from '../kit/name-feed';
import { learnWords } from '../kit/search/learned-words';
import { run, sql } from '../kit/sql';

/** Names and memberships, and the words of the listings. */
export const copyNames: CopyNames = async (manager, names) => {
  const changed = await writeOrganisationNames(manager, names);
  if (changed.length === 0) return;
  await renewWordsOf(manager, changed);
  await learnWords(manager);
};

/** Writes the names and memberships, and gives the ids of those whose name is new or changed. */
export async function writeOrganisationNames(
  manager: EntityManager,
  names: readonly Named[],
): Promise<readonly string[]> {
  const rows = await run<{ id: string }>(
    manager,
    sql`WITH given AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(names)}::jsonb)
          AS given(id text, names jsonb, "parentId" text)
      ), written AS (
        INSERT INTO organisation_name (organisation_id, names, parent_id)
        SELECT id, names, "parentId" FROM given
        ON CONFLICT (organisation_id) DO UPDATE
          SET names = excluded.names, parent_id = excluded.parent_id
        WHERE (organisation_name.names, organisation_name.parent_id)
          IS DISTINCT FROM (excluded.names, excluded.parent_id)
      )
      SELECT id FROM given LEFT JOIN organisation_name known ON known.organisation_id = id
      WHERE known.names IS DISTINCT FROM given.names`,
  );
  return rows.map(({ id }) => id);
}

/** Listings of the organisations are found by the names as they are now. */
const renewWordsOf = (
  manager: EntityManager,
  organisationIds: readonly string[],
): Promise<unknown> =>
  run(
    manager,
    sql`UPDATE listing SET organisation_id = organisation_id
      WHERE organisation_id = ANY(${organisationIds}::text[])`,
  );
