import { helsinkiInstant, instant, printDay, type Day } from './calendar';
import type { Geography } from './geography';
import type { PlannedOrganisation } from './organisation-plan';
import type { InflectedName } from './places';
import { createRandom, type Random } from './random';
import type { DemoAnnouncement, DemoAnnouncementKind, DemoStatus } from './records';
import {
  capitalised,
  eachLanguage,
  fillSlots,
  inLanguages,
  parseTexts,
  type TextLanguage,
  type Trilingual,
} from './text-pool';
import { announcementTexts, type AnnouncementSource } from './texts/announcement-texts';

const parse = ({ titles, summaries, sentences }: AnnouncementSource) => ({
  titles: parseTexts(titles),
  summaries: parseTexts(summaries),
  sentences: parseTexts(sentences),
});

const texts = {
  EVENT: parse(announcementTexts.EVENT),
  TRAINING: parse(announcementTexts.TRAINING),
  GRANT_CALL: parse(announcementTexts.GRANT_CALL),
  ASSOCIATION_EVENING: parse(announcementTexts.ASSOCIATION_EVENING),
  BULLETIN: parse(announcementTexts.BULLETIN),
};

/** Grants and association evenings are the public bodies' alone. */
const kindsOfPublicBodies: Readonly<Record<DemoAnnouncementKind, number>> = {
  GRANT_CALL: 38,
  ASSOCIATION_EVENING: 34,
  BULLETIN: 18,
  EVENT: 6,
  TRAINING: 4,
};

const kindsOfAssociations = { EVENT: 40, TRAINING: 42, BULLETIN: 18 };

/** What a hand-made case fixes. */
export interface AnnouncementWishes {
  readonly id?: string;
  readonly kind?: DemoAnnouncementKind;
  readonly status?: DemoStatus;
}

/** Makes announcements; their texts repeat, since they name the place and the time. */
export class AnnouncementMaker {
  constructor(
    private readonly seed: number,
    private readonly geography: Geography,
    private readonly anchor: Day,
  ) {}

  make(
    publisher: PlannedOrganisation,
    index: number,
    wishes: AnnouncementWishes = {},
  ): DemoAnnouncement {
    const random = createRandom(`${this.seed}/announcement/${index}`);
    const id = random.id();
    const isPublic = isPublicBody(publisher);
    const kind =
      wishes.kind ??
      random.weighted<DemoAnnouncementKind>(isPublic ? kindsOfPublicBodies : kindsOfAssociations);
    const status = wishes.status ?? random.weighted<DemoStatus>(statusWeights);
    const day = this.anchor + random.integer(-150, 150);
    const createdDay = Math.min(this.anchor - 1, day - random.integer(10, 60)) - 1;
    const published = instant(createdDay, random.integer(420, 1020));
    return {
      id: wishes.id ?? id,
      kind,
      publisherId: publisher.record.id,
      ...this.texts(random, publisher, kind, isPublic),
      ...this.areas(publisher),
      eventTime: eventTimeOf(random, kind, day),
      applicationWindow: applicationWindowOf(random, kind, day),
      link: random.chance(0.75)
        ? {
            title: { fi: 'Lisätietoja', sv: 'Mer information', en: 'More information' },
            url: `https://www.${publisher.host}/ajankohtaista/${random.integer(100, 999)}`,
          }
        : null,
      status,
      isDemo: true,
      createdAt: instant(createdDay, 400),
      updatedAt: published,
      publishedAt: status === 'DRAFT' ? null : published,
    };
  }

