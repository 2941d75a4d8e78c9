import { type Principal, anonymous } from '../../platform/identity/principal';
import { formByCode, reference, themeByCode } from '../../reference';
import { entityOf, selectColumns } from '../kit/entity-rows';
import { and, run, sql } from '../kit/sql';
import { startTestService, type TestService } from '../kit/testing';
import { listings } from '.';
import { ActivityLanguage, AgeGroup, ChannelKind, Gender, ListingCategory } from './listing.codes';
import {
  allOf,
  conditionSql,
  disjoint,
  matches,
  type Condition,
  type ListingFacts,
} from './listing.condition';
import { Listing } from './listing.entity';
import { factsOf } from './listing.facts';
import { filterConditions, type ListingFilter } from './listing.filter';
import { statusCondition, visibleTo } from './listing.visibility';
import {
  pick,
  pickSome,
  randomRecord,
  seeded,
  someMunicipalities,
  type Random,
} from './testing/listing-records';
import { admin, memberOf, operatorOf, publicBodyOf } from './testing/principals';

const principals: readonly Principal[] = [
  anonymous,
  memberOf('org-1'),
  operatorOf({ municipalities: ['564'], regions: ['01'], counties: ['19'] }),
  publicBodyOf({ regions: ['01'] }),
  admin,
];

let service: TestService;
let all: readonly Listing[];
let facts: readonly ListingFacts[];

beforeAll(async () => {
  service = await startTestService(listings);
  const random = seeded(1);
  const records = Array.from({ length: 600 }, (_, index) => randomRecord(random, `l${index}`));
  await service.loadDemoData({ listings: records, organisations: [], announcements: [] });
  all = await select(allOf([]));
  facts = all.map(factsOf);
});
afterAll(() => service.close());

async function select(condition: Condition): Promise<Listing[]> {
  const rows = await run<Record<string, unknown>>(
    service.dataSource,
    sql`SELECT ${selectColumns(service.dataSource, Listing, 'l')} FROM listing l WHERE ${and([conditionSql(condition)])} ORDER BY l.id`,
  );
  return rows.map(entityOf(service.dataSource, Listing));
}

const ids = (found: readonly Listing[]): string[] => found.map(({ id }) => id);

/** What the condition finds: once by the database, once in memory, where events are matched. */
async function bothWays(condition: Condition): Promise<{ sql: string[]; memory: string[] }> {
  return {
    sql: ids(await select(condition)),
    memory: ids(all.filter((_, index) => matches(condition, facts[index]!))),
  };
}

const maybe = <T>(random: Random, make: () => T): T | undefined =>
  random() < 0.25 ? make() : undefined;

const codesOf = (list: readonly { readonly code: string }[]): string[] =>
  list.map(({ code }) => code);

function randomFilter(random: Random, principal: Principal): ListingFilter {
  const some = <T>(values: readonly T[], atMost = 2) =>
    maybe(random, () => pickSome(random, values, atMost));
  const instant = () => new Date(Date.UTC(2026, 0, 1, 0, Math.floor(random() * 500_000)));
  return {
    organisation: some(['org-1', 'org-2', 'nobody']),
    category: some(Object.values(ListingCategory)),
    theme: some(codesOf(reference().themes), 12),
    form: some(codesOf(reference().activityForms), 12),
    municipality: some(someMunicipalities),
    region: some(codesOf(reference().regions), 4),
    county: some(codesOf(reference().counties), 4),
    includeWholeCountry: random() < 0.5,
    ageGroup: some(Object.values(AgeGroup)),
    gender: some(Object.values(Gender)),
    language: some(Object.values(ActivityLanguage)),
    channelKind: some(Object.values(ChannelKind)),
    accessibility: maybe(random, () => ['WHEELCHAIR' as const]),
    isFree: maybe(random, () => random() < 0.5),
    status:
      principal.role === 'anonymous'
        ? undefined
        : some(['DRAFT', 'PUBLISHED', 'ARCHIVED'] as const, 3),
    publishedAfter: maybe(random, instant),
    updatedAfter: maybe(random, instant),
    near: maybe(random, () => ({
      latitude: 60.1 + random() / 5,
      longitude: 24.8 + random() / 2,
      radiusKm: 1 + random() * 60,
    })),
  };
}

it('finds the same in the database and in memory, whatever the filter and whoever asks', async () => {
  const random = seeded(2);
  let hits = 0;
  for (let round = 0; round < 400; round += 1) {
    const principal = pick(random, principals);
    const filter = randomFilter(random, principal);
    const found = await bothWays(allOf(filterConditions(filter, principal)));
    expect({ filter, found: found.memory }).toEqual({ filter, found: found.sql });
    hits += found.sql.length > 0 ? 1 : 0;
  }
  // The comparison says something only where there is something to find.
  expect(hits).toBeGreaterThan(150);
}, 30_000);

it('shows each principal the same in the database and in memory', async () => {
  for (const principal of principals) {
    const found = await bothWays(visibleTo(principal));
    expect(found.memory).toEqual(found.sql);
  }
});

it('leaves out the same in the database and in memory', async () => {
  const found = await bothWays(
    allOf([disjoint('ageGroups', ['YOUNG', 'ANY']), disjoint('areaKeys', ['r:01'])]),
  );
  expect(found.memory).toEqual(found.sql);
  expect(found.sql.length).toBeGreaterThan(0);
  expect(found.sql.length).toBeLessThan(all.length);
});

