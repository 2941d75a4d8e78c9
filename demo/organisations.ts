import { reference } from '../reference';
import { demoBusinessIds } from './business-id';
import { instant, type Day } from './calendar';
import { demoContacts, demoHost, demoLinks } from './contact-details';
import { finnishName, NameRegister, swedishName } from './organisation-names';
import type { AreaScope, PlannedOrganisation } from './organisation-plan';
import type { Geography } from './geography';
import type { InflectedName, Place } from './places';
import { createRandom, type Random } from './random';
import type { DemoOrganisation, DemoOrganisationKind, DemoText } from './records';
import {
  fillSlots,
  inLanguages,
  parseTexts,
  textOf,
  type TextLanguage,
  type Trilingual,
} from './text-pool';
import {
  membershipSentences,
  organisationFields,
  organisationSentences,
  parishNames,
  purposes,
  type OrganisationFieldSource,
} from './texts/organisation-fields';

/** What distinguishes one organisation; everything else is drawn. */
export interface OrganisationDraft {
  readonly id: string;
  readonly name: DemoText;
  readonly kind: DemoOrganisationKind;
  readonly place: Place;
  readonly scope: AreaScope;
  readonly field: OrganisationFieldSource;
  readonly purpose: Trilingual;
  readonly language: TextLanguage;
  readonly hasBusinessId: boolean;
  readonly hasPtvAccount: boolean;
  readonly parentId: string | null;
  readonly activity: number;
}

const sentences = parseTexts(organisationSentences);
const allSentences = [...sentences, ...parseTexts(membershipSentences)];
const parishes = parseTexts(parishNames);
const fields = Object.entries(organisationFields);
const fieldWeights = Object.fromEntries(fields.map(([key, { weight }]) => [key, weight]));
const foundationNames = ['Kotipihlaja', 'Toivonkipinä', 'Aurinkosilta', 'Hopeakuu', 'Kivijalka'];
const otherNames = ['osuuskunta Yhteispeli', 'osuuskunta Toimela', 'kehittämisyhtiö Vipuvoima'];

export const fieldNamed = (key: string): OrganisationFieldSource => {
  const field = organisationFields[key];
  if (field === undefined) throw new Error(`No field of organisations is called ${key}`);
  return field;
};

/**
 * Makes organisations one by one, in an order in which umbrella organisations stand before their
 * members. Business ids follow one another; names are never given twice.
 */
export class OrganisationMaker {
  private readonly names = new NameRegister();
  private readonly businessIds = demoBusinessIds();
  private readonly umbrellas = new Map<OrganisationFieldSource, string>();

  constructor(
    private readonly seed: number,
    private readonly geography: Geography,
    private readonly anchor: Day,
  ) {}

  /** The national organisations whose members carry their name. */
  makeUmbrellas(): PlannedOrganisation[] {
    return fields.flatMap(([key, field]) => {
      if (field.umbrella === null) return [];
      const [fi, , sv, en] = field.umbrella;
      const random = this.randomFor(`umbrella/${key}`);
      const id = random.id();
      this.umbrellas.set(field, id);
      const place = random.chance(0.75) ? this.geography.place('091') : this.geography.draw(random);
      const draft = this.association(random, { id, place, field, language: 'fi' });
      const name = { fi: `${fi} ry`, sv: `${sv} rf`, en };
      const hasPtvAccount = random.chance(0.5);
      return this.complete(random, {
        ...draft,
        name,
        scope: 'NATIONWIDE',
        parentId: null,
        hasBusinessId: true,
        hasPtvAccount,
        activity: 9,
      });
    });
  }

  /** One publisher for each wellbeing services county; Helsinki and Åland have none. */
  makeCounties(): PlannedOrganisation[] {
    return reference()
      .counties.filter(({ code }) => Number(code) < 90)
      .map(({ code, name }) => {
        const random = this.randomFor(`county/${code}`);
        const place = this.geography.largestOfCounty(code);
        return this.publicBody(random, place, 'WELLBEING_SERVICES_COUNTY', {
          fi: `${name.fi.replace(/alue$/, 'alueen')} järjestöyhteistyö`,
          sv: `${name.sv}, organisationssamarbete`,
          en: `${name.en}, partnership with associations`,
        });
      });
  }

  /** The services of the most populous municipalities. */
  makeMunicipalities(count: number): PlannedOrganisation[] {
    return this.geography
      .byPopulation()
      .slice(0, count)
      .map((place) => {
        const random = this.randomFor(`municipality/${place.code}`);
        return this.publicBody(random, place, 'MUNICIPALITY', {
          fi: `${place.genitive.fi} hyvinvointi- ja vapaa-aikapalvelut`,
          sv: `${place.genitive.sv} välfärds- och fritidstjänster`,
          en: `${place.name.en} wellbeing and leisure services`,
        });
      });
  }

