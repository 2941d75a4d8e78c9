import { startTestService, type TestService } from '../kit/testing';
import { municipalityByCode, reference } from '../../reference';
import { organisations } from '.';
import { demoDataOf } from './testing/organisation-record';

const kinds = ['REGISTERED_ASSOCIATION', 'PARISH', 'FOUNDATION'] as const;
const homes = ['698', '837', '091', '853'];

const records = Array.from({ length: 60 }, (_, index) => ({
  id: `o${index}`,
  name: index % 4 === 0 ? { fi: `Yhdistys ${index}`, sv: 'Förening' } : { fi: `Yhdistys ${index}` },
  kind: kinds[index % 3] ?? 'PARISH',
  // The last moment of a year in UTC is in the next one in Finland.
  createdAt: index % 2 === 0 ? '2025-12-31T23:00:00.000Z' : '2026-03-05T10:00:00.000Z',
  homeMunicipality: homes[index % 4] ?? '698',
  municipalities: [],
  regions: [],
  counties: [],
}));

let service: TestService;
beforeAll(async () => {
  service = await startTestService(organisations);
  await service.loadDemoData(demoDataOf(...records));
  await service.execute('{ regions { code } }');
});
beforeEach(() => service.forgetStatements());
afterAll(() => service.close());

async function ask(document: string) {
  const { data, errors } = await service.execute(document);
  expect(errors).toBeUndefined();
  return data;
}

describe('statistics of organisations', () => {
  it('count by two dimensions, with names, in one statement', async () => {
    const { organisationStatistics } =
      await ask(`{ organisationStatistics(groupBy: [KIND, REGION]) {
      total rows { count kind region { code name } municipality { code } } hasMoreRows
    } }`);
    const { total, rows } = organisationStatistics;
    expect(total).toBe(60);
    expect(rows).toHaveLength(12);
    expect(rows).toContainEqual({
      count: 5,
      kind: 'PARISH',
      region: { code: '19', name: 'Lappi' },
      municipality: null,
    });
    expect(rows.reduce((sum: number, row: { count: number }) => sum + row.count, 0)).toBe(total);
    expect(service.statements).toHaveLength(1);
  });

  it('take the filters of lists, and count months in Finland’s time', async () => {
    const data = await ask(`{
      organisationStatistics(groupBy: CREATED_MONTH, filter: { kind: PARISH, municipality: "698" }) {
        total rows { createdMonth count }
      }
      organisations(filter: { kind: PARISH, municipality: "698" }) { totalCount }
    }`);
    expect(data.organisationStatistics).toEqual({
      total: data.organisations.totalCount,
      rows: [{ createdMonth: '2026-01', count: 5 }],
    });
  });

  it('tell how well organisations are described, and say nothing of none', async () => {
    const data = await ask(`{
      all: organisationStatistics { total rows { count } coverage { severalLanguages { count share } } }
      none: organisationStatistics(filter: { businessId: "nothing" }, groupBy: KIND) {
        total rows { count } hasMoreRows coverage { withContacts { count share } }
      }
    }`);
    expect(data.all).toEqual({
      total: 60,
      rows: [],
      coverage: { severalLanguages: { count: 15, share: 0.25 } },
    });
    expect(data.none).toEqual({
      total: 0,
      rows: [],
      hasMoreRows: false,
      coverage: { withContacts: { count: 0, share: 0 } },
    });
  });

  it.each([
    ['groupBy: [KIND, REGION, COUNTY]', 'groupBy'],
    ['groupBy: [KIND, KIND]', 'groupBy'],
    ['groupBy: KIND, first: 0', 'first'],
  ])('refuse what they cannot count: %s', async (args, argument) => {
    const { errors } = await service.execute(`{ organisationStatistics(${args}) { total } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});

describe('a municipality', () => {
  const namesNear = async (code: string, args: string): Promise<string[]> => {
    const { municipality } = await ask(
      `{ municipality(code: "${code}") { nearby${args} { municipality { name } distanceKm } } }`,
    );
    const distances = municipality.nearby.map((near: { distanceKm: number }) => near.distanceKm);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    return municipality.nearby.map(
      (near: { municipality: { name: string } }) => near.municipality.name,
    );
  };

  it('knows the municipalities near it', async () => {
    const near = await namesNear('091', '(first: 3)');
    expect(near).toEqual(expect.arrayContaining(['Vantaa', 'Kauniainen']));
    expect(await namesNear('091', '(first: 50, withinKm: 20)')).not.toContain('Järvenpää');
    expect(await namesNear('890', '(withinKm: 1)')).toEqual([]);
  });

  it('is as far from another as the other from it', async () => {
    const { municipalities } = await ask(
      '{ municipalities(filter: { region: "19" }) { code nearby(first: 50, withinKm: 300) { municipality { code } distanceKm } } }',
    );
    interface Near {
      readonly municipality: { readonly code: string };
      readonly distanceKm: number;
    }
    const one = municipalities.find(({ code }: { code: string }) => code === '698');
    for (const { municipality, distanceKm } of one.nearby as Near[]) {
      const other = municipalities.find(({ code }: { code: string }) => code === municipality.code);
      if (other) expect(other.nearby).toContainEqual({ municipality: { code: '698' }, distanceKm });
    }
    expect(service.statements).toEqual([]);
  });

  it.each([
    ['(first: 51)', 'first'],
    ['(withinKm: 6371)', 'withinKm'],
    ['(withinKm: -1)', 'withinKm'],
  ])('refuses to look further than a neighbour is: %s', async (args, argument) => {
    const { errors } = await service.execute(
      `{ municipality(code: "091") { nearby${args} { distanceKm } } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  it('leads to its region and county and back', async () => {
    const { municipalities } = await ask(`{ municipalities {
      code region { municipalities { code } } wellbeingServicesCounty { municipalities { code } }
    } }`);
    expect(municipalities).toHaveLength(reference().municipalities.length);
    for (const { code, region, wellbeingServicesCounty } of municipalities) {
      expect(municipalityByCode(code)).toBeDefined();
      expect(region.municipalities).toContainEqual({ code });
      expect(wellbeingServicesCounty.municipalities).toContainEqual({ code });
    }
  });

  it('lists its organisations by name, page by page, as the filter finds them', async () => {
    const { organisations: filtered } = await ask(
      '{ organisations(first: 200, filter: { municipality: "698" }) { nodes { id } } }',
    );
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const given: string = after === null ? '' : `, after: "${after}"`;
      const { municipality } = await ask(
        `{ municipality(code: "698") { organisations(first: 4${given}) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }`,
      );
      const { nodes, pageInfo, totalCount } = municipality.organisations;
      expect(totalCount).toBe(filtered.nodes.length);
      ids.push(...nodes.map(({ id }: { id: string }) => id));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(ids).toEqual(filtered.nodes.map(({ id }: { id: string }) => id));
    expect(ids).toHaveLength(15);
  });

  it('lists organisations of many municipalities in one statement', async () => {
    const { municipalities } = await ask(
      '{ municipalities { name organisations(first: 2, filter: { kind: PARISH }) { nodes { name kind } } } }',
    );
    expect(service.statements).toHaveLength(1);
    const kindsFound = municipalities.flatMap(
      ({ organisations: list }: { organisations: { nodes: { kind: string }[] } }) =>
        list.nodes.map(({ kind }) => kind),
    );
    expect(new Set(kindsFound)).toEqual(new Set(['PARISH']));
  });
});
