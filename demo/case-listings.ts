import { lastSundayOf, nextWeekday, printDay, type Day } from './calendar';
import type { ListingWishes } from './listings';
import { coordinatesNear } from './listing-channels';
import type { PlannedOrganisation } from './organisation-plan';
import type { Random } from './random';
import type {
  DemoActivityLanguage,
  DemoChannel,
  DemoListing,
  DemoSchedule,
  DemoScheduleTime,
} from './records';

/** What the hand-made parts of a case are made from. */
export interface CaseContext {
  readonly organisation: PlannedOrganisation;
  readonly random: Random;
  readonly anchor: Day;
}

/** How one case differs from an ordinary peer support group that goes on until further notice. */
export interface CaseRecipe {
  /** Key of the organisation's case. */
  readonly organisation: string;
  readonly wishes: ListingWishes;
  readonly change: (context: CaseContext) => Partial<DemoListing>;
}

const ordinary: ListingWishes = {
  category: 'SUPPORT',
  themes: ['st_mielenterveys'],
  form: 'sm_vertaistuki',
  status: 'PUBLISHED',
  textLanguages: ['fi', 'sv', 'en'],
};

const unchanged = (): Partial<DemoListing> => ({});

const recipe = (parts: Partial<CaseRecipe>): CaseRecipe => ({
  organisation: parts.organisation ?? 'demo-organisation',
  wishes: { ...ordinary, ...parts.wishes },
  change: parts.change ?? unchanged,
});

const of = (organisation: string): CaseRecipe => recipe({ organisation });
const wishing = (wishes: ListingWishes): CaseRecipe => recipe({ wishes });
const changed = (change: CaseRecipe['change']): CaseRecipe => recipe({ change });
const scheduled = (make: (anchor: Day) => readonly DemoSchedule[]): CaseRecipe =>
  changed(({ anchor }) => ({ schedules: make(anchor) }));

/** What every case starts from. */
export const caseBasis = (context: CaseContext): Partial<DemoListing> => ({
  municipalities: [context.organisation.place.code],
  regions: [],
  counties: [],
  wholeCountry: false,
  channels: [placeChannel(context)],
  schedules: [tuesdays(context.anchor)],
});

const none = { municipalities: [], regions: [], counties: [], wholeCountry: false };

