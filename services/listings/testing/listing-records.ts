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
      (kind, index) => ({
        ...placeRecord,
        kind,
        id: `channel-${index}`,
        coordinates: { latitude: 60 + random() / 3, longitude: 24.7 + random() / 2 },
      }),
    ),
    status,
    updatedAt: changedAt,
    publishedAt: status === 'DRAFT' ? null : changedAt,
    archivedAt: status === 'ARCHIVED' ? changedAt : null,
  });
}

/** A schedule of any kind in 2026 or 2027, now and then until further notice. */
export function randomSchedule(random: Random): DemoListing['schedules'][number] {
  const kind = pick(random, ['SINGLE', 'DATE_RANGE', 'WEEKLY', 'BIWEEKLY', 'MONTHLY'] as const);
  const first = Date.UTC(2026, 0, 1 + Math.floor(random() * 400));
  const days = kind === 'SINGLE' ? Math.floor(random() * 3) : Math.floor(random() * 200);
  const isOpen = kind !== 'SINGLE' && kind !== 'DATE_RANGE' && random() < 0.3;
  const isWeekly = kind === 'WEEKLY' || kind === 'BIWEEKLY';
  const count = isWeekly ? 1 + Math.floor(random() * 3) : Math.floor(random() * 2);
  return {
    kind,
    startDate: dayOf(first),
    endDate: isOpen ? null : dayOf(first + days * millisecondsPerDay),
    times: Array.from({ length: count }, () => ({
      weekday: isWeekly ? 1 + Math.floor(random() * 7) : null,
      ...randomHours(random),
    })),
    exclusions: pickSome(random, [0, 1, 7, 14, 31], 2).map((after) =>
      dayOf(first + after * millisecondsPerDay),
    ),
  };
}

const millisecondsPerDay = 86_400_000;
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** Some reach past midnight, some say only when they begin. */
function randomHours(random: Random) {
  const clock = (minutes: number): string =>
    `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const start = Math.floor(random() * 96) * 15;
  return { startTime: clock(start), endTime: clock(start + Math.floor(random() * 16) * 15) };
}

function randomAreas(random: Random): Partial<DemoListing> {
  const none = { municipalities: [], regions: [], counties: [], wholeCountry: false };
  const kind = random();
  if (kind < 0.15) return { ...none, wholeCountry: true };
  if (kind < 0.3) return { ...none, regions: pickSome(random, codes(reference().regions), 2) };
  if (kind < 0.45) return { ...none, counties: pickSome(random, codes(reference().counties), 2) };
  return { ...none, municipalities: pickSome(random, someMunicipalities, 2) };
}
