import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cell, flagCell, listCell, numberCell, optionalCell, parseTable, type Row } from './table';
import type {
  AgeGroup,
  CategoryCode,
  Coded,
  HierarchicalCode,
  Municipality,
  Reference,
  RegionalOperator,
  Theme,
} from './types';

/** Reads every list from a folder of data files. The result is frozen all the way down. */
export function loadReference(folder: string): Reference {
  const files = readFiles(folder);
  return deepFreeze({ ...areas(files), ...ptvLists(files), ...lahellaLists(files) });
}

interface DataFiles {
  readonly digest: string;
  readonly table: (name: string) => readonly Row[];
  readonly json: <T>(name: string) => T;
  /** Names of the JSON files that begin like this, without their ending. */
  readonly jsonNames: (beginning: string) => readonly string[];
}

function readFiles(folder: string): DataFiles {
  const names = readdirSync(folder).sort();
  const texts = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const text = (name: string): string => {
    const found = texts.get(name);
    if (found === undefined) throw new Error(`${join(folder, name)} is missing`);
    return found;
  };
  return {
    digest: digest(texts),
    table: (name) => parseTable(text(`${name}.tsv`), `${name}.tsv`),
    json: (name) => JSON.parse(text(`${name}.json`)),
    jsonNames: (beginning) =>
      names
        .filter((name) => name.startsWith(beginning) && name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length)),
  };
}

function digest(texts: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [name, text] of texts) hash.update(name).update('\0').update(text).update('\0');
  return hash.digest('hex');
}

const areas = ({ table }: DataFiles) => ({
  municipalities: table('municipalities').map(municipality),
  regions: table('regions').map(coded),
  counties: table('wellbeing-services-counties').map(coded),
  regionalOperators: table('regional-operators').map(regionalOperator),
});

const ptvLists = ({ table, json, jsonNames, digest }: DataFiles) => ({
  serviceClasses: table('service-classes').map((row) => ({
    ...hierarchical(row),
    olderNameFi: optionalCell(row, 'older_name_fi'),
  })),
  targetGroups: table('target-groups').map(hierarchical),
  lifeEvents: table('life-events').map(hierarchical),
  keywords: table('keywords').map((row) => ({
    ...coded(row),
    ysoUri: optionalCell(row, 'yso_uri'),
    kokoUri: optionalCell(row, 'koko_uri'),
  })),
  ptvLanguages: json<Reference['ptvLanguages']>('ptv-languages'),
  ptvApi: json<Reference['ptvApi']>('ptv-api-v11'),
  ruleSet: json<Reference['ruleSet']>('classification-rules'),
  ruleSets: jsonNames('classification-rules').map((name) => json<Reference['ruleSet']>(name)),
  digest,
});

const lahellaLists = ({ table }: DataFiles) => ({
  themes: themes(table('themes'), table('theme-keywords')),
  activityForms: table('activity-forms').map(categoryCode),
  ageGroups: table('age-groups').map(ageGroup),
  activityLanguages: table('activity-languages').map((row) => ({
    ...coded(row),
    lahellaCode: cell(row, 'lahella_code'),
    ptvCode: cell(row, 'ptv_code'),
  })),
  serviceChainStages: table('service-chain-stages').map((row) => ({
    ...coded(row),
    position: Number(cell(row, 'position')),
    forms: listCell(row, 'forms'),
  })),
  wellbeingThemes: table('wellbeing-themes').map(coded),
  serviceTrayThemes: table('service-tray-themes').map((row) => ({
    ...coded(row),
    serviceClasses: listCell(row, 'service_classes'),
    provisional: flagCell(row, 'provisional'),
  })),
});

const coded = (row: Row): Coded => ({
  code: cell(row, 'code'),
  name: { fi: cell(row, 'name_fi'), sv: cell(row, 'name_sv'), en: cell(row, 'name_en') },
});

const hierarchical = (row: Row): HierarchicalCode => ({
  ...coded(row),
  parent: optionalCell(row, 'parent'),
});

const municipality = (row: Row): Municipality => ({
  ...coded(row),
  region: cell(row, 'region'),
  county: cell(row, 'county'),
  languages: listCell(row, 'languages') as Municipality['languages'],
  centre: { latitude: Number(cell(row, 'latitude')), longitude: Number(cell(row, 'longitude')) },
});

const categoryCode = (row: Row): CategoryCode => ({
  ...coded(row),
  category: cell(row, 'category') as CategoryCode['category'],
  codeOrigin: cell(row, 'code_origin') as CategoryCode['codeOrigin'],
  provisional: flagCell(row, 'provisional'),
});

function themes(rows: readonly Row[], keywordRows: readonly Row[]): readonly Theme[] {
  const keywordsOf = (code: string): readonly string[] =>
    keywordRows.filter((row) => cell(row, 'theme') === code).map((row) => cell(row, 'keyword'));
  return rows.map((row) => ({ ...categoryCode(row), keywords: keywordsOf(cell(row, 'code')) }));
}

const ageGroup = (row: Row): AgeGroup => ({
  code: cell(row, 'code') as AgeGroup['code'],
  name: coded(row).name,
  lahellaCode: cell(row, 'lahella_code'),
  minAge: numberCell(row, 'min_age'),
  maxAge: numberCell(row, 'max_age'),
  isYouth: flagCell(row, 'is_youth'),
  targetGroup: cell(row, 'target_group'),
});

const regionalOperator = (row: Row): RegionalOperator => ({
  code: cell(row, 'code'),
  kind: cell(row, 'kind') as RegionalOperator['kind'],
  name: cell(row, 'name'),
  otherName: optionalCell(row, 'other_name'),
  regions: listCell(row, 'regions'),
  municipalities: listCell(row, 'municipalities'),
  website: optionalCell(row, 'website'),
});

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part);
  }
  return Object.freeze(value);
}
