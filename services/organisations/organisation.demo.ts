import type { DataSource } from 'typeorm';
import type { DemoData, DemoOrganisation } from '../../demo/records';
import { insertRows } from '../kit/insert-rows';
import { learnWords } from '../kit/search/learned-words';

/** Writes the demo organisations; parents come before their members. */
export async function loadDemoOrganisations(
  dataSource: DataSource,
  { organisations }: DemoData,
): Promise<void> {
  await insertRows(dataSource, 'organisation', columns, organisations.map(toRow));
  await learnWords(dataSource);
}

const columns = [
  'id',
  'names',
  'descriptions',
  'kind',
  'business_id',
  'has_ptv_account',
  'parent_id',
  'home_municipality_code',
  'municipality_codes',
  'region_codes',
  'county_codes',
  'is_nationwide',
  'stored_contacts',
  'stored_links',
  'is_demo',
  'version',
  'created_at',
  'updated_at',
] as const;

const toRow = (record: DemoOrganisation): Record<(typeof columns)[number], unknown> => ({
  id: record.id,
  names: record.name,
  descriptions: record.description,
  kind: record.kind,
  business_id: record.businessId,
  has_ptv_account: record.hasPtvAccount,
  parent_id: record.parentId,
  home_municipality_code: record.homeMunicipality,
  municipality_codes: record.municipalities,
  region_codes: record.regions,
  county_codes: record.counties,
  is_nationwide: record.isNationwide,
  stored_contacts: record.contacts,
  stored_links: record.links,
  is_demo: true,
  version: 1,
  created_at: record.createdAt,
  updated_at: record.updatedAt,
});
