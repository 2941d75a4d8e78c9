import { Client } from 'pg';
import { silentLog } from '../log';
import { migrateDown, startService, type ServiceDefinition } from '../service';
import { createTestDatabase } from './test-database';

/**
 * Migrates up, down and up again. Gives what is left in the schema after going down, the
 * migrations table aside: nothing, when every `down` undoes its `up`.
 */
export async function migrationRoundTrip(definition: ServiceDefinition): Promise<string[]> {
  const database = await createTestDatabase();
  const options = { url: database.url, log: silentLog };
  try {
    await (await startService(definition, options)).close();
    await migrateDown(definition, options);
    const left = await objectsOf(database.url, definition.name);
    await (await startService(definition, options)).close();
    return left;
  } finally {
    await database.drop();
  }
}

async function objectsOf(url: string, schema: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace
         AND relkind <> 'i' AND relname !~ '^migrations'
       UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = $1::regnamespace
       UNION ALL SELECT typname FROM pg_type WHERE typnamespace = $1::regnamespace
         AND typname !~ '^_?migrations'`,
      [schema],
    );
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
