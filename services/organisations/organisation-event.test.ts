import { admin, eventually, startTestService, type TestService } from '../kit/testing';
import { reference } from '../../reference';
import { organisations } from '.';
import { allOf, conditionSql, matches } from './organisation.condition';
import { Organisation } from './organisation.entity';
import { factsOf } from './organisation.facts';
import { organisationConditions, type OrganisationFilter } from './organisation.filter';
import { findOrganisations } from './organisation.loader';
import { demoDataOf } from './testing/organisation-record';
import { run, sql } from '../kit/sql';

let service: TestService;
const open = new Set<AbortController>();

beforeAll(async () => {
  service = await startTestService(organisations);
});
afterEach(() => {
  for (const controller of open) controller.abort();
  open.clear();
});
afterAll(() => service.close());

interface Delivered {
  readonly kind: string;
  readonly cursor: string;
  readonly organisationId: string | null;
  readonly organisation: { readonly id: string; readonly name: string } | null;
}

async function follow(args = ''): Promise<Delivered[]> {
  const controller = new AbortController();
  open.add(controller);
  const stream = await service.subscribe(
    `subscription { organisationChanged${args} {
      kind cursor occurredAt organisationId organisation { id name } gap { since until } } }`,
    { signal: controller.signal },
  );
  const delivered: Delivered[] = [];
  void (async () => {
    for await (const { data, errors } of stream) {
      if (errors) throw errors[0];
      delivered.push(data.organisationChanged);
    }
  })();
  return delivered;
}

async function register(input: object): Promise<string> {
  const { data } = await service.execute(
    `mutation ($input: RegisterOrganisationInput!) { registerOrganisation(input: $input) {
      organisation { id } userErrors { code } } }`,
    {
      variables: { input: { name: { fi: 'Uusi' }, kind: 'UNREGISTERED_GROUP', ...input } },
      principal: admin,
    },
  );
  return data.registerOrganisation.organisation.id;
}

async function update(id: string, version: number, input: object): Promise<void> {
  const { data } = await service.execute(
    `mutation ($id: ID!, $v: Int!, $input: UpdateOrganisationInput!) {
      updateOrganisation(id: $id, expectedVersion: $v, input: $input) { userErrors { code } } }`,
    { variables: { id, v: version, input }, principal: admin },
  );
  expect(data.updateOrganisation.userErrors).toEqual([]);
}

const arrived = (delivered: readonly Delivered[], count: number) =>
  eventually(() => delivered.length >= count);

const told = (delivered: readonly Delivered[]): string[] =>
  delivered.map(({ kind, organisation }) => (organisation ? `${kind} +` : kind));

describe('organisationChanged', () => {
  it('tells of registrations and changes, and who has left the filter', async () => {
    const all = await follow();
    const oulu = await follow('(filter: { municipality: "564" })');
    const id = await register({ homeMunicipality: '564' });
    await arrived(all, 1);
    await update(id, 1, { name: { fi: 'Toinen' } });
    await arrived(all, 2);
    await update(id, 2, { homeMunicipality: '091' });
    await update(id, 3, { municipalities: ['564'] });
    for (const delivered of [all, oulu]) await arrived(delivered, 4);
    expect(told(all)).toEqual(['REGISTERED +', 'CHANGED +', 'CHANGED +', 'CHANGED +']);
    expect(told(oulu)).toEqual(['REGISTERED +', 'CHANGED +', 'REMOVED', 'CHANGED +']);
    expect(all[1]?.organisation).toEqual({ id, name: 'Toinen' });
    expect(oulu[2]).toMatchObject({ organisationId: id, organisation: null });
  });

  it('goes on behind a cursor without loss or repetition', async () => {
    const first = await follow();
    const ids = [await register({}), await register({}), await register({})];
    await arrived(first, 3);
    const rest = await follow(`(after: "${first[0]?.cursor}")`);
    ids.push(await register({}));
    await arrived(rest, 3);
    expect(rest.map(({ organisationId }) => organisationId)).toEqual(ids.slice(1));
  });

  it('refuses cursors of other feeds, and filters that cannot be', async () => {
    const foreign = Buffer.from('["event","listings",1,null]').toString('base64url');
    await expect(follow(`(after: "${foreign}")`)).rejects.toMatchObject({
      extensions: { code: 'INVALID_CURSOR' },
    });
    await expect(follow('(filter: { municipality: "xyz" })')).rejects.toMatchObject({
      extensions: { code: 'UNKNOWN_CODE' },
    });
  });
});

