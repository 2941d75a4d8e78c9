import { anonymous, type Principal } from '../../platform/identity/principal';
import { reference } from '../../reference';
import { startTestService, type TestService } from '../kit/testing';
import { listings } from '.';
import { allOf, matches, type ListingFacts } from './listing.condition';
import { facetNames, facets, type FacetName } from './listing.facets';
import { filterConditions, type ListingFilter } from './listing.filter';
import { factsOfRecord } from './testing/listing-events';
import {
  pick,
  pickSome,
  randomRecord,
  seeded,
  someMunicipalities,
} from './testing/listing-records';
import { admin } from './testing/principals';

const random = seeded(7);
const records = Array.from({ length: 500 }, (_, index) => ({
  ...randomRecord(random, `l${index}`),
  ...(index % 3 === 0 ? {} : { municipalities: ['564'], regions: [], wholeCountry: false }),
}));

let service: TestService;
beforeAll(async () => {
  service = await startTestService(listings);
  await service.loadDemoData({ listings: records, organisations: [], announcements: [] });
});
beforeEach(() => service.forgetStatements());
afterAll(() => service.close());

const facts = records.map(factsOfRecord);

/** Looked up in memory, listing by listing: how many the list would have. */
const found = (filter: ListingFilter, principal: Principal): number => {
  const all = allOf(filterConditions(filter, principal));
  return facts.filter((one) => matches(all, one)).length;
};

type Values = readonly { readonly value: unknown; readonly count: number }[];

const entities: ReadonlySet<FacetName> = new Set([
  'themes',
  'forms',
  'municipalities',
  'regions',
  'counties',
]);
const selection = (name: FacetName, first = 200): string =>
  `${name}(first: ${first}) { value ${entities.has(name) ? '{ code }' : ''} count }`;

async function facetsOf(
  filter: ListingFilter,
  principal: Principal = anonymous,
  selected: readonly FacetName[] = facetNames,
): Promise<Record<FacetName, Values>> {
  const { data, errors } = await service.execute(
    `query ($filter: ListingFilter) { listings(filter: $filter) { facets { ${selected.map((name) => selection(name)).join(' ')} } } }`,
    { variables: { filter: JSON.parse(JSON.stringify(filter)) }, principal },
  );
  expect(errors).toBeUndefined();
  return data.listings.facets;
}

const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (value as { code: string }).code : value;

const codesOf = (list: readonly { readonly code: string }[]): string[] =>
  list.map(({ code }) => code);

function randomFilter(): ListingFilter {
  const maybe = <T>(make: () => T): T | undefined => (random() < 0.3 ? make() : undefined);
  return {
    theme: maybe(() => pickSome(random, codesOf(reference().themes), 12)),
    form: maybe(() => pickSome(random, codesOf(reference().activityForms), 12)),
    category: maybe(() => [pick(random, ['SUPPORT', 'HOBBY'] as const)]),
    municipality: maybe(() => pickSome(random, someMunicipalities, 2)),
    region: maybe(() => pickSome(random, codesOf(reference().regions), 4)),
    county: maybe(() => pickSome(random, codesOf(reference().counties), 4)),
    includeWholeCountry: random() < 0.7,
    ageGroup: maybe(() => [pick(random, ['YOUNG', 'ADULT', 'ANY'] as const)]),
    gender: maybe(() => ['FEMALE']),
    language: maybe(() => [pick(random, ['FI', 'SV'] as const)]),
    channelKind: maybe(() => ['ONLINE']),
    accessibility: maybe(() => ['WHEELCHAIR']),
    isFree: maybe(() => random() < 0.5),
    organisation: maybe(() => ['org-1', 'org-2']),
    publishedAfter: maybe(() => new Date('2026-03-01T00:00:00Z')),
  };
}

