import type { DemoData, DemoOrganisation } from '../../../demo/records';

/** A record with everything that a test does not care about. */
export const organisationRecord = (
  record: Partial<DemoOrganisation> & { readonly id: string },
): DemoOrganisation => ({
  name: { fi: `Yhdistys ${record.id}` },
  description: { fi: 'Kuvaus' },
  kind: 'REGISTERED_ASSOCIATION',
  businessId: null,
  hasPtvAccount: false,
  parentId: null,
  homeMunicipality: '698',
  municipalities: [],
  regions: [],
  counties: [],
  isNationwide: false,
  contacts: [],
  links: [],
  isDemo: true,
  createdAt: '2026-01-01T10:00:00.000Z',
  updatedAt: '2026-01-01T10:00:00.000Z',
  ...record,
});

export const demoDataOf = (
  ...records: readonly (Partial<DemoOrganisation> & { readonly id: string })[]
): DemoData => ({
  organisations: records.map(organisationRecord),
  listings: [],
  announcements: [],
});