  /** Organisation number `index` of a place: mostly an association. */
  makeLocal(index: number, place: Place | null): PlannedOrganisation {
    const random = this.randomFor(`organisation/${index}`);
    const id = random.id();
    const home = place ?? this.geography.draw(random);
    const language = languageAt(random, home);
    const kind = random.weighted(kindWeights);
    if (kind === 'PARISH') return this.parish(random, id, home, language);
    const field = fieldNamed(random.weighted(fieldWeights));
    const draft = this.association(random, { id, place: home, field, language });
    return this.complete(random, { ...draft, ...this.variant(random, draft, kind) });
  }

  /** Draws what a hand-made draft leaves open. */
  complete(random: Random, draft: OrganisationDraft): PlannedOrganisation {
    const { place, scope, field, language, activity } = draft;
    const host = demoHost(draft.name[language] ?? Object.values(draft.name)[0] ?? draft.id);
    const createdDay = this.anchor - random.integer(200, 4200);
    const record: DemoOrganisation = {
      id: draft.id,
      name: draft.name,
      description: descriptionOf(random, draft),
      kind: draft.kind,
      businessId: draft.hasBusinessId ? this.businessIds.next().value : null,
      hasPtvAccount: draft.hasPtvAccount,
      parentId: draft.parentId,
      homeMunicipality: place.code,
      ...this.areas(random, place, scope),
      contacts: demoContacts(random, host, place),
      links: random.chance(0.85) ? demoLinks(random, host) : [],
      isDemo: true,
      createdAt: instant(createdDay, random.integer(360, 1080)),
      updatedAt: instant(
        random.integer(createdDay + 1, this.anchor - 1),
        random.integer(360, 1080),
      ),
    };
    return { record, place, scope, field, language, host, activity };
  }

  private randomFor(path: string): Random {
    return createRandom(`${this.seed}/${path}`);
  }

  private association(
    random: Random,
    basis: Pick<OrganisationDraft, 'id' | 'place' | 'field' | 'language'>,
  ): OrganisationDraft {
    const { field, language } = basis;
    const umbrella = this.umbrellas.get(field);
    const isMember = umbrella !== undefined && language === 'fi' && random.chance(0.25);
    const hasBusinessId = random.chance(isMember ? 0.95 : 0.88);
    return {
      ...basis,
      name: {},
      kind: 'REGISTERED_ASSOCIATION',
      scope: random.weighted(scopeWeights),
      purpose: textOf(field.purpose.split('|')),
      hasBusinessId,
      hasPtvAccount: hasBusinessId && random.chance(0.05),
      parentId: isMember ? umbrella : null,
      activity: activityOf(random),
    };
  }

  /** Name and other particulars of what is not a plain association as well. */
  private variant(
    random: Random,
    draft: OrganisationDraft,
    kind: DemoOrganisationKind,
  ): Partial<OrganisationDraft> {
    const { activity, hasBusinessId } = draft;
    switch (kind) {
      case 'UNREGISTERED_GROUP':
        return {
          ...this.named(random, draft, ''),
          kind,
          scope: 'LOCAL',
          parentId: null,
          hasBusinessId: random.chance(0.03),
          hasPtvAccount: false,
          activity: activity * 0.4,
        };
      case 'FOUNDATION':
        return {
          name: this.plainName(random, draft, `${random.pick(foundationNames)}-säätiö sr`),
          kind,
          parentId: null,
          language: 'fi',
          hasBusinessId: true,
          hasPtvAccount: random.chance(0.3),
        };
      case 'OTHER':
        return {
          name: this.plainName(random, draft, random.pick(otherNames)),
          kind,
          parentId: null,
          language: 'fi',
          hasPtvAccount: hasBusinessId && random.chance(0.1),
        };
      default:
        return this.named(random, draft, draft.language === 'sv' ? ' rf' : ' ry');
    }
  }

  private named(
    random: Random,
    { place, field, language, parentId, scope }: OrganisationDraft,
    ending: string,
  ): Pick<OrganisationDraft, 'name'> {
    if (language === 'sv') {
      const sv = this.names.claim(
        random,
        () => swedishName(random, place, field.swedishNames),
        ending,
      );
      return { name: { sv } };
    }
    const fi = this.names.claim(
      random,
      () => this.finnishNameIn(random, place, scope, parentId, field),
      ending,
    );
    const isBilingual = place.languages.length > 1 && random.chance(0.2);
    return {
      name: isBilingual ? { fi, sv: swedishName(random, place, field.swedishNames) } : { fi },
    };
  }

  private finnishNameIn(
    random: Random,
    place: Place,
    scope: AreaScope,
    parentId: string | null,
    field: OrganisationFieldSource,
  ): string {
    const tail = parentId === null ? random.pick(field.names) : (field.umbrella?.[1] ?? '');
    if (scope === 'NATIONWIDE') return `Suomen ${tail}`;
    if (scope === 'LOCAL') return finnishName(random, place, tail);
    return `${this.geography.regionName(place.region).genitive.fi} ${tail}`;
  }

