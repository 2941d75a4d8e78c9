import { instant, type Day } from './calendar';
import { demoContacts } from './contact-details';
import type { Geography } from './geography';
import { makeChannels } from './listing-channels';
import { makeSchedules, onlyWeekday, patternFor, seasonDay } from './listing-schedules';
import { aimsOf, describe, drawForm, drawTopic, qualifiedTitle } from './listing-texts';
import type { PlannedOrganisation } from './organisation-plan';
import type { InflectedName, Place } from './places';
import { createRandom, type Random } from './random';
import type {
  DemoActivityLanguage,
  DemoAgeGroup,
  DemoCategory,
  DemoChannel,
  DemoGender,
  DemoListing,
  DemoPrice,
  DemoSchedule,
  DemoStatus,
} from './records';
import { inLanguages, parseTexts, type TextLanguage, type Trilingual } from './text-pool';
import { priceTexts } from './texts/shared-sentences';

const prices = {
  season: parseTexts(priceTexts.season),
  ticket: parseTexts(priceTexts.ticket),
  camp: parseTexts(priceTexts.camp),
  service: parseTexts(priceTexts.service),
};

const wholeCountry: InflectedName = {
  name: { fi: 'koko Suomi', sv: 'hela Finland', en: 'all of Finland' },
  genitive: { fi: 'koko Suomen', sv: 'hela Finlands', en: 'all Finland' },
  local: { fi: 'koko maassa', sv: 'i hela landet', en: 'all over the country' },
};

/** What a hand-made case fixes; everything else is drawn as for any other listing. */
export interface ListingWishes {
  readonly category?: DemoCategory;
  readonly themes?: readonly string[];
  readonly form?: string;
  readonly status?: DemoStatus;
  readonly textLanguages?: readonly TextLanguage[];
}

/** Makes listings of planned organisations; no organisation has two of the same title. */
export class ListingMaker {
  private readonly titles = new Map<string, number>();

  constructor(
    private readonly seed: number,
    private readonly geography: Geography,
    private readonly anchor: Day,
  ) {}

  /** Listing number `index` of all. */
  make(
    organisation: PlannedOrganisation,
    index: number | string,
    wishes: ListingWishes = {},
  ): DemoListing {
    const random = createRandom(`${this.seed}/listing/${index}`);
    const id = random.id();
    const { field } = organisation;
    const category = wishes.category ?? random.weighted(field.categories);
    const themes = wishes.themes ?? drawThemes(random, organisation, category);
    const theme = themes[0] as string;
    const form = wishes.form ?? drawForm(random, category, theme);
    const status = wishes.status ?? random.weighted<DemoStatus>(statusWeights);
    const languages = wishes.textLanguages ?? drawTextLanguages(random, organisation);
    const place = this.placeOf(random, organisation);
    const schedules = makeSchedules(random, patternFor(random, form), this.anchor, status);
    const channels = makeChannels(random, { organisation, place, form, languages });
    const texts = this.texts(random, {
      organisation,
      category,
      themes,
      form,
      place,
      schedules,
      channels,
      languages,
    });
    const text = (value: Trilingual) => inLanguages(value, languages);
    return {
      id,
      organisationId: organisation.record.id,
      category,
      themes,
      form,
      title: text(texts.title),
      summary: text(texts.summary),
      description: text(texts.description),
      ageGroups: texts.ageGroups.length > 0 ? texts.ageGroups : drawAgeGroups(random, category),
      gender: genderOf(random, texts.title),
      languages: activityLanguages(random, organisation, place, themes, texts.title),
      price: priceOf(random, category, form, languages),
      ...this.areas(random, organisation, place, channels),
      contacts: demoContacts(random, organisation.host, place),
      channels,
      schedules,
      status,
      isDemo: true,
      ...lifeOf(random, this.anchor, status),
    };
  }

  /** Where it takes place: at home, or somewhere in the organisation's area. */
  private placeOf(random: Random, { place, scope, record }: PlannedOrganisation): Place {
    if (random.chance(scope === 'LOCAL' ? 0.85 : 0.45)) return place;
    if (scope === 'LOCAL') return this.geography.place(random.pick(record.municipalities));
    if (scope === 'NATIONWIDE') return this.geography.draw(random);
    return random.pick([place, ...this.geography.near(place)]);
  }

  private areas(
    random: Random,
    { scope, record }: PlannedOrganisation,
    place: Place,
    channels: readonly DemoChannel[],
  ): Pick<DemoListing, 'municipalities' | 'regions' | 'counties' | 'wholeCountry'> {
    const none = { municipalities: [], regions: [], counties: [], wholeCountry: false };
    const isRemote = !channels.some(isOnTheSpot);
    if (scope === 'NATIONWIDE' && (isRemote || random.chance(0.25)))
      return { ...none, wholeCountry: true };
    if (scope === 'REGION' && random.chance(isRemote ? 0.9 : 0.4))
      return { ...none, regions: [place.region] };
    if (scope === 'COUNTY' && random.chance(isRemote ? 0.9 : 0.4))
      return { ...none, counties: [place.county] };
    if (isRemote && scope === 'LOCAL' && random.chance(0.08))
      return { ...none, wholeCountry: true };
    const others = random.chance(0.15) ? record.municipalities : [];
    return { ...none, municipalities: [...new Set([place.code, ...others])] };
  }