export const caseRecipes: Readonly<Record<string, CaseRecipe>> = {
  'ptv-eligible': recipe({}),
  'ptv-eligible-parish': of('parish'),
  'ptv-member-of-umbrella': of('umbrella-member'),
  'ptv-not-registered': of('unregistered-group'),
  'ptv-no-business-id': of('no-business-id'),
  'ptv-own-account': of('own-ptv-account'),
  'ptv-short-term': scheduled((anchor) => [sixEvenings(anchor)]),
  'ptv-voluntary': wishing({ category: 'VOLUNTARY', themes: ['vt_terveys'], form: 'vm_jatkuva' }),
  'ptv-no-street': changed((context) => ({ channels: [withoutStreet(placeChannel(context))] })),
  'ptv-no-phone-number': changed((context) => ({
    channels: [{ ...phoneChannel(context), phone: null }],
  })),
  'ptv-no-web-address': changed((context) => ({
    channels: [{ ...onlineChannel(context), url: null }],
  })),
  'ptv-no-class': wishing({ themes: ['st_ihmissuhteet'], form: 'sm_ohjaus' }),
  'ptv-no-keywords': wishing({
    category: 'HOBBY',
    themes: ['ht_hyvinvointi'],
    form: 'hm_ryhmat',
  }),
  'ptv-hybrid-lacks-both': changed((context) => ({
    channels: [{ ...withoutStreet(hybridChannel(context)), url: null }],
  })),
  'ptv-fails-all': recipe({
    organisation: 'neighbours',
    wishes: { category: 'VOLUNTARY', themes: ['vt_kulttuuri'], form: 'vm_tapahtuma' },
    change: (context) => ({
      channels: [
        withoutStreet(placeChannel(context)),
        { ...phoneChannel(context), phone: null },
        { ...onlineChannel(context), url: null },
      ],
      schedules: [sixEvenings(context.anchor)],
    }),
  }),
  'occurrences-1082': recipe({
    wishes: { form: 'sm_ohjaus' },
    change: ({ anchor }) => ({ schedules: [longOpening(anchor)] }),
  }),
  'equal-start-and-end': scheduled((anchor) => [
    { ...tuesdays(anchor), times: [{ weekday: 2, startTime: '10:00', endTime: '10:00' }] },
  ]),
  'no-coordinates': changed((context) => ({
    channels: [{ ...placeChannel(context), coordinates: null }],
  })),
  'finnish-only': wishing({ textLanguages: ['fi'] }),
  'swedish-only': recipe({
    organisation: 'swedish-association',
    wishes: { textLanguages: ['sv'] },
    change: () => ({ languages: ['SV'] }),
  }),
  'english-only': recipe({
    wishes: { themes: ['st_kotoutuminen'], textLanguages: ['en'] },
    change: () => ({ languages: ['EN'] }),
  }),
  'all-text-languages': recipe({}),
  'two-themes': wishing({ themes: ['st_digitaidot', 'st_asuminen'] }),
  'same-class-twice': wishing({ themes: ['st_mielenterveys', 'st_paihteettomyys'] }),
  'youth-replaces-class': recipe({
    wishes: {
      category: 'HOBBY',
      themes: ['ht_kansainvalisyys', 'ht_vaikuttaminen'],
      form: 'hm_ryhmat',
    },
    change: () => ({ ageGroups: ['YOUNG', 'YOUNG_ADULT'] }),
  }),
  archived: wishing({ status: 'ARCHIVED' }),
  draft: wishing({ status: 'DRAFT' }),
  'whole-country': recipe({
    organisation: 'umbrella',
    wishes: { form: 'sm_ohjaus' },
    change: (context) => ({ ...none, wholeCountry: true, channels: [phoneChannel(context)] }),
  }),
  'region-wide': changed(({ organisation }) => ({ ...none, regions: [organisation.place.region] })),
  'county-wide': changed(({ organisation }) => ({
    ...none,
    counties: [organisation.place.county],
  })),
  'every-two-weeks': scheduled((anchor) => [everyTwoWeeks(anchor)]),
  monthly: scheduled((anchor) => [monthly(anchor)]),
  exclusions: scheduled((anchor) => [withExclusions(anchor)]),
  'no-schedule': scheduled(() => []),
  'all-day-range': recipe({
    wishes: { category: 'HOBBY', themes: ['ht_luonto'], form: 'hm_leirit' },
    change: ({ anchor }) => ({ schedules: [allDayRange(anchor)] }),
  }),
  'dst-skipped-hour': scheduled((anchor) => [skippedHour(anchor)]),
  'dst-overnight': scheduled((anchor) => [overnight(anchor)]),
  'past-midnight': scheduled((anchor) => [
    {
      ...tuesdays(anchor),
      startDate: printDay(nextWeekday(anchor - 60, 5)),
      times: [{ weekday: 5, startTime: '21:00', endTime: '01:00' }],
    },
  ]),
  'all-channel-kinds': changed((context) => ({
    channels: [
      placeChannel(context),
      onlineChannel(context),
      phoneChannel(context),
      hybridChannel(context),
    ],
  })),
  'many-languages': recipe({
    wishes: { themes: ['st_kotoutuminen'] },
    change: () => ({ languages: allLanguages }),
  }),
  'no-contacts': changed(() => ({ contacts: [] })),
  'many-schedules': scheduled((anchor) => [
    tuesdays(anchor),
    everyTwoWeeks(anchor),
    monthly(anchor),
    allDayRange(anchor),
    overnight(anchor),
  ]),
};

const allLanguages: readonly DemoActivityLanguage[] = [
  'FI',
  'SV',
  'EN',
  'AR',
  'KU',
  'SE',
  'SO',
  'UK',
  'ET',
  'RU',
  'FISL',
];

const freeOfRegistration = { isRequired: false, instructions: null, url: null, email: null };

const bareChannel = ({ random }: CaseContext, kind: DemoChannel['kind']): DemoChannel => ({
  id: random.id(),
  kind,
  summary: null,
  address: null,
  coordinates: null,
  url: null,
  phone: null,
  accessibility: [],
  registration: freeOfRegistration,
});