describe('facets', () => {
  it('count what the list would have with each value in place of its own filter', async () => {
    let compared = 0;
    for (let round = 0; round < 15; round += 1) {
      const filter = randomFilter();
      const counted = await facetsOf(filter);
      for (const name of facetNames) {
        for (const { value, count } of counted[name]) {
          const { field } = facets[name];
          const instead = { ...filter, [field]: field === 'isFree' ? value : [plain(value)] };
          expect({ filter, name, value, count }).toEqual({
            filter,
            name,
            value,
            count: found(instead, anonymous),
          });
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(500);
  }, 60_000);

  it('leave out no value that a listing has', async () => {
    const { themes, languages } = await facetsOf({ category: ['HOBBY'] });
    const hobbies = facts.filter((one) => one.status === 'PUBLISHED' && one.category === 'HOBBY');
    const all = (of: (one: ListingFacts) => readonly string[]) =>
      [...new Set(hobbies.flatMap(of))].sort();
    expect(themes.map(({ value }) => plain(value)).sort()).toEqual(all((one) => one.themeCodes));
    expect(languages.map(({ value }) => value).sort()).toEqual(all((one) => one.languages));
  });

  it('count drafts for those who may see them', async () => {
    const { categories } = await facetsOf({ status: ['DRAFT'] }, admin);
    const drafts = facts.filter(({ status }) => status === 'DRAFT').length;
    expect(categories.reduce((sum, { count }) => sum + count, 0)).toBe(drafts);
  });

  it('are one statement for all of them and none when they are not selected', async () => {
    await facetsOf({ theme: ['ht_urheilu'], municipality: ['564'], isFree: true });
    expect(service.statements).toHaveLength(1);
    service.forgetStatements();
    await service.execute('{ listings { totalCount } }');
    expect(service.statements.join()).not.toContain('listing_profile');
  });

  it('are one statement for the lists of many parents', async () => {
    const ids = someMunicipalities.map((code) => ({ __typename: 'Municipality', code }));
    const { data, errors } = await service.execute(
      `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Municipality {
        code listings(filter: { theme: "ht_urheilu" }) { totalCount facets { themes(first: 200) { value { code } count } forms { count } } }
      } } }`,
      { variables: { ids } },
    );
    expect(errors).toBeUndefined();
    for (const { code, listings: list } of data._entities) {
      const themes: Values = list.facets.themes;
      const sports = themes.find(({ value }) => plain(value) === 'ht_urheilu')?.count ?? 0;
      expect(sports).toBe(found({ theme: ['ht_urheilu'], municipality: [code] }, anonymous));
    }
    // Counts of all lists, and facets of all lists.
    expect(service.statements).toHaveLength(2);
  });

  it('give the largest values first, as many as asked for', async () => {
    const all = (await facetsOf({}, anonymous, ['municipalities'])).municipalities;
    const { data } = await service.execute(
      `{ listings { facets { ${selection('municipalities', 3)} } } }`,
    );
    expect(data.listings.facets.municipalities).toEqual(all.slice(0, 3));
    expect(all.map(({ count }) => count)).toEqual(
      all.map(({ count }) => count).sort((a, b) => b - a),
    );
  });

  it('refuse more values than a page has', async () => {
    const { errors } = await service.execute(
      `{ listings { facets { ${selection('themes', 201)} } } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'first' });
    expect(errors?.[0]?.message).toBe(
      '`first` is 201; ask for 1 to 200 values of a facet, or narrow the filter down.',
    );
  });

  it('refuse to count for lists without end', async () => {
    const ids = Array.from({ length: 51 }, (_, index) => ({
      __typename: 'Organisation',
      id: `o${index}`,
    }));
    const { errors } = await service.execute(
      'query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Organisation { listings { facets { forms { count } } } } } }',
      { variables: { ids } },
    );
    expect(errors?.[0]?.message).toContain('at most 50');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'facets' });
  });
});

describe('profiles', () => {
  it('are kept up with what is written', async () => {
    const count = async (): Promise<number> => {
      const [row] = await service.dataSource.query(
        `SELECT count(*)::int AS count FROM listing l WHERE NOT EXISTS (
           SELECT FROM listing_profile p WHERE p.part = 'people' AND p.profile = l.people_profile AND p.age_groups = l.age_groups)`,
      );
      return row.count;
    };
    expect(await count()).toBe(0);
    await service.dataSource.query(
      `UPDATE listing SET age_groups = '{BABY,ELDERLY}' WHERE id = 'l1'`,
    );
    expect(await count()).toBe(0);
  });
});