  private texts(random: Random, basis: TextBasis): ListingTexts {
    const { category, themes, form, place, channels, organisation } = basis;
    const [theme = '', otherTheme] = themes;
    const topic = drawTopic(random, category, theme, form);
    const title = this.title(random, basis, topic.title);
    const description = describe(random, {
      topic,
      otherAims: otherTheme === undefined ? [] : aimsOf(category, otherTheme),
      place: areaName(this.geography, organisation, place),
      isOnTheSpot: channels.some(isOnTheSpot),
      isRegistrationRequired: channels.some(({ registration }) => registration.isRequired),
    });
    return { title, summary: topic.summary, description, ageGroups: topic.ageGroups };
  }

  /** Names another place or time while the title is known; in the end groups are numbered. */
  private title(random: Random, basis: TextBasis, first: Trilingual): Trilingual {
    const { schedules, languages } = basis;
    const weekday = onlyWeekday(schedules);
    const season = seasonDay(schedules);
    let title = first;
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const place = this.titlePlace(random, basis, attempt > 0);
      title = qualifiedTitle(random, first, { place, weekday, seasonDay: season });
      if (this.claim(title, languages)) return title;
    }
    return numberedTitle(title, this.numberOf(title, languages));
  }

  private titlePlace(
    random: Random,
    { organisation, place, channels }: TextBasis,
    mustNamePlace: boolean,
  ): InflectedName | null {
    const isLocal = channels.some(isOnTheSpot) || organisation.scope === 'LOCAL';
    if (!isLocal) return mustNamePlace ? areaName(this.geography, organisation, place) : null;
    if (!mustNamePlace && random.chance(0.06)) return null;
    return place.districts.length > 0 && random.chance(0.6) ? random.pick(place.districts) : place;
  }

  private claim(title: Trilingual, languages: readonly TextLanguage[]): boolean {
    const keys = languages.map((language) => title[language]);
    if (keys.some((key) => this.titles.has(key))) return false;
    for (const key of keys) this.titles.set(key, 1);
    return true;
  }

  private numberOf(title: Trilingual, languages: readonly TextLanguage[]): number {
    const key = title[languages[0] ?? 'fi'];
    const number = (this.titles.get(key) ?? 1) + 1;
    this.titles.set(key, number);
    return number;
  }
}

interface TextBasis {
  readonly organisation: PlannedOrganisation;
  readonly category: DemoCategory;
  readonly themes: readonly string[];
  readonly form: string;
  readonly place: Place;
  readonly schedules: readonly DemoSchedule[];
  readonly channels: readonly DemoChannel[];
  readonly languages: readonly TextLanguage[];
}

interface ListingTexts {
  readonly title: Trilingual;
  readonly summary: Trilingual;
  readonly description: Trilingual;
  readonly ageGroups: readonly DemoAgeGroup[];
}

const statusWeights: Readonly<Record<DemoStatus, number>> = {
  PUBLISHED: 92,
  ARCHIVED: 5,
  DRAFT: 3,
};

const isOnTheSpot = ({ kind }: DemoChannel): boolean => kind === 'PLACE' || kind === 'HYBRID';

function areaName(
  geography: Geography,
  { scope }: PlannedOrganisation,
  place: Place,
): InflectedName {
  if (scope === 'NATIONWIDE') return wholeCountry;
  if (scope === 'COUNTY') return geography.countyName(place.county);
  return scope === 'LOCAL' ? place : geography.regionName(place.region);
}

const numberedTitle = (title: Trilingual, number: number): Trilingual => ({
  fi: `${title.fi}, ryhmä ${number}`,
  sv: `${title.sv}, grupp ${number}`,
  en: `${title.en}, group ${number}`,
});

/** The field's first theme more often than the others; every fourth listing has two. */
function drawThemes(
  random: Random,
  { field }: PlannedOrganisation,
  category: DemoCategory,
): string[] {
  const keys = { SUPPORT: 'support', HOBBY: 'hobby', VOLUNTARY: 'voluntary' } as const;
  const themes = field[keys[category]];
  const [main = ''] = themes;
  const first = random.chance(0.5) ? main : random.pick(themes);
  const others = themes.filter((theme) => theme !== first);
  return random.chance(0.25) && others.length > 0 ? [first, random.pick(others)] : [first];
}

/** About half of the listings exist in Finnish only; some in another language only. */
function drawTextLanguages(random: Random, organisation: PlannedOrganisation): TextLanguage[] {
  const isSwedish = organisation.language === 'sv';
  const weights = isSwedish
    ? { sv: 45, 'fi,sv': 40, 'fi,sv,en': 12, 'sv,en': 3 }
    : organisation.place.languages.length > 1
      ? { fi: 34, 'fi,sv': 30, 'fi,en': 14, 'fi,sv,en': 20, en: 2 }
      : { fi: 56, 'fi,en': 26, 'fi,sv': 8, 'fi,sv,en': 8.5, en: 1.5 };
  return random.weighted<string>(weights).split(',') as TextLanguage[];
}

