import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepProfilesOfAnyChange, keepProfilesOfRow } from './profile-listings.migration';

/** Most changes of a listing, as that it is published, leave its profiles what they are. */
export class KeepChangedProfiles1795996800001 implements MigrationInterface {
  name = 'KeepChangedProfiles1795996800001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(dropTrigger);
    await runner.query(keepProfilesOfRow(''));
    await runner.query(keepOtherProfiles);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropTrigger);
    await runner.query('DROP FUNCTION listings.keep_profiles_of_row');
    await runner.query(keepProfilesOfAnyChange);
  }
}

const dropTrigger = 'DROP TRIGGER keep_profiles_of_changed ON listings.listing';

const profilesOf = (row: string): string =>
  `(${['kind', 'people', 'place', 'way'].map((part) => `${row}.${part}_profile`).join(', ')})`;

/** Whether an update has made one of them another. */
export const hasOtherProfiles = `${profilesOf('OLD')} IS DISTINCT FROM ${profilesOf('NEW')}`;

/** The trigger that is called only then. */
export const keepOtherProfiles = `
  CREATE TRIGGER keep_profiles_of_changed AFTER UPDATE ON listings.listing
  FOR EACH ROW WHEN (${hasOtherProfiles})
  EXECUTE FUNCTION listings.keep_profiles_of_row()`;
