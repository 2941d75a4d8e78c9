import { printDay, type Day } from './calendar';
import type { InflectedName } from './places';
import type { Random } from './random';
import type { DemoAgeGroup, DemoCategory } from './records';
import {
  capitalised,
  eachLanguage,
  fillSlots,
  parseLines,
  parseTexts,
  textOf,
  type TextLanguage,
  type Trilingual,
} from './text-pool';
import { hobbyForms } from './texts/hobby-forms';
import { hobbyThemes } from './texts/hobby-themes';
import {
  closingSentences,
  openDoorSentences,
  placeSentences,
  practicalSentences,
  premisesSentences,
} from './texts/shared-sentences';
import { supportForms } from './texts/support-forms';
import { supportThemes } from './texts/support-themes';
import { voluntarySentences, voluntarySummaries, voluntaryThemes } from './texts/voluntary-tasks';

/** What one listing is about, before place and time come to it. */
export interface ListingTopic {
  readonly title: Trilingual;
  readonly summary: Trilingual;
  /** Empty when the words do not say for which ages it is. */
  readonly ageGroups: readonly DemoAgeGroup[];
  readonly aims: readonly Trilingual[];
  readonly sentences: readonly Trilingual[];
}

const mapValues = <V, W>(table: Readonly<Record<string, V>>, map: (value: V) => W) =>
  new Map(Object.entries(table).map(([key, value]) => [key, map(value)]));

const ageGroupsOf = (cell: string | undefined): DemoAgeGroup[] =>
  cell === undefined ? [] : (cell.split(',') as DemoAgeGroup[]);

const support = {
  themes: mapValues(supportThemes, ({ people, aims }) => ({
    people: parseLines(people),
    aims: parseTexts(aims),
  })),
  forms: mapValues(supportForms, ({ titles, summaries, sentences }) => ({
    titles: parseTexts(titles),
    summaries: parseTexts(summaries),
    sentences: parseTexts(sentences),
  })),
};

const hobby = {
  themes: mapValues(hobbyThemes, ({ subjects, aims, forms }) => ({
    subjects: parseLines(subjects),
    aims: parseTexts(aims),
    forms: new Set(forms),
  })),
  forms: mapValues(hobbyForms, ({ compounds, titles, summaries, sentences }) => ({
    compounds: parseTexts(compounds),
    titles: parseTexts(titles),
    summaries: parseTexts(summaries),
    sentences: parseTexts(sentences),
  })),
};

const voluntary = {
  themes: mapValues(voluntaryThemes, ({ tasks, aims }) => ({
    tasks: parseLines(tasks),
    aims: parseTexts(aims),
  })),
  summaries: parseTexts(voluntarySummaries),
  sentences: mapValues(voluntarySentences, parseTexts),
};

const shared = {
  place: parseTexts(placeSentences),
  practical: parseTexts(practicalSentences),
  premises: parseTexts(premisesSentences),
  openDoor: parseTexts(openDoorSentences),
  closing: parseTexts(closingSentences),
};

/** Weights of the forms, roughly as associations use them. */
const supportFormWeights = {
  sm_vertaistuki: 26,
  sm_ystavatoiminta: 9,
  sm_koulutus: 14,
  sm_ohjaus: 18,
  sm_oppaat: 6,
  sm_arjen_tuki: 9,
  sm_ryhmatoiminta: 18,
};

const hobbyFormWeights = {
  hm_harrastukset: 30,
  hm_ryhmat: 30,
  hm_tilaisuudet: 13,
  hm_leirit: 8,
  hm_oppaat: 4,
};

const specialHobbyFormWeight = 6;

/** A form that goes with the theme. */
export function drawForm(random: Random, category: DemoCategory, theme: string): string {
  if (category === 'SUPPORT') return random.weighted(supportFormWeights);
  if (category === 'VOLUNTARY') return random.pick(known(voluntary.themes, theme).tasks)[0] ?? '';
  const special = [...known(hobby.themes, theme).forms];
  return random.weighted<string>({
    ...hobbyFormWeights,
    ...Object.fromEntries(special.map((form) => [form, specialHobbyFormWeight])),
  });
}

/** Title, summary and sentences of a listing of this theme and form. */
export function drawTopic(
  random: Random,
  category: DemoCategory,
  theme: string,
  form: string,
): ListingTopic {
  if (category === 'SUPPORT') return supportTopic(random, theme, form);
  if (category === 'HOBBY') return hobbyTopic(random, theme, form);
  return voluntaryTopic(random, theme, form);
}

/** The topic of a second theme colours the description only. */
export const aimsOf = (category: DemoCategory, theme: string): readonly Trilingual[] => {
  const tables = { SUPPORT: support.themes, HOBBY: hobby.themes, VOLUNTARY: voluntary.themes };
  return known<{ readonly aims: readonly Trilingual[] }>(tables[category], theme).aims;
};

function supportTopic(random: Random, theme: string, form: string): ListingTopic {
  const { people, aims } = known(support.themes, theme);
  const { titles, summaries, sentences } = known(support.forms, form);
  const [gen = '', all = '', sv = '', en = '', ages] = random.pick(people);
  const slots = {
    fi: { gen, all },
    sv: { who: sv },
    en: { who: en },
  };
  const fill = (text: Trilingual): Trilingual =>
    eachLanguage((key) => capitalised(fillSlots(text[key], slots[key])));
  return {
    title: fill(random.pick(titles)),
    summary: fill(random.pick(summaries)),
    ageGroups: ageGroupsOf(ages),
    aims,
    sentences,
  };
}