function placeChannel(context: CaseContext): DemoChannel {
  const { place } = context.organisation;
  return {
    ...bareChannel(context, 'PLACE'),
    summary: { fi: 'Järjestötalon kokoushuone.', sv: 'Föreningshusets mötesrum.' },
    address: {
      street: `Kansankatu ${context.random.integer(1, 40)}`,
      postalCode: place.postalCode,
      city: place.name.fi,
      municipality: place.code,
    },
    coordinates: coordinatesNear(context.random, place),
    accessibility: ['WHEELCHAIR', 'ACCESSIBLE_TOILET'],
  };
}

const onlineChannel = (context: CaseContext): DemoChannel => ({
  ...bareChannel(context, 'ONLINE'),
  url: `https://www.${context.organisation.host}/etana`,
});

const phoneChannel = (context: CaseContext): DemoChannel => ({
  ...bareChannel(context, 'PHONE'),
  phone: '+358 8 000 2026',
});

const hybridChannel = (context: CaseContext): DemoChannel => ({
  ...placeChannel(context),
  kind: 'HYBRID',
  url: `https://www.${context.organisation.host}/lahetys`,
});

const withoutStreet = (channel: DemoChannel): DemoChannel => ({
  ...channel,
  address: channel.address && { ...channel.address, street: null },
});

const evening = (weekday: number | null): DemoScheduleTime => ({
  weekday,
  startTime: '18:00',
  endTime: '19:30',
});

function tuesdays(anchor: Day): DemoSchedule {
  const start = nextWeekday(anchor - 120, 2);
  return {
    kind: 'WEEKLY',
    startDate: printDay(start),
    endDate: null,
    times: [evening(2)],
    exclusions: [],
  };
}

function sixEvenings(anchor: Day): DemoSchedule {
  const start = nextWeekday(anchor + 14, 2);
  return { ...tuesdays(anchor), startDate: printDay(start), endDate: printDay(start + 35) };
}

/** 217 weeks of five days are 1,085; three days are left out. */
function longOpening(anchor: Day): DemoSchedule {
  const start = nextWeekday(anchor + 60, 1);
  return {
    kind: 'WEEKLY',
    startDate: printDay(start),
    endDate: printDay(start + 7 * 216 + 4),
    times: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startTime: '09:00', endTime: '15:00' })),
    exclusions: [start + 11, start + 100, start + 700].map(printDay),
  };
}

/** 2026 has 53 weeks: week numbers alone would lose the rhythm at its end. */
function everyTwoWeeks(anchor: Day): DemoSchedule {
  const start = nextWeekday(anchor - 28, 4);
  return {
    kind: 'BIWEEKLY',
    startDate: printDay(start),
    endDate: printDay(start + 364),
    times: [evening(4)],
    exclusions: [],
  };
}

function monthly(anchor: Day): DemoSchedule {
  const [year = '', month = ''] = printDay(anchor - 90).split('-');
  return {
    kind: 'MONTHLY',
    startDate: `${year}-${month}-15`,
    endDate: null,
    times: [evening(null)],
    exclusions: [],
  };
}

function withExclusions(anchor: Day): DemoSchedule {
  const start = nextWeekday(anchor - 30, 2);
  return {
    ...tuesdays(anchor),
    startDate: printDay(start),
    exclusions: [start + 35, start + 42, start + 63].map(printDay),
  };
}

function allDayRange(anchor: Day): DemoSchedule {
  const start = nextWeekday(anchor + 30, 1);
  return {
    kind: 'DATE_RANGE',
    startDate: printDay(start),
    endDate: printDay(start + 4),
    times: [],
    exclusions: [],
  };
}

/** Sunday nights: in March a quarter past three is missing, in October it comes twice. */
function skippedHour(anchor: Day): DemoSchedule {
  return {
    ...tuesdays(anchor),
    startDate: printDay(nextWeekday(anchor - 60, 7)),
    times: [{ weekday: 7, startTime: '03:15', endTime: '04:45' }],
  };
}

/** From Saturday evening to Sunday morning: nine hours by the clock, ten in truth. */
function overnight(anchor: Day): DemoSchedule {
  const year = Number(printDay(anchor).slice(0, 4));
  const thisYear = lastSundayOf(year, 10);
  const sunday = thisYear > anchor ? thisYear : lastSundayOf(year + 1, 10);
  return {
    kind: 'SINGLE',
    startDate: printDay(sunday - 1),
    endDate: printDay(sunday),
    times: [{ weekday: null, startTime: '21:00', endTime: '06:00' }],
    exclusions: [],
  };
}
