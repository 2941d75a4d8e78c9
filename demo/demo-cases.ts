import type { DemoOrganisation } from './records';

/** Something awkward that the demo data holds on purpose, found by its id whatever the seed. */
export interface DemoCase {
  readonly id: string;
  /** Stable name, e.g. `occurrences-1082`. */
  readonly key: string;
  readonly record: 'organisation' | 'listing';
  /** What the record shows, in one sentence. */
  readonly shows: string;
}

export interface OrganisationCase extends DemoCase {
  readonly record: 'organisation';
  readonly name: DemoOrganisation['name'];
  readonly kind: DemoOrganisation['kind'];
  readonly municipality: string;
  readonly field: string;
  readonly hasBusinessId: boolean;
  readonly hasPtvAccount: boolean;
  readonly isNationwide: boolean;
  /** Key of the umbrella organisation, which stands before its members. */
  readonly parent: string | null;
}

const caseId = (group: number, number: number): string =>
  `de30ca5e-000${group}-8000-8000-${String(number).padStart(12, '0')}`;

type OrganisationTraits = Partial<
  Omit<OrganisationCase, 'id' | 'key' | 'record' | 'shows' | 'name'>
>;

/** A registered association in Oulu with a Y-tunnus and no PTV account, but for its traits. */
const usual = {
  record: 'organisation',
  kind: 'REGISTERED_ASSOCIATION',
  municipality: '564',
  field: 'mielenterveys',
  hasBusinessId: true,
  hasPtvAccount: false,
  isNationwide: false,
  parent: null,
} as const;

const organisation = (
  number: number,
  key: string,
  shows: string,
  name: DemoOrganisation['name'],
  traits: OrganisationTraits,
): OrganisationCase => ({ ...usual, id: caseId(1, number), key, shows, name, ...traits });

export const organisationCases: readonly OrganisationCase[] = [
  organisation(
    1,
    'demo-organisation',
    'The registered association for which a ready token is printed at the start.',
    { fi: 'Oulun Arjen Valo ry', sv: 'Vardagsljuset i Uleåborg rf', en: 'Everyday Light of Oulu' },
    {},
  ),
  organisation(
    2,
    'parish',
    'A parish: it may transfer to PTV under the newer conditions, not under the older ones.',
    { fi: 'Oulun Tervasillan seurakunta' },
    { kind: 'PARISH', field: 'hengellisyys' },
  ),
  organisation(
    3,
    'unregistered-group',
    'A group that is no registered association although it has a Y-tunnus.',
    { fi: 'Raksilan sukkapiiri' },
    { kind: 'UNREGISTERED_GROUP', field: 'kadentaidot' },
  ),
  organisation(
    4,
    'no-business-id',
    'A registered association that never gave its Y-tunnus.',
    { fi: 'Kuopion Hiljainen Hetki ry' },
    { municipality: '297', hasBusinessId: false },
  ),
  organisation(
    5,
    'own-ptv-account',
    'An association that keeps its own account in PTV.',
    { fi: 'Tampereen Kaikuvat Askeleet ry' },
    { municipality: '837', hasPtvAccount: true },
  ),
  organisation(
    6,
    'umbrella',
    'An umbrella organisation with its own PTV account and members without one.',
    {
      fi: 'Suomen Valopolkuliitto ry',
      sv: 'Finlands Ljusstigsförbund rf',
      en: 'Light Path Finland',
    },
    { municipality: '091', hasPtvAccount: true, isNationwide: true },
  ),
  organisation(
    7,
    'umbrella-member',
    'A member of an umbrella that has a PTV account: its own Y-tunnus decides, not the umbrella’s.',
    { fi: 'Inarin Valopolku ry', en: 'Light Path of Inari' },
    { municipality: '148', parent: 'umbrella' },
  ),
  organisation(
    8,
    'other-umbrella-member',
    'A second member of the same umbrella.',
    { fi: 'Lappeenrannan Valopolku ry' },
    { municipality: '405', parent: 'umbrella' },
  ),
  organisation(
    9,
    'swedish-association',
    'An association that writes in Swedish only, in a municipality with a Swedish majority.',
    { sv: 'Ljusstigen i Jakobstad rf' },
    { municipality: '598' },
  ),
  organisation(
    10,
    'neighbours',
    'A group of neighbours that is not registered and has no Y-tunnus.',
    { fi: 'Tuiran pihatalkoolaiset' },
    { kind: 'UNREGISTERED_GROUP', field: 'kylat', hasBusinessId: false },
  ),
];

