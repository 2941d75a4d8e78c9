import { AnnouncementMaker, isPublicBody } from './announcements';
import { parseDay, type Day } from './calendar';
import { caseBasis, caseRecipes } from './case-listings';
import { listingCases, organisationCases, demoOrganisation } from './demo-cases';
import { createGeography, type Geography } from './geography';
import { ListingMaker } from './listings';
import type { PlannedOrganisation } from './organisation-plan';
import { fieldNamed, OrganisationMaker } from './organisations';
import { createRandom } from './random';
import type { DemoAnnouncement, DemoData, DemoListing } from './records';
import { textOf } from './text-pool';

export const demoCounts = { organisations: 4_800, listings: 20_100, announcements: 600 } as const;

/**
 * The day that the content turns around. A constant, so that a seed alone fixes every byte; six
 * thousand listings have a schedule without end, so that there is always something going on.
 */
export const defaultAnchorDate = '2026-11-02';

export interface DemoDataOptions {
  readonly seed: number;
  /** `YYYY-MM-DD`: "today" of the content; nothing is created or changed after it. */
  readonly anchorDate?: string;
}

const municipalPublishers = 160;
const ordinaryListingsOfDemoOrganisation = 8;

/**
 * 4,800 organisations, 20,100 listings and 600 announcements. The same seed and anchor date give
 * the same bytes on every machine. Throws a RangeError when the anchor date is no date.
 */
export function generateDemoData({
  seed,
  anchorDate = defaultAnchorDate,
}: DemoDataOptions): DemoData {
  const anchor = parseDay(anchorDate);
  const geography = createGeography();
  const organisations = planOrganisations(seed, geography, anchor);
  return {
    organisations: organisations.all.map(({ record }) => record),
    listings: makeListings(seed, geography, anchor, organisations),
    announcements: makeAnnouncements(seed, geography, anchor, organisations.drawn),
  };
}

interface OrganisationPlan {
  /** Hand-made organisations by the key of their case. */
  readonly cases: ReadonlyMap<string, PlannedOrganisation>;
  readonly drawn: readonly PlannedOrganisation[];
  readonly all: readonly PlannedOrganisation[];
}

/** Every municipality has an organisation at least; the others follow the population. */
function planOrganisations(seed: number, geography: Geography, anchor: Day): OrganisationPlan {
  const maker = new OrganisationMaker(seed, geography, anchor);
  const cases = planCases(seed, geography, maker);
  const special = [
    ...maker.makeUmbrellas(),
    ...maker.makeCounties(),
    ...maker.makeMunicipalities(municipalPublishers),
  ];
  const first = geography.byPopulation().map((place, index) => maker.makeLocal(index, place));
  const rest = demoCounts.organisations - cases.size - special.length - first.length;
  const others = Array.from({ length: rest }, (_, index) =>
    maker.makeLocal(first.length + index, null),
  );
  const drawn = [...special, ...first, ...others];
  return { cases, drawn, all: [...cases.values(), ...drawn] };
}

function planCases(
  seed: number,
  geography: Geography,
  maker: OrganisationMaker,
): Map<string, PlannedOrganisation> {
  const planned = new Map<string, PlannedOrganisation>();
  for (const one of organisationCases) {
    const { id, name, kind, hasBusinessId, hasPtvAccount } = one;
    const field = fieldNamed(one.field);
    const organisation = maker.complete(createRandom(`${seed}/case/${one.key}`), {
      id,
      name,
      kind,
      place: geography.place(one.municipality),
      scope: one.isNationwide ? 'NATIONWIDE' : 'LOCAL',
      field,
      purpose: textOf(field.purpose.split('|')),
      language: name.fi === undefined ? 'sv' : 'fi',
      hasBusinessId,
      hasPtvAccount,
      parentId: one.parent === null ? null : (planned.get(one.parent)?.record.id ?? null),
      activity: 0,
    });
    planned.set(one.key, organisation);
  }
  return planned;
}

function makeListings(
  seed: number,
  geography: Geography,
  anchor: Day,
  { cases, drawn }: OrganisationPlan,
): DemoListing[] {
  const maker = new ListingMaker(seed, geography, anchor);
  const listings = listingCases.map(({ id, key }) => {
    const made = caseRecipes[key];
    const organisation = cases.get(made?.organisation ?? '');
    if (made === undefined || organisation === undefined)
      throw new Error(`The demo case ${key} has no recipe or no organisation`);
    const context = { organisation, anchor, random: createRandom(`${seed}/case/${key}`) };
    const listing = maker.make(organisation, key, made.wishes);
    return { ...listing, ...caseBasis(context), ...made.change(context), id };
  });
  const add = (organisation: PlannedOrganisation, count: number): void => {
    for (let number = 0; number < count; number += 1)
      listings.push(maker.make(organisation, listings.length));
  };
  for (const organisation of cases.values())
    if (organisation.record.id === demoOrganisation.id)
      add(organisation, ordinaryListingsOfDemoOrganisation);
  const counts = shareOut(
    drawn.map(({ activity }) => activity),
    demoCounts.listings - listings.length,
  );
  drawn.forEach((organisation, index) => add(organisation, counts[index] ?? 0));
  return listings;
}

/** Whole numbers in proportion to the weights that sum up to the total exactly. */
export function shareOut(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let before = 0;
  let given = 0;
  return weights.map((weight) => {
    before += weight;
    const count = Math.round((before / sum) * total) - given;
    given += count;
    return count;
  });
}

/** Public bodies make nearly half of the announcements, counties the most of them. */
function makeAnnouncements(
  seed: number,
  geography: Geography,
  anchor: Day,
  organisations: readonly PlannedOrganisation[],
): DemoAnnouncement[] {
  const maker = new AnnouncementMaker(seed, geography, anchor);
  const random = createRandom(`${seed}/publishers`);
  const counties = organisations.filter(
    ({ record }) => record.kind === 'WELLBEING_SERVICES_COUNTY',
  );
  const municipalities = organisations.filter(({ record }) => record.kind === 'MUNICIPALITY');
  const associations = organisations.filter(
    (one) => !isPublicBody(one) && one.record.kind !== 'UNREGISTERED_GROUP',
  );
  const wide = associations.filter(({ scope }) => scope !== 'LOCAL');
  const publishers = { counties, municipalities, associations, wide };
  const weights = { counties: 22, municipalities: 24, associations: 24, wide: 30 };
  return Array.from({ length: demoCounts.announcements }, (_, index) =>
    maker.make(random.pick(publishers[random.weighted(weights)]), index),
  );
}
