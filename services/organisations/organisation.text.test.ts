import { oddTexts, startTestService, type TestService } from '../kit/testing';
import { organisations } from '.';
import { demoDataOf } from './testing/organisation-record';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(organisations);
  await service.loadDemoData(
    demoDataOf(
      {
        id: 'carers',
        name: { fi: 'Oulun Omaishoitajat ry', en: 'Carers of Oulu' },
        description: { fi: 'Järjestämme vertaistukiryhmiä.' },
        homeMunicipality: '564',
      },
      {
        id: 'support',
        name: { fi: 'Vertaistuki ry', sv: 'Kamratstöd rf' },
        description: { fi: 'Koko maan tukihenkilöt.' },
        kind: 'FOUNDATION',
        homeMunicipality: '091',
      },
      { id: 'lahti', name: { fi: 'Kotiseutuyhdistys' }, homeMunicipality: '398' },
      { id: 'regional', name: { fi: 'Retkeilijät' }, homeMunicipality: '091', regions: ['07'] },
    ),
  );
});
afterAll(() => service.close());

const ask = (args: string, variables: object = {}) =>
  service.execute(
    `query ($text: String, $after: String) { organisations(${args}, after: $after) {
      nodes { id } totalCount pageInfo { endCursor } } }`,
    { variables: { ...variables } },
  );

async function find(text: string, more = ''): Promise<string[]> {
  const { data, errors } = await ask(`filter: { text: $text ${more} }`, { text });
  if (errors) throw errors[0];
  expect(data.organisations.totalCount).toBe(data.organisations.nodes.length);
  return data.organisations.nodes.map(({ id }: { id: string }) => id);
}

describe('organisations by free text', () => {
  it.each([
    ['omaishoitaja', ['carers'], 'inflected'],
    ['carer', ['carers'], 'in English'],
    ['kamratstödet', ['support'], 'in Swedish'],
    ['vertaistuki', ['support', 'carers'], 'the name before the description'],
    ['tuki', ['support', 'carers'], 'a part of a compound'],
    ['oulun vertaistukiryhmä', ['carers'], 'several words in different texts'],
    ['paijat-hame', ['lahti', 'regional'], 'a region and its municipality, without accents'],
    ['lahti', ['lahti'], 'its municipality'],
    [
      'vertasituki',
      ['support', 'carers'],
      'with letters in the wrong order, as the word that is meant',
    ],
    ['"koko maan"', ['support'], 'quoted words side by side'],
    ['"maan koko"', [], 'quoted words in another order'],
    ['itä-uusimaa', [], 'what is nowhere'],
  ])('finds “%s”: %s, %s', async (text, ids) => {
    expect(await find(text)).toEqual(ids);
  });

  it('keeps to the other filters', async () => {
    expect(await find('vertaistuki', 'kind: FOUNDATION')).toEqual(['support']);
    expect(await find('vertaistuki', 'municipality: "564"')).toEqual(['carers']);
  });

  it.each(oddTexts)('finds nothing by %j, wherever it is written', async (text) => {
    const { data, errors } = await service.execute(
      `query ($text: String!, $id: ID!) {
        byText: organisations(filter: { text: $text }) { totalCount nodes { id } }
        byPrefix: organisations(filter: { namePrefix: $text }) { totalCount nodes { id } }
        byNumber: organisations(filter: { businessId: $text }) { totalCount nodes { id } }
        ofParent: organisations(filter: { parent: [$id] }) { totalCount nodes { id } }
        organisation(id: $id) { id } municipality(code: $id) { code } region(code: $id) { code }
      }`,
      { variables: { text, id: text } },
    );
    expect(errors).toBeUndefined();
    const none = { totalCount: 0, nodes: [] };
    expect(data).toEqual({
      ...{ byText: none, byPrefix: none, byNumber: none, ofParent: none },
      ...{ organisation: null, municipality: null, region: null },
    });
  });

  it('refuses 10,000 characters', async () => {
    const { errors } = await ask('filter: { text: $text }', { text: 'a'.repeat(10_000) });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('gives page after page, most relevant first or by name, and no cursor of another order', async () => {
    const page = (order: string, after?: string) =>
      ask(`first: 1, filter: { text: $text } ${order}`, { text: 'vertaistuki', after });
    for (const [order, expected] of [
      ['', ['support', 'carers']],
      [', orderBy: NAME', ['carers', 'support']],
    ] as const) {
      const first = (await page(order)).data.organisations;
      const second = (await page(order, first.pageInfo.endCursor)).data.organisations;
      expect([...first.nodes, ...second.nodes].map(({ id }: { id: string }) => id)).toEqual(
        expected,
      );
      const other = await page(', orderBy: CREATED_AT', first.pageInfo.endCursor);
      expect(other.errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
    }
  });

  it('counts in statistics as in the list', async () => {
    const { data } = await service.execute(
      '{ organisationStatistics(filter: { text: "vertaistuki" }) { total } }',
    );
    expect(data.organisationStatistics.total).toBe(2);
  });

  it('is refused where changes are followed', async () => {
    const { errors } = await service.execute(
      '{ organisationChanges(filter: { text: "tuki" }) { events { cursor } } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('finds a changed name at once', async () => {
    await service.dataSource.query(
      `UPDATE organisation SET names = '{"fi": "Luistelijat"}' WHERE id = 'regional'`,
    );
    expect(await find('luistelija')).toEqual(['regional']);
    expect(await find('retkeilijät')).toEqual([]);
  });
});
