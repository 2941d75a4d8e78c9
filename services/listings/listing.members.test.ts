import { type DemoOrganisation } from '../../demo/records';
import { startTestService, type TestService } from '../kit/testing';
import { listings } from '.';
import { listingRecord } from './testing/listing-records';

let service: TestService;

/** A union with a district, a club of the district, and somebody else. */
const parents = { union: null, district: 'union', club: 'district', other: null };

beforeAll(async () => {
  service = await startTestService(listings);
  const ids = Object.keys(parents) as (keyof typeof parents)[];
  await service.loadDemoData({
    organisations: ids.map(
      (id) => ({ id, name: { fi: id }, parentId: parents[id] }) as DemoOrganisation,
    ),
    announcements: [],
    listings: ids.map((id) => listingRecord({ id: `of-${id}`, organisationId: id })),
  });
});
afterAll(() => service.close());

async function find(filter: string): Promise<string[]> {
  const { data, errors } = await service.execute(
    `{ listings(filter: { ${filter} }) { nodes { id } totalCount facets { categories { count } } } }`,
  );
  if (errors) throw errors[0];
  const { nodes, totalCount, facets } = data.listings;
  expect(totalCount).toBe(nodes.length);
  expect(facets.categories[0]?.count ?? 0).toBe(nodes.length);
  return nodes.map(({ id }: { id: string }) => id).sort();
}

it('finds what members offer, and theirs, only where that is asked for', async () => {
  expect(await find('organisation: "union"')).toEqual(['of-union']);
  expect(await find('organisation: "union", includeMembers: false')).toEqual(['of-union']);
  expect(await find('organisation: "union", includeMembers: true')).toEqual([
    'of-club',
    'of-district',
    'of-union',
  ]);
  expect(await find('organisation: ["district", "other"], includeMembers: true')).toEqual([
    'of-club',
    'of-district',
    'of-other',
  ]);
  expect(await find('includeMembers: true')).toHaveLength(4);
});

it('goes together with free text and every order', async () => {
  expect(await find('organisation: "union", includeMembers: true, text: "district"')).toEqual([
    'of-district',
  ]);
  for (const order of ['NEXT_OCCURRENCE', 'TITLE', 'RELEVANCE']) {
    const { data } = await service.execute(
      `{ listings(orderBy: ${order}, filter: { organisation: "union", includeMembers: true }) { nodes { id } } }`,
    );
    expect(data.listings.nodes).toHaveLength(3);
  }
});

it('ends where organisations are members of each other', async () => {
  await service.dataSource.query(
    `UPDATE organisation_name SET parent_id = 'club' WHERE organisation_id = 'union'`,
  );
  expect(await find('organisation: "club", includeMembers: true')).toHaveLength(3);
});

it('is refused in subscriptions', async () => {
  await expect(
    service.subscribe(
      'subscription { listingPublished(filter: { organisation: "union", includeMembers: true }) { cursor } }',
    ),
  ).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
});
