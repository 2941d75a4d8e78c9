import { type DataSource, type EntityManager } from 'typeorm';
import { type DemoData, type DemoListing } from '../../demo/records';
import { type StoredContact } from '../kit/contact';
import { learnWords } from '../kit/search/learned-words';
import { run, sql } from '../kit/sql';
import { withoutIndexes } from '../kit/without-indexes';
import { insertListingsSql, type NewListing } from './listing.rows';
import { type ListingContent, derivedColumns } from './listing.rules';
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
      organisations.map(({ id, name, parentId }) => ({ id, names: name, parentId })),
    );
    await withoutIndexes(manager, tables, () => insertAll(manager, records, now));
    await learnWords(manager);
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
    const part = records.slice(start, start + rowsAtOnce).map(listingOf);
    const statement = sql`WITH ${insertListingsSql(part, now)} SELECT`;
    await running;
    running = run(manager, statement);
  }
  await running;
}

function listingOf(record: DemoListing): NewListing {
  const content = contentOf(record);
  return {
    ...content,
    ...derivedColumns(content),
    id: record.id,
    status: record.status,
    isDemo: true,
    version: 1,
    createdAt: new Date(record.createdAt),
    updatedAt: new Date(record.updatedAt),
    publishedAt: dateOf(record.publishedAt),
    archivedAt: dateOf(record.archivedAt),
  };
}

const dateOf = (moment: string | null): Date | null => (moment === null ? null : new Date(moment));

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