function hobbyTopic(random: Random, theme: string, form: string): ListingTopic {
  const { subjects, aims } = known(hobby.themes, theme);
  const { compounds, titles, summaries, sentences } = known(hobby.forms, form);
  const summary = random.pick(summaries);
  if (titles.length > 0)
    return { title: random.pick(titles), summary, ageGroups: [], aims, sentences };
  const [stem = '', sv = '', en = '', ages] = random.pick(subjects);
  const noun = random.pick(compounds);
  const title = {
    fi: capitalised(compound(stem, noun.fi)),
    sv: fillSlots(noun.sv, { subject: sv }),
    en: fillSlots(noun.en, { subject: en }),
  };
  return { title, summary, ageGroups: ageGroupsOf(ages), aims, sentences };
}

/** "lautapeli" + "ilta" → "lautapeli-ilta": equal vowels do not touch. */
function compound(stem: string, noun: string): string {
  if (stem.endsWith('_')) return `${stem.slice(0, -1)} ${noun}`;
  if (stem.endsWith(' -')) return stem + noun;
  return stem.at(-1) === noun.charAt(0) ? `${stem}-${noun}` : stem + noun;
}

function voluntaryTopic(random: Random, theme: string, form: string): ListingTopic {
  const { tasks, aims } = known(voluntary.themes, theme);
  const fitting = tasks.filter((cells) => cells[0] === form);
  const task = random.pick(fitting.length > 0 ? fitting : tasks);
  return {
    title: textOf(task.slice(1)),
    summary: random.pick(voluntary.summaries),
    ageGroups: [],
    aims,
    sentences: known(voluntary.sentences, form),
  };
}

function known<T>(table: ReadonlyMap<string, T>, code: string): T {
  const value = table.get(code);
  if (value === undefined) throw new Error(`No texts are written for ${code}`);
  return value;
}

const weekdayAdverbs = parseLines(`
maanantaisin|på måndagar|on Mondays
tiistaisin|på tisdagar|on Tuesdays
keskiviikkoisin|på onsdagar|on Wednesdays
torstaisin|på torsdagar|on Thursdays
perjantaisin|på fredagar|on Fridays
lauantaisin|på lördagar|on Saturdays
sunnuntaisin|på söndagar|on Sundays`).map(textOf);

const seasons = parseLines(`
talvi|vintern|winter
kevät|våren|spring
kesä|sommaren|summer
syksy|hösten|autumn`).map(textOf);

/** December belongs to the winter of its own year, as the programmes are printed. */
function seasonOf(day: Day): Trilingual {
  const [year = '', month = ''] = printDay(day).split('-');
  const index = [0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 0][Number(month) - 1] ?? 0;
  const season = seasons[index] as Trilingual;
  return eachLanguage((key) => `${season[key]} ${year}`);
}

export interface TitleCircumstances {
  /** Null where the title says no place: a national listing, or one on the web. */
  readonly place: InflectedName | null;
  readonly weekday: number | null;
  readonly seasonDay: Day | null;
}

/** "Muistisairaiden läheisten vertaisilta" + "maanantaisin" + "Tuirassa". */
export function qualifiedTitle(
  random: Random,
  title: Trilingual,
  { place, weekday, seasonDay }: TitleCircumstances,
): Trilingual {
  const time = timeOf(random, weekday, seasonDay);
  const named = place !== null && random.chance(0.4);
  return eachLanguage((key) => {
    const where = place === null ? '' : named ? `, ${place.name[key]}` : ` ${place.local[key]}`;
    return `${title[key]}${time.before[key]}${where}${time.after[key]}`;
  });
}

const nothing: Trilingual = { fi: '', sv: '', en: '' };

/** Weekdays stand before the place, seasons at the end. */
function timeOf(
  random: Random,
  weekday: number | null,
  seasonDay: Day | null,
): { readonly before: Trilingual; readonly after: Trilingual } {
  const adverb = weekday === null ? undefined : weekdayAdverbs[weekday - 1];
  if (adverb !== undefined && random.chance(0.35))
    return { before: eachLanguage((key) => ` ${adverb[key]}`), after: nothing };
  if (seasonDay === null || !random.chance(0.35)) return { before: nothing, after: nothing };
  const season = seasonOf(seasonDay);
  return { before: nothing, after: eachLanguage((key) => `, ${season[key]}`) };
}

export interface DescriptionCircumstances {
  readonly topic: ListingTopic;
  /** Aims of a second theme. */
  readonly otherAims: readonly Trilingual[];
  readonly place: InflectedName;
  readonly isOnTheSpot: boolean;
  readonly isRegistrationRequired: boolean;
}

/** Two paragraphs: what it is about, and what one needs to know. */
export function describe(random: Random, circumstances: DescriptionCircumstances): Trilingual {
  const { topic, otherAims, place } = circumstances;
  const aims = random.sample(topic.aims, otherAims.length > 0 ? 1 : random.integer(1, 2));
  const about = [...aims, ...random.sample(otherAims, 1)];
  const how = random.sample(topic.sentences, random.integer(1, 3));
  const where = random.chance(0.75) ? [random.pick(shared.place)] : [];
  const first = random.chance(0.5) ? [...about, ...where] : [...where, ...about];
  const second = [...how, ...practical(random, circumstances)];
  const text = (sentences: readonly Trilingual[], key: TextLanguage): string =>
    sentences.map((sentence) => fillSlots(sentence[key], { place: place.local[key] })).join(' ');
  return eachLanguage((key) => `${text(first, key)}\n\n${text(second, key)}`);
}

function practical(
  random: Random,
  { isOnTheSpot, isRegistrationRequired }: DescriptionCircumstances,
): Trilingual[] {
  const pools = [shared.practical, shared.closing];
  if (isOnTheSpot) pools.push(shared.premises);
  if (isOnTheSpot && !isRegistrationRequired) pools.push(shared.openDoor);
  return random.sample(pools, random.integer(1, 2)).map((pool) => random.pick(pool));
}