  private texts(
    random: Random,
    publisher: PlannedOrganisation,
    kind: DemoAnnouncementKind,
    isTrilingual: boolean,
  ): Pick<DemoAnnouncement, 'title' | 'summary' | 'description'> {
    const { titles, summaries, sentences } = texts[kind];
    const area = this.areaName(publisher);
    const year = printDay(this.anchor).slice(0, 4);
    const fill = (text: Trilingual): Trilingual =>
      eachLanguage((key) =>
        capitalised(
          fillSlots(text[key], { area: area.genitive[key], place: area.local[key], year }),
        ),
      );
    const summary = fill(random.pick(summaries));
    const chosen = random.sample(sentences, random.integer(2, 4));
    const languages = languagesOf(random, publisher, isTrilingual);
    return {
      title: inLanguages(fill(random.pick(titles)), languages),
      summary: inLanguages(summary, languages),
      description: inLanguages(
        eachLanguage((key) => [summary, ...chosen].map((text) => text[key]).join(' ')),
        languages,
      ),
    };
  }

  private areaName({ place, scope }: PlannedOrganisation): InflectedName {
    if (scope === 'COUNTY') return this.geography.countyName(place.county);
    return scope === 'LOCAL' ? place : this.geography.regionName(place.region);
  }

  /** Announcements know no counties: a county tells its municipalities. */
  private areas({
    place,
    scope,
  }: PlannedOrganisation): Pick<DemoAnnouncement, 'municipalities' | 'regions' | 'wholeCountry'> {
    const none = { municipalities: [], regions: [], wholeCountry: false };
    if (scope === 'NATIONWIDE') return { ...none, wholeCountry: true };
    if (scope === 'LOCAL') return { ...none, municipalities: [place.code] };
    if (scope === 'REGION') return { ...none, regions: [place.region] };
    const municipalities = this.geography.ofCounty(place.county).map(({ code }) => code);
    return { ...none, municipalities };
  }
}

const statusWeights: Readonly<Record<DemoStatus, number>> = {
  PUBLISHED: 94,
  ARCHIVED: 3,
  DRAFT: 3,
};

export const isPublicBody = ({ record }: PlannedOrganisation): boolean =>
  record.kind === 'MUNICIPALITY' || record.kind === 'WELLBEING_SERVICES_COUNTY';

const hasEvent: ReadonlySet<DemoAnnouncementKind> = new Set([
  'EVENT',
  'TRAINING',
  'ASSOCIATION_EVENING',
]);

function eventTimeOf(
  random: Random,
  kind: DemoAnnouncementKind,
  day: Day,
): DemoAnnouncement['eventTime'] {
  if (!hasEvent.has(kind)) return null;
  const start = kind === 'ASSOCIATION_EVENING' ? 1020 + 30 * random.integer(0, 2) : 540;
  const minutes = start + (kind === 'EVENT' ? 60 * random.integer(0, 8) : 0);
  const length = 30 * random.integer(3, 12);
  const lastDay = kind === 'TRAINING' && random.chance(0.2) ? day + 1 : day;
  return {
    startsAt: helsinkiInstant(day, minutes),
    endsAt: helsinkiInstant(lastDay, Math.min(minutes + length, 1320)),
  };
}

/** Calls are open for three to eight weeks; some trainings take registrations in a window. */
function applicationWindowOf(
  random: Random,
  kind: DemoAnnouncementKind,
  day: Day,
): DemoAnnouncement['applicationWindow'] {
  if (kind === 'GRANT_CALL')
    return {
      opensAt: helsinkiInstant(day, 480),
      closesAt: helsinkiInstant(day + random.integer(21, 56), 975),
    };
  if (kind !== 'TRAINING' || !random.chance(0.3)) return null;
  return { opensAt: helsinkiInstant(day - 40, 480), closesAt: helsinkiInstant(day - 7, 975) };
}

function languagesOf(
  random: Random,
  { language, place }: PlannedOrganisation,
  isTrilingual: boolean,
): TextLanguage[] {
  if (isTrilingual && place.languages.length > 1) return ['fi', 'sv', 'en'];
  const weights =
    language === 'sv'
      ? { sv: 40, 'fi,sv': 60 }
      : { fi: 65, 'fi,en': 12, 'fi,sv': 15, 'fi,sv,en': 8 };
  return random.weighted<string>(weights).split(',') as TextLanguage[];
}
