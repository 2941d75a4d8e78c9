import { type DemoListing } from '../../../demo/records';
import { formsOfCategory, reference, themesOfCategory } from '../../../reference';

/** A published record that differs from the next only in what a test says. */
export const listingRecord = (
  over: Partial<DemoListing> & { readonly id: string },
): DemoListing => ({
  organisationId: 'org-1',
  category: 'HOBBY',
  themes: ['ht_urheilu'],
  form: 'hm_ryhmat',
  title: { fi: `Ilmoitus ${over.id}` },
  summary: { fi: 'Tiivistelmä' },
  description: { fi: 'Kuvaus', sv: 'Beskrivning' },
  ageGroups: ['ANY'],
  gender: 'ANY',
  languages: ['FI'],
  price: { isFree: true, description: null },
  municipalities: ['091'],
  regions: [],
  counties: [],
  wholeCountry: false,
  contacts: [{ title: { fi: 'Toimisto' }, kind: 'EMAIL', value: 'toimisto@yhdistys.fi' }],
  channels: [placeRecord],
  schedules: [],
  status: 'PUBLISHED',
  isDemo: true,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-02T00:00:00.000Z',
  publishedAt: '2026-01-02T00:00:00.000Z',
  archivedAt: null,
  ...over,
});

export const placeRecord: DemoListing['channels'][number] = {
  id: 'channel-1',
  kind: 'PLACE',
  summary: { fi: 'Kerhohuone' },
  address: {
    street: 'Mannerheimintie 1',
    postalCode: '00100',
    city: 'Helsinki',
    municipality: '091',
  },
  coordinates: { latitude: 60.17, longitude: 24.94 },
  url: null,
  phone: null,
  accessibility: ['WHEELCHAIR'],
  registration: { isRequired: false, instructions: null, url: null, email: null },
};

export type Random = () => number;

/** Mulberry32: the same numbers from the same seed, so that a failure can be run again. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <T>(random: Random, values: readonly T[]): T =>
  values[Math.floor(random() * values.length)] as T;

export const pickSome = <T>(random: Random, values: readonly T[], atMost: number): T[] => [
  ...new Set(Array.from({ length: 1 + Math.floor(random() * atMost) }, () => pick(random, values))),
];

const codes = (list: readonly { readonly code: string }[]): string[] =>
  list.map(({ code }) => code);

/** Few areas on purpose: random filters have to hit something. */
export const someMunicipalities = ['091', '049', '837', '564', '179', '698', '261'];

export function randomRecord(random: Random, id: string): DemoListing {
  const category = pick(random, ['SUPPORT', 'HOBBY', 'VOLUNTARY'] as const);
  const minute = Math.floor(random() * 500_000);
  const changedAt = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
  const status = pick(random, [
    'PUBLISHED',
    'PUBLISHED',
    'PUBLISHED',
    'DRAFT',
    'ARCHIVED',
  ] as const);
  return listingRecord({
    id,
    organisationId: pick(random, ['org-1', 'org-2', 'org-3']),
    category,
    themes: pickSome(random, codes(themesOfCategory(category)), 2),
    form: pick(random, codes(formsOfCategory(category))),
    ageGroups: pickSome(random, codes(reference().ageGroups), 3) as DemoListing['ageGroups'],
    gender: pick(random, ['ANY', 'MALE', 'FEMALE'] as const),
    languages: pickSome(random, ['FI', 'SV', 'EN', 'FISL'] as const, 2),
    price: { isFree: random() < 0.5, description: null },
    ...randomAreas(random),
    channels: pickSome(random, ['PLACE', 'ONLINE', 'PHONE', 'HYBRID'] as const, 2).map(
      (kind, index) => ({ ...placeRecord, kind, id: `channel-${index}` }),
    ),
    status,
    updatedAt: changedAt,
    publishedAt: status === 'DRAFT' ? null : changedAt,
    archivedAt: status === 'ARCHIVED' ? changedAt : null,
  });
}

function randomAreas(random: Random): Partial<DemoListing> {
  const none = { municipalities: [], regions: [], counties: [], wholeCountry: false };
  const kind = random();
  if (kind < 0.15) return { ...none, wholeCountry: true };
  if (kind < 0.3) return { ...none, regions: pickSome(random, codes(reference().regions), 2) };
  if (kind < 0.45) return { ...none, counties: pickSome(random, codes(reference().counties), 2) };
  return { ...none, municipalities: pickSome(random, someMunicipalities, 2) };
}