describe('organisationChanges', () => {
  async function pageOf(args: string) {
    const { data, errors } = await service.execute(`{ organisationChanges(${args}) {
      events { kind organisationId organisation { name } } pageInfo { endCursor hasNextPage } } }`);
    if (errors) throw errors[0] as Error;
    return data.organisationChanges;
  }

  it('gives the same events page by page, up to now', async () => {
    const { pageInfo } = await pageOf('first: 500');
    const id = await register({ name: { fi: 'Kolmas' } });
    await update(id, 1, { name: { fi: 'Neljäs' } });
    const first = await pageOf(`first: 1, after: "${pageInfo.endCursor}"`);
    expect(first).toMatchObject({
      events: [{ kind: 'REGISTERED', organisationId: id, organisation: { name: 'Neljäs' } }],
      pageInfo: { hasNextPage: true },
    });
    const second = await pageOf(`after: "${first.pageInfo.endCursor}"`);
    expect(second).toMatchObject({
      events: [{ kind: 'CHANGED', organisationId: id }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('refuses a count that no page has', async () => {
    await expect(pageOf('first: 501')).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

it('matches as the list does, whatever the organisation and filter', async () => {
  const codes = ['091', '564', '049', '837'];
  const records = Array.from({ length: 120 }, (_, index) => ({
    id: `m${index}`,
    name: { fi: `${'ÅÄx%'[index % 4]} Yhdistys`, sv: `Förening ${index % 3}` },
    kind: (['PARISH', 'FOUNDATION', 'OTHER'] as const)[index % 3] ?? 'OTHER',
    businessId: index === 5 ? '0201256-6' : null,
    parentId: index > 100 ? 'm0' : null,
    homeMunicipality: codes[index % 4] ?? '091',
    municipalities: index % 7 === 0 ? [codes[index % 3] ?? ''] : [],
    regions: index % 11 === 0 ? ['17'] : [],
    counties: index % 13 === 0 ? ['05'] : [],
    isNationwide: index % 17 === 0,
  }));
  await service.loadDemoData(demoDataOf(...records));
  const all = (
    await findOrganisations(
      records.map(({ id }) => id),
      service.dataSource,
    )
  ).filter((one): one is Organisation => one !== null);
  const filters: OrganisationFilter[] = [
    {},
    { municipality: ['564'] },
    { municipality: ['091', '049'], kind: ['PARISH' as never] },
    { region: ['17'] },
    { region: reference().regions.map(({ code }) => code), isNationwide: false },
    { county: ['05', '90'] },
    { parent: ['m0'] },
    { namePrefix: 'ä y' },
    { namePrefix: '%' },
    { namePrefix: 'FÖRENING 1' },
    { businessId: 'FI02012566' },
    { businessId: 'none' },
  ];
  for (const filter of filters) {
    const condition = allOf(organisationConditions(filter));
    const rows = await run<{ id: string }>(
      service.dataSource,
      sql`SELECT o.id FROM organisation o WHERE o.is_demo AND ${conditionSql(condition)}`,
    );
    const matching = all.filter((one) => matches(condition, factsOf(one))).map(({ id }) => id);
    expect({ filter, ids: matching.sort() }).toEqual({
      filter,
      ids: rows.map(({ id }) => id).sort(),
    });
    if (filter.businessId !== 'none') expect(matching.length).toBeGreaterThan(0);
  }
});
