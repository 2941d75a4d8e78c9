import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lists show and filter by stays in the row of a listing, ids included: each value in the side
 * table is a row and an index entry of its own, written with every listing and looked up with every
 * reading. Rows that are there are written anew for it, without what they are found by.
 */
export class KeepShortTextsInRows1796083200000 implements MigrationInterface {
  name = 'KeepShortTextsInRows1796083200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(setStorage('MAIN'));
    await runner.query('ALTER TABLE listings.listing DISABLE TRIGGER USER');
    await runner.query(writeAnew);
    await runner.query('ALTER TABLE listings.listing ENABLE TRIGGER USER');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(setStorage('EXTENDED'));
  }
}

const columns = ['id', 'organisation_id', 'accessibility', 'titles', 'summaries', 'sort_title'];

const setStorage = (storage: 'MAIN' | 'EXTENDED'): string =>
  `ALTER TABLE listings.listing ${columns
    .map((column) => `ALTER COLUMN ${column} SET STORAGE ${storage}`)
    .join(', ')}`;

// A value that is set to itself stays where it is; with nothing put to it, it is a new one.
const writeAnew = `
  UPDATE listings.listing SET id = id || '', organisation_id = organisation_id || '',
    accessibility = accessibility || '{}', titles = titles || '{}', summaries = summaries || '{}'`;