const listing = (number: number, key: string, shows: string): DemoCase => ({
  id: caseId(2, number),
  key,
  record: 'listing',
  shows,
});

export const listingCases: readonly DemoCase[] = [
  listing(1, 'ptv-eligible', 'Meets every condition of the transfer to PTV.'),
  listing(2, 'ptv-eligible-parish', 'A parish’s: transfers under the newer conditions only.'),
  listing(
    3,
    'ptv-member-of-umbrella',
    'A member’s: transfers although its umbrella has an account.',
  ),
  listing(4, 'ptv-not-registered', 'Fails: the organisation is no registered association.'),
  listing(5, 'ptv-no-business-id', 'Fails: the organisation gave no Y-tunnus.'),
  listing(6, 'ptv-own-account', 'Fails: the organisation has its own PTV account.'),
  listing(7, 'ptv-short-term', 'Fails: six evenings within 90 days are short-term.'),
  listing(8, 'ptv-voluntary', 'Fails: volunteering is not transferred.'),
  listing(9, 'ptv-no-street', 'Fails: the place has no street address.'),
  listing(10, 'ptv-no-phone-number', 'Fails: the telephone service has no number.'),
  listing(11, 'ptv-no-web-address', 'Fails: the web service has no address.'),
  listing(12, 'ptv-no-class', 'Fails: no class for friendships with guidance and crisis work.'),
  listing(13, 'ptv-no-keywords', 'Fails: the hobby theme wellbeing and lifestyle has no keywords.'),
  listing(14, 'ptv-hybrid-lacks-both', 'Fails twice: a hybrid channel without street and address.'),
  listing(15, 'ptv-fails-all', 'Fails for nearly every reason at once.'),
  listing(16, 'occurrences-1082', 'Exactly 1,082 occurrences: 217 working weeks less three days.'),
  listing(
    17,
    'equal-start-and-end',
    'Starts and ends at the same time: only a beginning is known.',
  ),
  listing(18, 'no-coordinates', 'A place with a street address but without coordinates.'),
  listing(19, 'finnish-only', 'Written in Finnish only.'),
  listing(20, 'swedish-only', 'Written in Swedish only: other languages fall back to it.'),
  listing(21, 'english-only', 'Written in English only.'),
  listing(22, 'all-text-languages', 'Written in Finnish, Swedish and English.'),
  listing(23, 'two-themes', 'Has two themes of one category.'),
  listing(24, 'same-class-twice', 'Two themes that give the same service class.'),
  listing(25, 'youth-replaces-class', 'For youth: two classes are replaced and one is added.'),
  listing(26, 'archived', 'Was public and is archived.'),
  listing(27, 'draft', 'Is a draft that was never public.'),
  listing(28, 'whole-country', 'Is offered in the whole country.'),
  listing(29, 'region-wide', 'Is offered in a whole region.'),
  listing(30, 'county-wide', 'Is offered in a whole wellbeing services county.'),
  listing(31, 'every-two-weeks', 'Takes place every two weeks, over the turn of a 53-week year.'),
  listing(32, 'monthly', 'Takes place once a month.'),
  listing(33, 'exclusions', 'Is left out on three days on which it would be due.'),
  listing(34, 'no-schedule', 'Has no schedule at all and so no end.'),
  listing(35, 'all-day-range', 'Goes on for several days without hours.'),
  listing(36, 'dst-skipped-hour', 'Falls into the hour that the clocks skip in March.'),
  listing(37, 'dst-overnight', 'Lasts over the night in which the clocks go back in October.'),
  listing(38, 'past-midnight', 'Ends after midnight.'),
  listing(39, 'all-channel-kinds', 'Has a place, a web, a telephone and a hybrid channel.'),
  listing(40, 'many-languages', 'Is held in all eleven languages.'),
  listing(41, 'no-contacts', 'Has no contacts.'),
  listing(42, 'many-schedules', 'Has schedules of all five kinds.'),
];

/** Every awkward case, organisations first. */
export const demoCases: readonly DemoCase[] = [
  ...organisationCases.map(({ id, key, record, shows }) => ({ id, key, record, shows })),
  ...listingCases,
];

/** Throws when there is no such case; the keys are those of `demoCases`. */
export function demoCase(key: string): DemoCase {
  const found = demoCases.find((one) => one.key === key);
  if (found === undefined) throw new Error(`There is no demo case “${key}”.`);
  return found;
}

/** The organisation that `npm start` gives a token for. */
export const demoOrganisation = {
  id: demoCase('demo-organisation').id,
  name: 'Oulun Arjen Valo ry',
  homeMunicipality: '564',
} as const;
