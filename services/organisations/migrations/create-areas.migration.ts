import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reference, type Coded } from '../../../reference';

/** Municipalities, regions, wellbeing services counties and regional operators, with their rows. */
export class CreateAreas1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner);
    const { municipalities, regions, counties, regionalOperators } = reference();
    await insert(runner, 'region', regions.map(named));
    await insert(runner, 'wellbeing_services_county', counties.map(named));
    await insert(
      runner,
      'municipality',
      municipalities.map((one) => ({
        ...named(one),
        region_code: one.region,
        county_code: one.county,
      })),
    );
    await insert(
      runner,
      'regional_operator',
      regionalOperators.map((one) => ({
        code: one.code,
        name: one.name,
        other_name: one.otherName,
        website: one.website,
        region_codes: one.regions,
        municipality_codes: one.municipalities,
      })),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'regional_operator',
      'municipality',
      'wellbeing_services_county',
      'region',
    ])
      await runner.query(`DROP TABLE ${table}`);
  }
}

async function createTables(runner: QueryRunner): Promise<void> {
  for (const table of ['region', 'wellbeing_services_county'])
    await runner.query(`CREATE TABLE ${table} (code text PRIMARY KEY, names jsonb NOT NULL)`);
  await runner.query(`
    CREATE TABLE municipality (
      code text PRIMARY KEY,
      names jsonb NOT NULL,
      region_code text NOT NULL REFERENCES region,
      county_code text NOT NULL REFERENCES wellbeing_services_county
    )`);
  await runner.query(`
    CREATE TABLE regional_operator (
      code text PRIMARY KEY,
      name text NOT NULL,
      other_name text,
      website text,
      region_codes text[] NOT NULL,
      municipality_codes text[] NOT NULL
    )`);
}

const named = ({ code, name }: Coded): object => ({ code, names: name });

/** All rows in one statement; the columns are those of the table. */
async function insert(runner: QueryRunner, table: string, rows: readonly object[]): Promise<void> {
  await runner.query(
    `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}
