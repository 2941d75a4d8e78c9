import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  compareTypedNamesBy,
  dropIndexesOfTypedNames,
  indexTypedNames,
} from './know-members.migration';

/**
 * Under the locale C of the database only letters of ASCII count as letters: nothing was left of a
 * name in Cyrillic or Arabic script. The ICU collation knows the letters of all scripts.
 */
export class CompareNamesOfAllScripts1795824000000 implements MigrationInterface {
  name = 'CompareNamesOfAllScripts1795824000000';

  async up(runner: QueryRunner): Promise<void> {
    await compareAnew(runner, 'listings.search_plain(name) COLLATE "fi-x-icu"');
  }

  async down(runner: QueryRunner): Promise<void> {
    await compareAnew(runner, 'listings.search_plain(name)');
  }
}

/** New indexes: REINDEX can go by what the session knows of the function from before. */
async function compareAnew(runner: QueryRunner, plain: string): Promise<void> {
  await dropIndexesOfTypedNames(runner);
  await runner.query(compareTypedNamesBy(plain));
  await indexTypedNames(runner);
}