it('compares the same facts in an event as in the row that it was written from', async () => {
  const [first] = all;
  expect(JSON.parse(JSON.stringify(factsOf(first!)))).toEqual(factsOf(first!));
});

describe('who sees what', () => {
  const seen = async (principal: Principal) =>
    (await select(visibleTo(principal))).map(({ status, organisationId, regionCodes, id }) => ({
      status,
      organisationId,
      regionCodes,
      id,
    }));

  it('gives the anonymous what is published and nothing else', async () => {
    const found = await seen(anonymous);
    expect(found.length).toBe(all.filter(({ status }) => status === 'PUBLISHED').length);
    expect(new Set(found.map(({ status }) => status))).toEqual(new Set(['PUBLISHED']));
  });

  it('gives a member the drafts and archived listings of its organisation too', async () => {
    const hidden = (await seen(memberOf('org-2'))).filter(({ status }) => status !== 'PUBLISHED');
    expect(hidden.length).toBeGreaterThan(0);
    expect(new Set(hidden.map(({ organisationId }) => organisationId))).toEqual(new Set(['org-2']));
  });

  it('gives a regional operator what reaches its areas, by municipality, region or county', async () => {
    const operator = operatorOf({ regions: ['17'] });
    const hidden = await select(statusCondition(['DRAFT', 'ARCHIVED'], operator));
    expect(hidden.length).toBeGreaterThan(0);
    // Region 17 and county 19 are Northern Ostrobothnia, 564 is Oulu; nothing here belongs to the operator itself.
    for (const { municipalityCodes, regionCodes, countyCodes } of hidden)
      expect(
        municipalityCodes.includes('564') ||
          regionCodes.includes('17') ||
          countyCodes.includes('19'),
      ).toBe(true);
  });

  it('gives a public body no more than its own, whatever its areas', async () => {
    const hidden = await select(
      statusCondition(['DRAFT', 'ARCHIVED'], publicBodyOf({ regions: ['17'] })),
    );
    expect(hidden).toEqual([]);
  });

  it('gives an admin everything', async () => {
    expect(await seen(admin)).toHaveLength(all.length);
  });

  it('refuses drafts to the anonymous', () => {
    expect(() => filterConditions({ status: ['DRAFT'] }, anonymous)).toThrow(
      expect.objectContaining({
        extensions: expect.objectContaining({ code: 'UNAUTHENTICATED' }),
      }),
    );
  });
});

describe('areas', () => {
  const areasOf = (listing: Listing) =>
    [listing.municipalityCodes, listing.regionCodes, listing.countyCodes].flat().join();

  async function foundBy(filter: ListingFilter): Promise<Set<string>> {
    const found = await select(allOf(filterConditions(filter, anonymous)));
    return new Set(found.map((one) => (one.isWholeCountry ? 'FI' : areasOf(one))));
  }

  it('finds by region its municipalities, itself and the whole country', async () => {
    const found = await foundBy({ region: ['17'] });
    expect(found).toContain('564');
    expect(found).toContain('FI');
    expect([...found].some((areas) => areas.split(',').includes('17'))).toBe(true);
    expect(found).not.toContain('091');
  });

  it('finds by municipality what is offered in its region or county', async () => {
    const found = await foundBy({ municipality: ['564'] });
    expect(found).toContain('564');
    expect([...found].some((areas) => areas.split(',').includes('17'))).toBe(true);
    expect([...found].some((areas) => areas.split(',').includes('19'))).toBe(true);
    expect(found).not.toContain('698');
  });

  it('leaves out the whole country on request', async () => {
    expect(await foundBy({ region: ['17'], includeWholeCountry: false })).not.toContain('FI');
  });
});

describe('bad filters', () => {
  const codeOf = (filter: ListingFilter): unknown => {
    try {
      filterConditions(filter, anonymous);
      return null;
    } catch (error) {
      return (error as { extensions: { code: string } }).extensions.code;
    }
  };

  it('names an unknown code', () => {
    expect(codeOf({ theme: ['ht_nothing'] })).toBe('UNKNOWN_CODE');
    expect(codeOf({ region: ['99'] })).toBe('UNKNOWN_CODE');
    expect(codeOf({ municipality: ['__proto__'] })).toBe('UNKNOWN_CODE');
  });

  it('refuses endless lists', () => {
    const ids = Array.from({ length: 101 }, (_, index) => `o${index}`);
    expect(codeOf({ organisation: ids })).toBe('BAD_USER_INPUT');
  });

  it('finds nothing for an id that no column can hold', async () => {
    const found = await select(allOf(filterConditions({ organisation: ['a\0b'] }, anonymous)));
    expect(found).toEqual([]);
  });

  it('takes empty lists as no condition', () => {
    expect(filterConditions({ theme: [], region: [], status: [] }, anonymous)).toEqual(
      filterConditions(null, anonymous),
    );
  });
});

// The records' codes are the reference's: a typo there would make every filter above miss.
it('tests with codes that exist', () => {
  for (const { themeCodes, formCode } of all) {
    expect(themeCodes.every((code) => themeByCode(code))).toBe(true);
    expect(formByCode(formCode)).toBeDefined();
  }
});
