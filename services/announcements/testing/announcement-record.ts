import type { DemoAnnouncement, DemoData } from '../../../demo/records';

type Given = Partial<DemoAnnouncement> & { readonly id: string };

/** A record with everything that a test does not care about. */
export const announcementRecord = (record: Given): DemoAnnouncement => ({
  kind: 'BULLETIN',
  publisherId: 'yhdistys',
  title: { fi: `Tiedote ${record.id}` },
  summary: { fi: 'Lyhyesti' },
  description: { fi: 'Pitkästi' },
  municipalities: [],
  regions: [],
  wholeCountry: false,
  eventTime: null,
  applicationWindow: null,
  link: null,
  status: 'PUBLISHED',
  isDemo: true,
  createdAt: '2026-01-01T10:00:00.000Z',
  updatedAt: '2026-01-01T10:00:00.000Z',
  publishedAt: record.status === 'DRAFT' ? null : '2026-01-02T10:00:00.000Z',
  ...record,
});

export const demoDataOf = (...records: readonly Given[]): DemoData => ({
  organisations: [],
  listings: [],
  announcements: records.map(announcementRecord),
});
