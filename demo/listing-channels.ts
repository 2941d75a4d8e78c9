import { demoPhone } from './contact-details';
import type { PlannedOrganisation } from './organisation-plan';
import type { Place } from './places';
import type { Random } from './random';
import type {
  DemoAccessibility,
  DemoAddress,
  DemoChannel,
  DemoCoordinates,
  DemoRegistration,
} from './records';
import { inLanguages, parseTexts, type TextLanguage } from './text-pool';
import { streetNames, swedishStreetNames } from './texts/street-names';
import { channelTexts, registrationTexts } from './texts/shared-sentences';

type ChannelKind = DemoChannel['kind'];

const summaries = {
  PLACE: parseTexts(channelTexts.PLACE),
  ONLINE: parseTexts(channelTexts.ONLINE),
  READING: parseTexts(channelTexts.READING),
  PHONE: parseTexts(channelTexts.PHONE),
  HYBRID: parseTexts(channelTexts.HYBRID),
};
const registrations = parseTexts(registrationTexts);

const spot: Readonly<Record<ChannelKind, number>> = { PLACE: 86, HYBRID: 9, ONLINE: 4, PHONE: 1 };
const talk: Readonly<Record<ChannelKind, number>> = { PLACE: 38, HYBRID: 8, ONLINE: 24, PHONE: 30 };
const reading: Readonly<Partial<Record<ChannelKind, number>>> = { ONLINE: 1 };

const kindsOfForm: Readonly<Record<string, Readonly<Partial<Record<ChannelKind, number>>>>> = {
  sm_ohjaus: talk,
  sm_ystavatoiminta: talk,
  sm_arjen_tuki: { PLACE: 55, PHONE: 45 },
  sm_oppaat: reading,
  hm_oppaat: reading,
  sm_koulutus: { PLACE: 55, HYBRID: 25, ONLINE: 20 },
  sm_vertaistuki: { PLACE: 72, HYBRID: 10, ONLINE: 18 },
  vm_etana: { ONLINE: 75, PHONE: 25 },
};

export interface ChannelContext {
  readonly organisation: PlannedOrganisation;
  readonly place: Place;
  readonly form: string;
  readonly languages: readonly TextLanguage[];
}

/** One way to take part, sometimes two of different kinds. */
export function makeChannels(random: Random, context: ChannelContext): DemoChannel[] {
  const weights = kindsOfForm[context.form] ?? spot;
  const first = random.weighted(weights);
  const others: ChannelKind[] = random.chance(0.13) ? [first === 'PHONE' ? 'PLACE' : 'PHONE'] : [];
  return [first, ...others].map((kind) => makeChannel(random, kind, context));
}

/** A channel with everything in it, but for the few whose owners forgot the address or number. */
export function makeChannel(
  random: Random,
  kind: ChannelKind,
  context: ChannelContext,
): DemoChannel {
  const { place, organisation, languages } = context;
  const isPlace = kind === 'PLACE' || kind === 'HYBRID';
  const isOnline = kind === 'ONLINE' || kind === 'HYBRID';
  const isForgotten = random.chance(0.02);
  return {
    id: random.id(),
    kind,
    summary: random.chance(0.7)
      ? inLanguages(
          random.pick(summaries[isReading(kind, context.form) ? 'READING' : kind]),
          languages,
        )
      : null,
    address: isPlace ? addressIn(random, place, isForgotten) : null,
    coordinates: isPlace && random.chance(0.93) ? coordinatesNear(random, place) : null,
    url: isOnline && !isForgotten ? onlineUrl(random, organisation.host, context.form) : null,
    phone: kind === 'PHONE' && !isForgotten ? demoPhone(random, place.region) : null,
    accessibility: isPlace ? accessibilityOf(random) : [],
    registration: registrationOf(random, context, isPlace),
  };
}

/** Street names of the majority's language; those chosen exist nearly everywhere. */
function addressIn(random: Random, place: Place, withoutStreet: boolean): DemoAddress {
  const isSwedish = place.languages[0] === 'SV';
  const name = random.pick(isSwedish ? swedishStreetNames : streetNames);
  const door = random.chance(0.25)
    ? ` ${random.pick(['A', 'B', 'C'])} ${random.integer(1, 40)}`
    : '';
  return {
    street: withoutStreet ? null : `${name} ${random.integer(1, 60)}${door}`,
    postalCode: place.postalCode,
    city: isSwedish ? place.name.sv : place.name.fi,
    municipality: place.code,
  };
}

/** Within two or three kilometres of the centre; in the large cities within five. */
export function coordinatesNear(random: Random, place: Place): DemoCoordinates {
  const reach = place.population > 1000 ? 0.045 : 0.02;
  const offset = (): number => (random.next() + random.next() - 1) * reach;
  return {
    latitude: roundTo5(place.latitude + offset()),
    longitude: roundTo5(place.longitude + 2 * offset()),
  };
}

/** Metre accuracy, as a map picker gives it. */
const roundTo5 = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

const isReading = (kind: ChannelKind, form: string): boolean =>
  kind === 'ONLINE' && form.endsWith('oppaat');

function onlineUrl(random: Random, host: string, form: string): string {
  const page = form.endsWith('oppaat') ? 'opas' : random.pick(['etana', 'tapaaminen', 'chat']);
  return `https://www.${host}/${page}/${random.integer(100, 999)}`;
}

const features: readonly DemoAccessibility[] = [
  'WHEELCHAIR',
  'ROLLATOR',
  'INDUCTION_LOOP',
  'ACCESSIBLE_TOILET',
  'ACCESSIBLE_PARKING',
];

const accessibilityOf = (random: Random): DemoAccessibility[] =>
  random.chance(0.35) ? ['UNKNOWN'] : random.sample(features, random.integer(1, 4));

const noRegistration: DemoRegistration = {
  isRequired: false,
  instructions: null,
  url: null,
  email: null,
};

const seldomRegistered = /oppaat|kohtaamispaikka|esitykset|nayttelyt|oleskelu/;
const oftenRegistered = /koulutus|leirit|^vm_/;

function registrationOf(
  random: Random,
  { organisation, form, languages }: ChannelContext,
  isPlace: boolean,
): DemoRegistration {
  const probability = oftenRegistered.test(form) ? 0.7 : seldomRegistered.test(form) ? 0.03 : 0.25;
  if (!random.chance(isPlace ? probability : probability * 0.5)) return noRegistration;
  const byForm = random.chance(0.6);
  return {
    isRequired: true,
    instructions: random.chance(0.6) ? inLanguages(random.pick(registrations), languages) : null,
    url: byForm ? `https://www.${organisation.host}/ilmoittaudu/${random.integer(100, 999)}` : null,
    email: byForm ? null : `ilmoittautuminen@${organisation.host}`,
  };
}
