import type { MigrationInterface, QueryRunner } from 'typeorm';

const codeList = (table: string, columns: string): string => `
  CREATE TABLE ${table} (
    code text PRIMARY KEY,
    names jsonb NOT NULL,
    position integer NOT NULL UNIQUE${columns}
  )`;

const category = `category text NOT NULL CHECK (category IN ('SUPPORT', 'HOBBY', 'VOLUNTARY'))`;

/** Code lists first, then the rules that refer to them. */
const tables: readonly string[] = [
  codeList('keyword', ', yso_uri text, koko_uri text'),
  codeList('theme', `, ${category}, is_provisional boolean NOT NULL`),
  codeList('activity_form', `, ${category}, is_provisional boolean NOT NULL`),
  codeList('service_class', ', parent text REFERENCES service_class, older_name text'),
  codeList('target_group', ', parent text REFERENCES target_group'),
  codeList('life_event', ', parent text REFERENCES life_event'),
  codeList('service_chain_stage', ', form_codes text[] NOT NULL'),
  `CREATE TABLE rule_set_version (
    version text PRIMARY KEY,
    valid_from date,
    valid_until date,
    CHECK (valid_from <= valid_until)
  )`,
  `CREATE TABLE class_rule (
    rule_set text NOT NULL REFERENCES rule_set_version,
    code text NOT NULL,
    position integer NOT NULL,
    ${category},
    theme text REFERENCES theme,
    form_condition text NOT NULL CHECK (form_condition IN ('ANY', 'OTHER', 'LISTED')),
    forms text[] NOT NULL,
    only_youth boolean NOT NULL,
    effect text NOT NULL CHECK (effect IN ('ASSIGNS', 'REPLACES', 'ADDS')),
    service_class text NOT NULL REFERENCES service_class,
    provenance jsonb NOT NULL,
    PRIMARY KEY (rule_set, code)
  )`,
  `CREATE TABLE rule_gap (
    rule_set text NOT NULL REFERENCES rule_set_version,
    code text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('NO_SERVICE_CLASS', 'NO_KEYWORDS')),
    theme text NOT NULL REFERENCES theme,
    form_condition text NOT NULL CHECK (form_condition IN ('ANY', 'LISTED')),
    forms text[] NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (rule_set, code)
  )`,
  `CREATE TABLE keyword_rule (
    rule_set text NOT NULL REFERENCES rule_set_version,
    theme text NOT NULL REFERENCES theme,
    keyword text NOT NULL REFERENCES keyword,
    position integer NOT NULL,
    PRIMARY KEY (rule_set, theme, keyword)
  )`,
  `CREATE TABLE target_group_rule (
    rule_set text NOT NULL REFERENCES rule_set_version,
    age_group text NOT NULL,
    is_youth boolean NOT NULL,
    target_group text NOT NULL REFERENCES target_group,
    PRIMARY KEY (rule_set, age_group)
  )`,
  `CREATE TABLE code_list_state (digest text PRIMARY KEY, loaded_at timestamptz NOT NULL)`,
];

const names = [
  'code_list_state',
  'target_group_rule',
  'keyword_rule',
  'rule_gap',
  'class_rule',
  'rule_set_version',
  'service_chain_stage',
  'life_event',
  'target_group',
  'service_class',
  'activity_form',
  'theme',
  'keyword',
];

/** Tables for the code lists and rules; `loadCodeLists` fills them at every start. */
export class CreateClassification1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of names) await runner.query(`DROP TABLE ${name}`);
  }
}
