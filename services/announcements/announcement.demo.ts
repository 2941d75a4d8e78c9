import type { DataSource } from 'typeorm';
import type { DemoAnnouncement, DemoData } from '../../demo/records';
import { insertRows } from '../kit/insert-rows';
import { learnWords } from '../kit/search/learned-words';
import { areaKeysOf } from './announcement.areas';
import { copyNames } from './publisher-name.writer';

/** Behind the names of those who publish them. */
export async function loadDemoAnnouncements(
  dataSource: DataSource,
  { announcements, organisations }: DemoData,
): Promise<void> {
  const names = organisations.map(({ id, name, parentId }) => ({ id, names: name, parentId }));
  await dataSource.transaction((manager) => copyNames(manager, names));
  await insertRows(dataSource, 'announcement', columns, announcements.map(toRow));
  await learnWords(dataSource);
}

const columns = [
  'id',
  'kind',
  'publisher_id',
  'titles',
  'summaries',
  'descriptions',
  'municipality_codes',
  'region_codes',
  'is_whole_country',
  'area_keys',
  'event_starts_at',
  'event_ends_at',
  'application_opens_at',
  'application_closes_at',
  'stored_link',
  'status',
  'is_demo',
  'version',
  'created_at',
  'updated_at',
  'published_at',
] as const;

const toRow = (record: DemoAnnouncement): Record<(typeof columns)[number], unknown> => ({
  id: record.id,
  kind: record.kind,
  publisher_id: record.publisherId,
  titles: record.title,
  summaries: record.summary,
  descriptions: record.description,
  municipality_codes: record.municipalities,
  region_codes: record.regions,
  is_whole_country: record.wholeCountry,
  area_keys: areaKeysOf({
    municipalityCodes: record.municipalities,
    regionCodes: record.regions,
    isWholeCountry: record.wholeCountry,
  }),
  event_starts_at: record.eventTime?.startsAt ?? null,
  event_ends_at: record.eventTime?.endsAt ?? null,
  application_opens_at: record.applicationWindow?.opensAt ?? null,
  application_closes_at: record.applicationWindow?.closesAt ?? null,
  stored_link: record.link,
  status: record.status,
  is_demo: true,
  version: 1,
  created_at: record.createdAt,
  updated_at: record.updatedAt,
  published_at: record.publishedAt,
});
