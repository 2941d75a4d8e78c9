import { type DataSource, type EntityManager } from 'typeorm';
import { type DemoData, type DemoListing } from '../../demo/records';
import { type StoredContact } from '../kit/contact';
import { withoutIndexes } from '../kit/without-indexes';
import { type ListingContent, derivedColumns } from './listing.rules';
import { findingRowsOf, insertFindingRows, type FindingRows } from './listing.upkeep';
import { writeOrganisationNames } from './organisation-name.writer';

/** Rows of one statement: some megabytes of JSON. */
const rowsAtOnce = 1_000;

/**
 * Writes the demo listings into the empty table, behind the names of the organisations that they
 * are found by, a thousand with each statement; no events.
 * While the database takes one thousand, the next is made ready.
 */
export async function loadDemoData(
  dataSource: DataSource,
  { listings: records, organisations }: Pick<DemoData, 'listings' | 'organisations'>,
): Promise<void> {
  const now = new Date();
  await dataSource.transaction(async (manager) => {
    // Not a query of somebody who waits: a slow computer may take its time.
    await manager.query('SET LOCAL statement_timeout = 0');
    await writeOrganisationNames(
      manager,
      organisations.map(({ id, name }) => ({ id, names: name })),
    );
    await withoutIndexes(manager, tables, () => insertAll(manager, records, now));
    await manager.query(`ANALYZE ${tables.join(', ')}, search_word`);
  });
}

const tables = ['listing', 'listing_agenda', 'listing_recurrence', 'listing_place'];

async function insertAll(
  manager: EntityManager,
  records: readonly DemoListing[],
  now: Date,
): Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < records.length; start += rowsAtOnce) {
    const part = records.slice(start, start + rowsAtOnce);
    const rows = JSON.stringify(part.map(rowOf));
    const findingRows = part.map((record) =>
      findingRowsOf({ id: record.id, ...contentOf(record) }, now),
    );
    await running;
    running = insert(manager, rows, findingRows);
  }
  await running;
}

async function insert(
  manager: EntityManager,
  rows: string,
  findingRows: readonly FindingRows[],
): Promise<void> {
  await manager.query(insertRows, [rows]);
  await insertFindingRows(manager, findingRows);
}

const columns = `
  id, organisation_id, category, status, theme_codes, form_code, titles, summaries, descriptions,
  age_groups, gender, languages, is_free, price_descriptions, municipality_codes, region_codes,
  county_codes, is_whole_country, area_keys, stored_contacts, stored_channels, channel_kinds,
  accessibility, missing_channel_details, stored_schedules, first_day, last_day, is_open_ended, is_demo, version,
  created_at, updated_at, published_at, archived_at`;

// The table's own row type says how to read each column; generated columns are left out.
const insertRows = `
  INSERT INTO listing (${columns})
  SELECT ${columns} FROM jsonb_populate_recordset(NULL::listing, $1::jsonb)`;

function rowOf(record: DemoListing): Record<string, unknown> {
  const content = contentOf(record);
  const derived = derivedColumns(content);
  return {
    ...snakeCased(content),
    ...snakeCased(derived),
    id: record.id,
    status: record.status,
    is_demo: true,
    version: 1,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    published_at: record.publishedAt,
    archived_at: record.archivedAt,
  };
}

const contentOf = (record: DemoListing): ListingContent => ({
  organisationId: record.organisationId,
  category: record.category,
  themeCodes: [...record.themes],
  formCode: record.form,
  titles: record.title,
  summaries: record.summary,
  descriptions: record.description,
  ageGroups: [...record.ageGroups],
  gender: record.gender,
  languages: [...record.languages],
  isFree: record.price.isFree,
  priceDescriptions: record.price.description,
  municipalityCodes: [...record.municipalities],
  regionCodes: [...record.regions],
  countyCodes: [...record.counties],
  isWholeCountry: record.wholeCountry,
  storedContacts: record.contacts as StoredContact[],
  storedChannels: [...record.channels],
  storedSchedules: [...record.schedules],
});

const snakeCased = (row: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