  private plainName(random: Random, { place }: OrganisationDraft, tail: string): DemoText {
    return { fi: this.names.claim(random, () => finnishName(random, place, tail), '') };
  }

  private parish(
    random: Random,
    id: string,
    place: Place,
    language: TextLanguage,
  ): PlannedOrganisation {
    let parish = random.pick(parishes);
    const draw = (): string => {
      parish = random.pick(parishes);
      return `${place.genitive[language]} ${parish[language]}`;
    };
    const name = this.names.claim(random, draw, '');
    const other = language === 'fi' ? 'sv' : 'fi';
    const isBilingual = place.languages.length > 1;
    return this.complete(random, {
      id,
      name: {
        [language]: name,
        ...(isBilingual ? { [other]: `${place.genitive[other]} ${parish[other]}` } : {}),
      },
      kind: 'PARISH',
      place,
      scope: 'LOCAL',
      field: fieldNamed('hengellisyys'),
      purpose: textOf(purposes.parish.split('|')),
      language,
      hasBusinessId: random.chance(0.95),
      hasPtvAccount: false,
      parentId: null,
      activity: 1.5 * activityOf(random),
    });
  }

  private publicBody(
    random: Random,
    place: Place,
    kind: 'MUNICIPALITY' | 'WELLBEING_SERVICES_COUNTY',
    name: Trilingual,
  ): PlannedOrganisation {
    const isCounty = kind === 'WELLBEING_SERVICES_COUNTY';
    const purpose = isCounty ? purposes.county : purposes.municipality;
    return this.complete(random, {
      id: random.id(),
      name,
      kind,
      place,
      scope: isCounty ? 'COUNTY' : 'LOCAL',
      field: fieldNamed(random.pick(['perheet', 'urheilu', 'kulttuuri', 'elakelaiset'])),
      purpose: textOf(purpose.split('|')),
      language: place.languages[0] === 'SV' ? 'sv' : 'fi',
      hasBusinessId: true,
      hasPtvAccount: true,
      parentId: null,
      activity: isCounty ? 0 : 0.4,
    });
  }

  private areas(
    random: Random,
    place: Place,
    scope: AreaScope,
  ): Pick<DemoOrganisation, 'municipalities' | 'regions' | 'counties' | 'isNationwide'> {
    const none = { municipalities: [], regions: [], counties: [], isNationwide: false };
    if (scope === 'NATIONWIDE') return { ...none, isNationwide: true };
    if (scope === 'REGION') return { ...none, regions: [place.region] };
    if (scope === 'COUNTY') return { ...none, counties: [place.county] };
    const near = random.chance(0.25)
      ? this.geography.near(place).slice(0, random.integer(1, 4))
      : [];
    return { ...none, municipalities: [place.code, ...near.map(({ code }) => code)] };
  }
}

const kindWeights: Readonly<Partial<Record<DemoOrganisationKind, number>>> = {
  REGISTERED_ASSOCIATION: 84,
  PARISH: 6,
  UNREGISTERED_GROUP: 6.5,
  FOUNDATION: 2.2,
  OTHER: 1.3,
};

const scopeWeights: Readonly<Record<AreaScope, number>> = {
  LOCAL: 83,
  REGION: 11,
  COUNTY: 4,
  NATIONWIDE: 2,
};

/** Most have a few listings, some have dozens. */
const activityOf = (random: Random): number =>
  Math.exp(1.9 * (random.next() + random.next() + random.next() - 1.5));

function languageAt(random: Random, { languages }: Place): TextLanguage {
  const [first, second] = languages;
  if (second === undefined) return first === 'SV' ? 'sv' : 'fi';
  return random.chance(first === 'SV' ? 0.55 : 0.1) ? 'sv' : 'fi';
}

function descriptionOf(random: Random, draft: OrganisationDraft): DemoText {
  const { kind, language, place, purpose } = draft;
  const hasMembers = kind === 'REGISTERED_ASSOCIATION';
  const chosen = random.sample(hasMembers ? allSentences : sentences, 2);
  const languages = descriptionLanguages(random, draft);
  const texts = (key: TextLanguage): string =>
    [
      purpose[key],
      ...chosen.map((text) => fillSlots(text[key], { place: localIn(place, key) })),
    ].join(' ');
  return inLanguages({ fi: texts('fi'), sv: texts('sv'), en: texts('en') }, [
    language,
    ...languages.filter((key) => key !== language),
  ]);
}

const localIn = (place: InflectedName, language: TextLanguage): string => place.local[language];

function descriptionLanguages(random: Random, draft: OrganisationDraft): TextLanguage[] {
  if (Object.keys(draft.name).length === 3) return ['fi', 'sv', 'en'];
  const other: TextLanguage = draft.language === 'fi' ? 'sv' : 'fi';
  const isBilingual = draft.place.languages.length > 1;
  const added: TextLanguage[] = isBilingual && random.chance(0.4) ? [other] : [];
  return random.chance(0.15) ? [...added, 'en'] : added;
}