const ageGroupWeights: Readonly<Record<DemoCategory, Readonly<Record<string, number>>>> = {
  SUPPORT: { ADULT: 35, 'ADULT,ELDERLY': 25, ANY: 20, 'YOUNG_ADULT,ADULT': 15, ELDERLY: 5 },
  HOBBY: {
    ANY: 38,
    ADULT: 12,
    'ADULT,ELDERLY': 12,
    ELDERLY: 10,
    SCHOOL_AGE: 8,
    'SCHOOL_AGE,YOUNG': 8,
    YOUNG: 4,
    'YOUNG,YOUNG_ADULT': 4,
    'CHILD,SCHOOL_AGE': 3,
    CHILD: 1,
  },
  VOLUNTARY: { 'YOUNG_ADULT,ADULT,ELDERLY': 50, ANY: 25, ADULT: 15, 'YOUNG,YOUNG_ADULT': 10 },
};

const drawAgeGroups = (random: Random, category: DemoCategory): DemoAgeGroup[] =>
  random.weighted(ageGroupWeights[category]).split(',') as DemoAgeGroup[];

/** What the title says must hold; a few others are for men or women as well. */
function genderOf(random: Random, { fi }: Trilingual): DemoGender {
  if (/nais(ten|ille)/i.test(fi)) return 'FEMALE';
  if (/mies(ten|laul)|miehille|äijä/i.test(fi)) return 'MALE';
  return random.weighted<DemoGender>({ ANY: 96, FEMALE: 2, MALE: 2 });
}

const samiAreas = new Set(['047', '148', '758', '890']);
const migrantLanguages: readonly DemoActivityLanguage[] = [
  'AR',
  'KU',
  'SO',
  'UK',
  'ET',
  'RU',
  'EN',
];

function activityLanguages(
  random: Random,
  { language }: PlannedOrganisation,
  place: Place,
  themes: readonly string[],
  { fi }: Trilingual,
): DemoActivityLanguage[] {
  const languages = new Set<DemoActivityLanguage>(
    language === 'sv' ? (random.chance(0.4) ? ['SV', 'FI'] : ['SV']) : ['FI'],
  );
  if (random.chance(0.12)) languages.add('EN');
  if (place.languages.length > 1 && random.chance(0.2)) languages.add('SV');
  if (themes.some((theme) => /kotoutuminen|kansainvalisyys/.test(theme)))
    for (const other of random.sample(migrantLanguages, random.integer(1, 3))) languages.add(other);
  if (/viittom|kuulov/i.test(fi)) languages.add('FISL');
  if (/saamelais/i.test(fi) || (samiAreas.has(place.code) && random.chance(0.25)))
    languages.add('SE');
  return [...languages];
}

const freeShare: Readonly<Record<string, number>> = {
  hm_harrastukset: 0.4,
  hm_ryhmat: 0.7,
  hm_tilaisuudet: 0.85,
  hm_leirit: 0.1,
  hm_esitykset: 0,
  sm_koulutus: 0.85,
  sm_arjen_tuki: 0.8,
};

function paidFor(form: string): keyof typeof prices {
  if (form === 'hm_leirit') return 'camp';
  if (/esitykset|tilaisuudet|kylatoiminta|oleskelu/.test(form)) return 'ticket';
  return form.startsWith('sm_') ? 'service' : 'season';
}

function priceOf(
  random: Random,
  category: DemoCategory,
  form: string,
  languages: readonly TextLanguage[],
): DemoPrice {
  const share = freeShare[form] ?? (category === 'HOBBY' ? 0.95 : 1);
  if (random.chance(share)) return { isFree: true, description: null };
  return {
    isFree: false,
    description: random.chance(0.9)
      ? inLanguages(random.pick(prices[paidFor(form)]), languages)
      : null,
  };
}

type Life = Pick<DemoListing, 'createdAt' | 'updatedAt' | 'publishedAt' | 'archivedAt'>;

/** Minutes from creation through publication and changes to archiving, never past the anchor. */
function lifeOf(random: Random, anchor: Day, status: DemoStatus): Life {
  const age = status === 'DRAFT' ? random.integer(1, 60) : random.integer(20, 1100);
  const created = (anchor - age) * 1440 + random.integer(360, 1260);
  const now = anchor * 1440;
  const published = created + random.integer(5, 1440 * 4);
  const archived = published + random.integer(1440 * 5, now - published - 60);
  const changed = random.chance(0.4)
    ? created
    : random.integer(created, (status === 'DRAFT' ? now : now - 60) - 1);
  const updated = status === 'ARCHIVED' ? archived : Math.max(changed, created);
  const print = (minutes: number): string => instant(0, minutes);
  return {
    createdAt: print(created),
    updatedAt: print(status === 'PUBLISHED' ? Math.max(updated, published) : updated),
    publishedAt: status === 'DRAFT' ? null : print(published),
    archivedAt: status === 'ARCHIVED' ? print(archived) : null,
  };
}
