import { parse } from 'graphql';
import { composeServices } from '@theguild/federation-composition';
import { reference } from '../../reference';
import { startTestService, type TestService } from '../kit/testing';
import { organisations } from '.';
import { demoDataOf } from './testing/organisation-record';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(organisations);
  await service.loadDemoData(
    demoDataOf(
      {
        id: 'liitto',
        name: { fi: 'Ääniliitto ry', sv: 'Röstförbundet rf' },
        isNationwide: true,
        homeMunicipality: '091',
        businessId: '1234567-1',
        contacts: [
          { title: { fi: 'Toimisto', en: 'Office' }, kind: 'PHONE', value: '+358 40 1234567' },
        ],
      },
      { id: 'rovaniemi', name: { fi: 'Aho ry' }, parentId: 'liitto', kind: 'PARISH' },
      { id: 'lappi', name: { sv: 'Ålands vänner' }, regions: ['19'], homeMunicipality: '478' },
      { id: 'tampere', name: { fi: 'Örö ry' }, parentId: 'liitto', homeMunicipality: '837' },
    ),
  );
});

afterAll(() => service.close());

const names = async (args: string): Promise<unknown> => {
  const { data, errors } = await service.execute(`{ organisations${args} { nodes { id } } }`);
  return errors ?? data.organisations.nodes.map((node: { id: string }) => node.id);
};

describe('the organisations subgraph', () => {
  it('composes', () => {
    const result = composeServices([
      { name: 'organisations', typeDefs: parse(service.sdl), url: 'http://organisations' },
    ]);
    expect(result.errors).toBeUndefined();
  });

  it('describes every type, field, argument and enum value', () => {
    const bare = parse(service.sdl.replace(/^extend schema.*$/m, ''), { noLocation: true });
    const missing: string[] = [];
    JSON.stringify(bare, (_key, value) => {
      const isNamedPart =
        /Definition$/.test(value?.kind ?? '') &&
        !/^(Query|Mutation|Subscription)$/.test(value.name.value);
      if (isNamedPart && !value.description) missing.push(`${value.kind} ${value.name.value}`);
      return value;
    });
    expect(missing).toEqual([]);
  });

  it('answers an organisation with its areas, parent, members and contacts', async () => {
    const { data, errors } = await service.execute(`{
      organisation(id: "rovaniemi") {
        name(language: SV) availableLanguages kind version isDemo createdAt
        homeMunicipality { code name(language: SV) region { name } wellbeingServicesCounty { code } }
        parent {
          name(language: SV) businessId isNationwide
          members { totalCount nodes { id } }
          contacts { title(language: EN) kind value }
        }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(data.organisation).toEqual({
      name: 'Aho ry',
      availableLanguages: ['FI'],
      kind: 'PARISH',
      version: 1,
      isDemo: true,
      createdAt: '2026-01-01T10:00:00.000Z',
      homeMunicipality: {
        code: '698',
        name: 'Rovaniemi',
        region: { name: 'Lappi' },
        wellbeingServicesCounty: { code: '21' },
      },
      parent: {
        name: 'Röstförbundet rf',
        businessId: '1234567-1',
        isNationwide: true,
        members: { totalCount: 2, nodes: [{ id: 'rovaniemi' }, { id: 'tampere' }] },
        contacts: [{ title: 'Office', kind: 'PHONE', value: '+358 40 1234567' }],
      },
    });
  });

  it('sorts names as Finnish does: å, ä and ö at the end', async () => {
    expect(await names('')).toEqual(['rovaniemi', 'lappi', 'liitto', 'tampere']);
  });

  it('filters by kind, area, parent, name and Y-tunnus', async () => {
    expect(await names('(filter: { kind: PARISH })')).toEqual(['rovaniemi']);
    expect(await names('(filter: { municipality: "698" })')).toEqual(['rovaniemi', 'lappi']);
    expect(await names('(filter: { municipality: ["698", "837"] })')).toHaveLength(3);
    expect(await names('(filter: { region: "06" })')).toEqual(['tampere']);
    expect(await names('(filter: { county: "21" })')).toEqual(['rovaniemi']);
    expect(await names('(filter: { parent: "liitto" })')).toEqual(['rovaniemi', 'tampere']);
    expect(await names('(filter: { namePrefix: "ÄÄNI" })')).toEqual(['liitto']);
    expect(await names('(filter: { namePrefix: "röst" })')).toEqual(['liitto']);
    expect(await names('(filter: { namePrefix: "%" })')).toEqual([]);
    expect(await names('(filter: { namePrefix: "a\\u0000", parent: [] })')).toEqual([]);
    expect(await names('(filter: { parent: "\\u0000" })')).toEqual([]);
    expect(await names('(filter: { businessId: "1234567-1" })')).toEqual(['liitto']);
    expect(await names('(filter: { isNationwide: true })')).toEqual(['liitto']);
  });

  it('knows no organisation whose id no text of a database could be', async () => {
    const { data, errors } = await service.execute('{ organisation(id: "\\u0000") { id } }');
    expect([data, errors]).toEqual([{ organisation: null }, undefined]);
  });

  it('refuses area codes that do not exist', async () => {
    const { errors } = await service.execute(
      '{ organisations(filter: { region: "99" }) { totalCount } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('UNKNOWN_CODE');
    for (const filter of ['region: "99"', 'county: "99"']) {
      const { errors } = await service.execute(
        `{ municipalities(filter: { ${filter} }) { code } }`,
      );
      expect(errors?.[0]?.extensions.code).toBe('UNKNOWN_CODE');
    }
  });

  it('gives all areas as plain lists', async () => {
    const { data } = await service.execute(`{
      municipalities { code } regions { code } wellbeingServicesCounties { code }
      lapland: municipalities(filter: { region: "19" }) { code region { code } }
      regionalOperators { code name regions { code } }
    }`);
    expect(data.municipalities).toHaveLength(308);
    expect(data.regions).toHaveLength(19);
    expect(data.wellbeingServicesCounties).toHaveLength(23);
    expect(data.lapland).toHaveLength(21);
    expect(data.regionalOperators).toHaveLength(reference().regionalOperators.length);
  });

  it('resolves references of every entity, unknown ones as null', async () => {
    const r = [
      { __typename: 'Organisation', id: 'tampere' },
      { __typename: 'Municipality', code: '837' },
      { __typename: 'Organisation', id: 'nobody' },
      { __typename: 'Region', code: '06' },
      { __typename: 'WellbeingServicesCounty', code: '08' },
      { __typename: 'Municipality', code: '999' },
    ];
    service.forgetStatements();
    const { data } = await service.execute(
      `query ($r: [_Any!]!) { _entities(representations: $r) {
        ... on Organisation { name } ... on Municipality { municipality: name }
        ... on Region { region: name } ... on WellbeingServicesCounty { county: name }
      } }`,
      { variables: { r } },
    );
    expect(data._entities).toEqual([
      { name: 'Örö ry' },
      { municipality: 'Tampere' },
      null,
      { region: 'Pirkanmaa' },
      { county: 'Pirkanmaan hyvinvointialue' },
      null,
    ]);
    expect(service.statements).toHaveLength(1);
  });
});
